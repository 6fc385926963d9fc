import Consultations
import EventModel
import Events
import Support
import Testing

@Suite("Words of a crisis")
struct CrisisTermTests {
    static let terms = CrisisTerms(try! CrisisTerms.builtIn())

    @Test(
        "are found in any writing",
        arguments: [
            "死にたい", "もう 死 に た い", "シニタイ", "ｼﾆﾀｲ", "死にたいとは思わない", "しにたーーい", "しにたぃ", "しにたぁぁい", "死-に-た-い",
            "死\u{200B}に\u{200D}た\u{2060}い", "\u{202E}いたにし", "死\u{200F}に\u{200E}たい", "し😢に😢た😢い",
            "死\u{FE0F}に\u{0336}た\u{0336}い\u{0336}",
            "じ\u{200B}さつ", "し\u{3099}さつ", "ｼﾞｻﾂ", "し゛さつ", "ODしました", "ｏｄ", "o\u{200B}d した", "I want to die",
            "W A N T　T O　D I E", "リスカ",
            "オーバードーズ", "タヒにたい", "死\u{3164}に\u{115F}たい",
        ])
    func selfHarm(text: String) { #expect(Self.terms.match(text) == [.selfHarm], "\(text)") }

    @Test(
        "tell what it is about",
        arguments: [
            ("子どもを叩いてしまう", CrisisKind.harmToChild), ("首を絞めそう", .harmToChild), ("ごはんをあげてない", .harmToChild),
            ("I hit my child", .harmToChild), ("家に帰りたくない", .childsVoice), ("たすけて！", .childsVoice),
            ("夫に殺される", .violence),
            ("DVかもしれない", .violence), ("息をしていない", .medical), ("ケイレンが止まらない", .medical), ("not breathing", .medical),
        ])
    func kinds(text: String, kind: CrisisKind) { #expect(Self.terms.match(text) == [kind]) }

    @Test("of several kinds are all found, and the ambulance comes first in the answer")
    func several() {
        let kinds = Self.terms.match("死にたい。子どもを叩いてしまった。息をしていない")
        #expect(kinds == [.selfHarm, .harmToChild, .medical])
        #expect(Crisis(kinds) == .medical)
        #expect(Crisis([.selfHarm, .violence]) == .danger)
        #expect(Crisis([]) == nil)
    }

    @Test(
        "are not seen in everyday ones",
        arguments: [
            "food", "こんにちは", "保育園", "220-0012", "model", "予防接種はいつですか", "grape juice", "advent", "私にたくさん話してください",
            "わたしにたくさん",
            "離乳食の包丁", "", " ", "\u{200B}",
        ])
    func everyday(text: String) { #expect(Self.terms.match(text) == []) }

    @Test("stand in the list once each, and every family of them has some")
    func list() throws {
        let all = try CrisisTerms.builtIn()
        #expect(Set(all.map { "\($0.kind) \(FoldedText($0.term).text)" }).count == all.count)
        for kind in CrisisKind.allCases { #expect(all.count { $0.kind == kind } >= 10) }
        for term in all { #expect(CrisisTerms(all).match(term.term).contains(term.kind), "\(term)") }
    }

    @Test("are found at the end of 100 KB, also where every character begins one")
    func long() {
        #expect(Self.terms.match(String(repeating: "あ", count: 33_000) + "死にたい") == [.selfHarm])
        #expect(Self.terms.match(String(repeating: "死", count: 33_000) + "にたい") == [.selfHarm])
        #expect(Self.terms.match(String(repeating: "\u{3099}", count: 33_000) + "死にたい") == [.selfHarm])
    }
}

@Suite("The prefecture changes the words of a crisis")
struct SetCrisisTermsTests {
    private static let own = CrisisTerm(kind: .selfHarm, term: "しんどすぎて無理")
    private static let gone = CrisisTerm(kind: .violence, term: "にげたい")

    private func set(
        _ office: OfficeID = Example.prefecture, add: [CrisisTerm] = [], remove: [CrisisTerm] = [], seen: Int = 0
    ) throws -> SetCrisisTerms {
        SetCrisisTerms(
            office: office, additions: add, removals: remove, builtIn: try CrisisTerms.builtIn(), seen: seen)
    }

    @Test("what it adds is found, what it removes no longer is, in any writing, and the rest stays")
    func changed() throws {
        let fact = CrisisTermsSet(office: Example.prefecture, additions: [Self.own], removals: [Self.gone])
        given().when(try set(add: [Self.own], remove: [Self.gone])).then(fact)
        let terms = try Care(Care.BuiltIn(), changes: Care.Changes.fold.state(after: [fact])).terms
        #expect(terms.match("しんどすぎて ムリ無理") == [])
        #expect(terms.match("シンドスギテ　無理") == [.selfHarm])
        #expect(terms.match("にげたい") == [])
        #expect(terms.match("逃げたい") == [.violence])
    }

    @Test("what it no longer says is as it came")
    func back() throws {
        let first = CrisisTermsSet(office: Example.prefecture, additions: [Self.own], removals: [Self.gone])
        given(first).when(try set(seen: 1)).then(
            CrisisTermsSet(office: Example.prefecture, additions: [], removals: []))
        given(first).when(try set(add: [Self.own], remove: [Self.gone], seen: 0)).changesNothing()
        given(first).when(try set(add: [Self.own], seen: 0)).refuses(.changedSince)
    }

    @Test("a city can't")
    func city() throws {
        given().when(try set(OfficeID("city:14100")!, add: [Self.own])).refuses(.notPrefecture)
    }

    @Test("what would be found in every text, is too long, or is not there, is refused by name")
    func refused() throws {
        let short = CrisisTerm(kind: .violence, term: "あ！")
        let long = CrisisTerm(kind: .violence, term: String(repeating: "あい", count: 30))
        let unknown = CrisisTerm(kind: .selfHarm, term: "逃げたい")
        given().when(try set(add: [short])).refuses(.tooShort(short))
        given().when(try set(add: [long])).refuses(.tooLong(long, most: 40))
        given().when(try set(remove: [unknown])).refuses(.notBuiltIn(unknown))
        let many = (0...500).map { CrisisTerm(kind: .violence, term: "ことば\($0)") }
        given().when(try set(add: many)).refuses(.tooMany(most: 500))
    }

    @Test("the families that can't be done without keep a built-in word", arguments: [CrisisKind.medical, .selfHarm])
    func kept(kind: CrisisKind) throws {
        let all = try CrisisTerms.builtIn().filter { $0.kind == kind }
        given().when(try set(add: [Self.own], remove: all)).refuses(.nothingLeft(kind))
        given().when(try set(remove: Array(all.dropLast()))).then(
            CrisisTermsSet(office: Example.prefecture, additions: [], removals: Array(all.dropLast())))
    }
}
