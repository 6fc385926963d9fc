import Calendar
import Consultations
import EventModel
import Events
import Support
import Testing

@Suite("Lines of help")
struct HelpLineTests {
    static let builtIn = try! HelpLines.builtIn()
    static let lines = HelpLines(builtIn: builtIn)

    private func keys(_ lines: [HelpLine]) -> [String] { lines.map(\.key.description) }
    private func time(_ text: String) -> JapanTime { JapanTime(iso: text + ":00+09:00")! }

    @Test(
        "of those that came, people are shown what is confirmed, and 110 and 119; each has a number or its way"
    )
    func shown() {
        let shown = Self.lines.shown
        #expect(shown.count == 9 && Self.builtIn.count == 18)
        #expect(Set(shown.flatMap(\.numbers)).isSuperset(of: ["110", "119", "189", "#7119", "#8000", "0120-0-78310"]))
        for line in shown {
            #expect(line.standing != .unconfirmed)
            #expect(!line.numbers.isEmpty || line.name.japanese.contains("LINE"))
            #expect(line.standing == .known || line.source.hasPrefix("https://"))
        }
        #expect(!Self.lines.shown.contains { $0.key.description == "kodomo_katei_110" })
    }

    @Test("that people are shown have words of their own in every language", arguments: Language.allCases)
    func languages(language: Language) {
        for line in Self.lines.shown {
            for words in [line.name, line.forWhom, line.hoursWords] {
                #expect(!words[language].isEmpty)
                if language == .english, line.key.description != "oyako_line" {
                    #expect(words[language].unicodeScalars.allSatisfy { $0.value < 0x3000 })
                }
            }
        }
    }

    @Test(
        "stand in the order of a situation",
        arguments: [
            (HelpSituation.danger, "emergency_110", "emergency_119"), (.illness, "emergency_119", "emergency_7119"),
            (.parent, "cao_189", "oyako_line"), (.child, "cao_189", "sos24"),
        ])
    func order(situation: HelpSituation, first: String, second: String) {
        let keys = keys(Self.lines.lines(for: situation))
        #expect(keys.prefix(2) == [first, second])
        #expect(Set(keys).isSuperset(of: ["emergency_110", "emergency_119"]))
    }

    @Test(
        "are open when somebody answers",
        arguments: [
            ("2026-11-24T17:59", ["emergency_119", "emergency_7119", "emergency_110", "cao_189", "sos24"]),
            (
                "2026-11-24T18:00",
                ["emergency_119", "emergency_7119", "pediatric_8000", "emergency_110", "cao_189", "sos24"]
            ),
            (
                "2027-01-01T07:59",
                ["emergency_119", "emergency_7119", "pediatric_8000", "emergency_110", "cao_189", "sos24"]
            ),
            ("2027-01-01T08:00", ["emergency_119", "emergency_7119", "emergency_110", "cao_189", "sos24"]),
        ])
    func open(moment: String, expected: [String]) {
        #expect(keys(Self.lines.open(for: .illness, at: time(moment))) == expected)
    }

    @Test("are dialled without hyphens")
    func links() {
        #expect(Self.lines[HelpLineKey("pediatric_8000")!]?.links == ["tel:%238000", "tel:05034903742"])
    }
}

@Suite("The prefecture changes the lines of help")
struct SetHelpLineTests {
    private static func line(
        _ key: String = "hitorioya", office: String = "pref:14", name: String = "ひとり親家庭相談",
        numbers: [String] = ["045-000-0000"], hours: String = "月火水木金 9:00-17:00; 祝 休", forWhom: String = "ひとり親",
        situations: [HelpSituation] = [.parent], isShown: Bool = true,
        source: String = "https://www.example.lg.jp/hitorioya", confirmedOn: CivilDate? = Example.today
    ) -> HelpLineSet {
        HelpLineSet(
            office: OfficeID(office)!, key: HelpLineKey(key)!, name: name, numbers: numbers,
            hours: OpeningHours(hours)!, forWhom: forWhom, situations: situations, isShown: isShown, source: source,
            confirmedOn: confirmedOn)
    }

