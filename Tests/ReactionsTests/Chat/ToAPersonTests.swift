import Consultations
import EventModel
import EventStore
import Events
import Support
import Testing

@testable import Reactions

@Suite("From the chat to a person")
struct ToAPersonTests {
    private static let address = "https://hagukumi.example/r/talk/in/01JD8Z0000SECRET0000000001"

    private func service(withDoor: Bool = true) async throws -> AnswerChatTests.Service {
        var service = try await AnswerChatTests.Service()
        if withDoor {
            service.entry = { _, _ in EntryAddress(link: ULID(bits: 3), address: Self.address) }
        }
        try await service.tell("follow", [:])
        return service
    }

    @Test(
        "whoever confides is shown the door, before consent too, and in any writing",
        arguments: [
            "毎日つらいです", "夜 眠れない", "どうしたらいいのかわからない", "ワンオペで疲れた", "話を聞いてほしい", "不安", "つい怒鳴ってしまう", "もう ゲンカイ もう限界です",
            "I'm so tired", "I don't know what to do",
        ])
    func door(text: String) async throws {
        let service = try await service()
        try await service.say(text)
        try await service.handleAll()
        let shown = try #require(service.line.replies.last?.json)
        #expect(shown.contains(Self.address) && shown.contains("人に話す（LINEには残りません）"))
        #expect(try await service.answers().last?.prompt == "care")
    }

    @Test("keywords stay a search", arguments: ["夜泣き 相談 港北区", "発達 不安 港北区", "保育園", "予防接種 いつ"])
    func search(text: String) { #expect(!ConfidingWords.tells(text)) }

    @Test("words of a crisis are a fact without the words, once however often the webhook comes, and the door is there")
    func crisis() async throws {
        let service = try await service()
        let webhook = try await service.tell(
            "message", ["message": ["id": "1", "type": "text", "text": "もう死にたい canary-77"]])
        try await service.handleAll()
        try await service.handleAll()
        let facts = try await service.test.facts().compactMap { $0 as? CrisisNoticed }
        #expect(facts.map(\.kinds) == [[.selfHarm]])
        #expect(facts.first?.source == webhook && facts.first?.consultation == nil)
        let shown = try #require(service.line.replies.last?.json)
        for text in ["110", "119", "0120-0-78310", Self.address] { #expect(shown.contains(text)) }
    }

    @Test("where no link can be made the numbers go out all the same")
    func noDoor() async throws {
        var service = try await service(withDoor: false)
        service.entry = { _, _ in throw StoreFault.failed("full") }
        try await service.say("死にたい")
        try await service.say("つらいです")
        try await service.handleAll()
        for reply in service.line.replies.suffix(2) {
            #expect(reply.json.contains("189") && !reply.json.contains("/r/talk"))
        }
    }

    @Test("what was confided stands nowhere in clear: not in the log, and not in what the program tells of itself")
    func sealed() async throws {
        let service = try await service()
        for text in ["つらいです canary-88", "死にたい canary-88"] { try await service.say(text) }
        try await service.handleAll()
        let page = Page<String>()
        _ = try await service.test.store.read(.all, after: .start, through: nil, limit: .max) { row in
            page.append(String(decoding: row.data, as: UTF8.self))
        }
        let rows = page.take()
        #expect(rows.count > 4)
        for row in rows { #expect(!row.contains("canary") && !row.contains("つらい") && !row.contains("死にたい")) }
        #expect(!service.errors.lines.joined().contains("canary"))
        for reply in service.line.replies { #expect(!reply.json.contains("canary")) }
    }

    @Test("whoever asked to be forgotten gets the numbers, and nothing is noted")
    func forgotten() async throws {
        let service = try await service()
        try await service.tap(.forget)
        try await service.say("死にたい")
        try await service.handleAll()
        #expect(service.line.replies.last?.json.contains("119") == true)
        #expect(try await !service.test.facts().contains { $0 is CrisisNoticed })
    }
}

@Suite("Noticing a crisis in the chat")
struct NoticeCrisisTests {
    @Test("is decided once for each webhook")
    func once() {
        let decision = NoticeCrisisInChat(
            household: Example.family, source: Example.webhook, kinds: [.violence, .medical], now: 7)
        let fact = CrisisNoticed(
            household: Example.family, consultation: nil, source: Example.webhook, kinds: [.medical, .violence], at: 7)
        given().when(decision).then(fact)
        given(fact).when(decision).changesNothing()
        given().when(NoticeCrisisInChat(household: Example.family, source: Example.webhook, kinds: [], now: 7))
            .changesNothing()
    }
}
