import Calendar
import Delivery
import EventModel
import Events
import LINE
import Places
import Projections
import Support
import Testing
import Web

@testable import App

@Suite("What the console is told")
struct ConsoleAnswersTests {
    @Test("its counts are those of the command line's reports, hidden ones too", arguments: Seeds.some(4))
    func counts(_ seed: UInt64) async throws {
        var random = SplitMix64(seed: seed)
        let places = ["141046", "141011", "143821", "142018"].compactMap { MunicipalityCode($0) }
        let families = (1...120).flatMap { number in
            Families.family(
                number, in: places.randomElement(using: &random)!,
                on: Example.today.adding(days: -Int.random(in: 0...200, using: &random)))
        }
        let sent = DeliveryRequested(
            batch: Example.batch, day: Example.today, content: Example.content, entries: ["vac_2m"], retryKey: "1",
            recipients: (1...120).filter { _ in random.chance(1, in: 3) }.map {
                Recipient(household: Families.household($0), children: [[]])
            }, at: 1)
        let app = try await TestInstallation(families + [sent])
        let months = YearMonth(iso: "2026-08")!...YearMonth(iso: "2026-11")!
        for (subject, command) in zip(MonthlyCounts.Subject.allCases, ReportCommand.Subject.allCases) {
            for dimension in MonthlyCounts.Dimension.allCases {
                guard let asked = MonthlyCounts(subject, by: dimension, months: months, in: nil) else { continue }
                var report = ReportCommand()
                (report.subject, report.by) = (command, dimension.rawValue)
                (report.from, report.to) = ("2026-08-01", "2026-11-30")
                let told = try await report.run(on: app.installation).rendered(as: .csv)
                let shown = ShownReport(try await app.installation.consoleAnswers.counts(asked), isExact: false)
                #expect(CSVText.text([shown.header] + shown.rows) == told)
            }
        }
    }

    @Test(
        "what an office says beside a message is under its name in the preview, and nowhere in force before it is kept")
    func noted() async throws {
        let app = try await TestInstallation()
        let words = LocalWords(japanese: "いち", easyJapanese: "に", english: "three")
        let note = LocalNote(municipality: MunicipalityCode("141097")!, words: words)
        let names: [Language: String] = [
            .japanese: "横浜市港北区から", .easyJapanese: "横浜市(よこはまし)港北区(こうほくく)から", .english: "From Kohoku, Yokohama",
        ]
        for language in Language.allCases {
            let message = try await app.installation.consoleAnswers.noted("vac_2m", note, language)
            let texts = message.map(Self.texts) ?? []
            #expect(texts.contains(names[language]!) && texts.contains(words[language]))
        }
        #expect(try await app.installation.schedule().notes.isEmpty)
        try await app.record([
            LocalNoteWritten(
                municipality: .kanagawa, entry: "vac_2m", japanese: "県", easyJapanese: "けん", english: "pref")
        ])
        let schedule = try await app.installation.schedule()
        #expect(schedule.notes.own(of: .kanagawa, on: "vac_2m")?.words.english == "pref")
        #expect(schedule.placeName(.kanagawa, .english) == "Kanagawa Prefecture")
    }

    @Test("a made-up family's phone shows what the plan of such a family sends, in each language")
    func phone() async throws {
        let app = try await TestInstallation()
        let schedule = try await app.installation.schedule()
        let born = Example.today.adding(days: -60)
        for language in Language.allCases {
            let family = Family(
                household: Example.family, municipality: Example.nakaWard, language: language,
                topics: TopicSet(Topic.usual), registeredOn: born,
                children: [Family.Child(number: ChildNumber(1), kind: .born, date: born, toldOn: born)])
            let told = try await app.installation.consoleAnswers.phone(family, Example.today)
            let plan = schedule.coming(for: family, after: Example.today)
            #expect(Set(told.coming.map(\.day)) == Set(plan.map(\.date)))
            let titles = plan.map { $0.entry.words[language].title }
            let texts = told.coming.flatMap(\.messages).flatMap(Self.texts)
            #expect(titles.allSatisfy { texts.contains($0) } && !titles.isEmpty)
            for day in told.coming {
                #expect(try await app.installation.consoleAnswers.phone(family, day.day).today == day.messages)
            }
        }
    }

    private static func texts(of message: Message) -> [String] {
        guard case .flex(_, let container) = message.content else { return [] }
        let bubbles: [FlexBubble] =
            switch container {
            case .bubble(let bubble): [bubble]
            case .carousel(let bubbles): bubbles
            }
        return bubbles.flatMap { $0.body?.contents ?? [] }.compactMap {
            if case .text(let text) = $0 { text.text } else { nil }
        }
    }
}