    private func set(_ line: HelpLineSet, seen: Int = 0) -> SetHelpLine {
        SetHelpLine(line, builtIn: HelpLineTests.builtIn, seen: seen, today: Example.today)
    }

    private func lines(after facts: HelpLineSet...) -> HelpLines {
        HelpLines(builtIn: HelpLineTests.builtIn, changes: HelpLineChanges.fold.state(after: facts))
    }

    @Test("what it confirmed is shown from then on, and what it hid no longer is")
    func shown() {
        let shown = Self.line()
        let hidden = Self.line("childline", isShown: false, confirmedOn: nil)
        given().when(set(shown)).then(shown)
        given(shown).when(set(hidden)).then(hidden)
        let lines = lines(after: shown, hidden)
        #expect(lines.shown.map(\.key.description).contains("hitorioya"))
        #expect(!lines.shown.map(\.key.description).contains("childline"))
        #expect(lines.lines(for: .parent).last?.key.description == "hitorioya")
    }

    @Test("a line of its own comes behind those that help in the same situation")
    func added() {
        let own = Self.line("pref-desk")
        given().when(set(own)).then(own)
        #expect(lines(after: own).lines(for: .parent).last?.name[.english] == "ひとり親家庭相談")
        #expect(lines(after: own).all.count == 19)
    }

    @Test("what it leaves as it came is still told in every language")
    func languages() throws {
        let came = try #require(HelpLineTests.lines[HelpLineKey("sos24")!])
        let line = lines(
            after: Self.line("sos24", name: came.name.japanese, hours: came.hours.description, forWhom: "学校の悩み"))[
                came.key]
        #expect(line?.name[.english] == came.name[.english])
        #expect(line?.hoursWords[.english] == came.hoursWords[.english])
        #expect(line?.forWhom[.english] == "学校の悩み")
        #expect(line?.numbers == ["045-000-0000"])
    }

    @Test("110 and 119 can be neither hidden nor given another number", arguments: ["110", "119"])
    func known(number: String) {
        let key = "emergency_\(number)"
        given().when(set(Self.line(key, numbers: [number], isShown: false))).refuses(.cannotBeChanged)
        given().when(set(Self.line(key, numbers: ["045-000-0000"]))).refuses(.cannotBeChanged)
        let renamed = Self.line(key, numbers: [number], source: "", confirmedOn: nil)
        given().when(set(renamed)).then(renamed)
    }

    @Test("nothing is shown that nobody confirmed")
    func unconfirmed() {
        given().when(set(Self.line(confirmedOn: nil))).refuses(.notConfirmed)
        given().when(set(Self.line(source: " "))).refuses(.notConfirmed)
        given().when(set(Self.line(confirmedOn: Example.today.adding(days: 1)))).refuses(.confirmedInFuture)
        let hidden = Self.line(isShown: false, source: "", confirmedOn: nil)
        given().when(set(hidden)).then(hidden)
    }

    @Test("what can't be dialled or said is refused by name")
    func refused() {
        given().when(set(Self.line(office: "city:14100"))).refuses(.notPrefecture)
        given().when(set(Self.line(name: " "))).refuses(.noName)
        given().when(set(Self.line(name: String(repeating: "あ", count: 101)))).refuses(.tooLong(most: 100))
        for number in ["04", "045 000", "０４５", "12345678901234", "045#1", "javascript:1"] {
            given().when(set(Self.line(numbers: [number]))).refuses(.badNumber(number))
        }
        given().when(set(Self.line(numbers: ["110", "119", "189", "188"]))).refuses(.tooManyNumbers(most: 3))
    }

    @Test("of two officers the second has to look again")
    func twice() {
        let first = Self.line()
        given(first).when(set(first)).changesNothing()
        given(first).when(set(Self.line(name: "別の名"))).refuses(.changedSince)
        given(first).when(set(Self.line(name: "別の名"), seen: 1)).then(Self.line(name: "別の名"))
    }
}
