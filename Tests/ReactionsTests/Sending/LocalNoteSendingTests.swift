import Calendar
import EventModel
import EventStore
import Events
import Foundation
import Households
import LINE
import Places
import Projections
import Support
import Testing

@testable import Delivery
@testable import Reactions

@Suite("What offices say, in the messages")
struct LocalNoteSendingTests {
    private static let yokohama = MunicipalityCode("141003")!

    private func note(
        _ words: String, _ place: MunicipalityCode = Example.nakaWard, on entry: String = "birth_hearing"
    ) -> LocalNoteWritten {
        LocalNoteWritten(
            municipality: place, entry: entry, japanese: words, easyJapanese: "やさしい\(words)", english: "en \(words)")
    }

    private func bodies(_ line: SmallLINE) -> [String: [String]] {
        line.asked.filter { $0.status == 200 }.reduce(into: [:]) { bodies, asked in
            for user in asked.users { bodies[user, default: []].append(asked.body) }
        }
    }

    @Test("each family gets the words of its nearest office in its language; elsewhere nobody does; the log says whose")
    func nearest() async throws {
        try await SmallLINE.serve { line, http in
            let town = try await Town(line, http)
            try await town.record(
                note("区の窓口", Example.nakaWard), note("市の窓口", Self.yokohama), note("鶴見の窓口", MunicipalityCode("141011")!))
            try await town.register(1, bornDaysAgo: 2)
            try await town.register(2, bornDaysAgo: 2, in: Example.hakone)
            try await town.register(3, bornDaysAgo: 2, language: .english, in: MunicipalityCode("141020")!)
            #expect(try await town.run().accepted == 3)
            let bodies = bodies(line).mapValues { $0.joined() }
            let (one, two, three) = (bodies[Town.user(1)]!, bodies[Town.user(2)]!, bodies[Town.user(3)]!)
            #expect(one.contains("\"横浜市中区から\"") && one.contains("\"区の窓口\"") && !one.contains("市の窓口"))
            #expect(!two.contains("窓口\""), "\(two)")
            #expect(three.contains("\"From Yokohama\"") && three.contains("\"en 市の窓口\"") && !three.contains("\"市の窓口"))
            let composed = try await town.facts(ContentComposed.self)
            #expect(Set(composed.map(\.notedBy)) == [[Example.nakaWard], [], [Self.yokohama]])
            let reading = town.reading
            for (number, author) in [(1, Example.nakaWard), (2, nil), (3, Self.yokohama)] {
                let part = try await reading.received(Town.household(number)).first?.parts.first
                #expect(part?.notedBy == author)
                #expect(
                    try await reading.reason(for: "birth_hearing", to: Town.household(number))?.notedBy == author)
            }
        }
    }

    @Test("two offices that say the same have contents of their own; what was taken back leaves the plain one")
    func contents() throws {
        let entry = Town.hearingAndLeave.entries[0].key
        func compose(_ notes: LocalNotes, _ place: MunicipalityCode?) throws -> ContentID {
            let schedule = Town.schedule(Town.hearingAndLeave, [], notes)
            let key = ContentKey(entries: [0], language: .japanese, notedBy: place.map { [$0] } ?? [])
            return try StageMessages(schedule).compose(schedule.settled(key)).id
        }
        let said: [any Event] = [note("同じ", Self.yokohama, on: entry), note("同じ", Example.hakone, on: entry)]
        let both = LocalNotes(said)
        let ids = try [compose(both, Self.yokohama), compose(both, Example.hakone), compose(both, nil)]
        #expect(Set(ids).count == 3)
        let gone: [any Event] = [
            note("同じ", Self.yokohama, on: entry), LocalNoteWithdrawn(municipality: Self.yokohama, entry: entry),
        ]
        let plain = LocalNotes(gone)
        #expect(try compose(plain, Self.yokohama) == ids[2] && compose(LocalNotes(), nil) == ids[2])
    }

    @Test("the longest notes beside every entry keep LINE's limits in every language", arguments: Language.allCases)
    func limits(_ language: Language) throws {
        let catalogue = try StageCatalogue.builtIn()
        // Three bytes each, the most that one UTF-16 unit takes.
        let text = String(repeating: "鬱", count: LocalWords.longest(in: language))
        let words = LocalWords(japanese: text, easyJapanese: text, english: text)
        let longest = Town.gazetteer.all.max {
            Town.gazetteer.name(of: $0.code, in: language).utf8.count
                < Town.gazetteer.name(of: $1.code, in: language).utf8.count
        }!.code
        var notes = LocalNotes()
        for entry in catalogue.entries { notes.set(LocalNote(municipality: longest, words: words), on: entry.key) }
        let messages = StageMessages(Town.schedule(catalogue, [], notes))
        let bytes = try catalogue.entries.indices.map { index in
            try messages.compose(ContentKey(entries: [index], language: language, notedBy: [longest])).messages.json
                .count
        }
        let greatest = catalogue.entries.indices.sorted { bytes[$0] > bytes[$1] }.prefix(60)
        let (_, encoded) = try messages.compose(
            ContentKey(
                entries: Array(greatest), language: language, notedBy: greatest.map { _ in longest }))
        let list = try #require(try JSONSerialization.jsonObject(with: Data(encoded.json)) as? [Any])
        #expect(list.count == 5)
    }

    @Test("a note that got into the log and does not fit is left out: the message goes on without it")
    func tooLong() async throws {
        try await SmallLINE.serve { line, http in
            let town = try await Town(line, http)
            try await town.record(note(String(repeating: "長", count: 40_000)))
            try await town.register(1, bornDaysAgo: 2)
            #expect(try await town.run().accepted == 1)
            #expect(try await town.facts(ContentComposed.self).map(\.notedBy) == [[]])
            #expect(line.received == [Town.user(1): ["birth_hearing"]])
        }
    }

    @Test("what was requested keeps its words when it is asked for again, whatever was written or taken back since")
    func repeated() async throws {
        let changes: [@Sendable (LocalNoteSendingTests) -> any Event] = [
            { $0.note("二") }, { _ in LocalNoteWithdrawn(municipality: Example.nakaWard, entry: "birth_hearing") },
        ]
        try await SmallLINE.serve { line, http in
            for change in changes {
                line.forget()
                let town = try await Town(line, http)
                try await town.record(note("一"))
                try await town.register(1, bornDaysAgo: 2)
                line.fail(.lost, at: 1)
                #expect(try await town.run().open == 1)
                try await town.record(change(self))
                #expect(try await town.run().accepted == 1)
                #expect(line.asked.count == 2 && line.asked[0].body == line.asked[1].body)
                #expect(line.asked[0].key == line.asked[1].key && line.asked[0].body.contains("\"一\""))
                // And nobody is sent the same again because its words have changed.
                #expect(try await town.run().requested == 0)
            }
        }
    }

    @Test("a note that is written or taken back while a run goes on holds from its next page, also for who is planned")
    func meanwhile() async throws {
        try await SmallLINE.serve { line, http in
            let town = try await Town(line, http)
            try await town.record(note("古い", Self.yokohama), note("箱根", Example.hakone))
            for number in 1...4 {
                try await town.register(
                    number, bornDaysAgo: 2, in: number == 4 ? Example.hakone : Example.nakaWard)
            }
            let asked = Mutexed(0)
            var sending = town.sending(before: {
                asked.change { $0 += 1 }
                // At the start of the run, and then before each page but the first: this is before the third.
                guard asked.value == 3 else { return }
                try await town.record(
                    LocalNoteWithdrawn(municipality: Self.yokohama, entry: "birth_hearing"), note("新しい", .kanagawa))
            })
            sending.familiesAtOnce = 1
            let summary = try await sending.run(now: town.now)
            #expect(summary.accepted == 4 && asked.value >= 4)
            let bodies = bodies(line).mapValues { $0.joined() }
            // None of them had been requested when it was taken back: batches were still open.
            for number in 1...3 {
                let body = bodies[Town.user(number)]!
                #expect(body.contains("\"新しい\"") && body.contains("神奈川県から") && !body.contains("古い"))
            }
            #expect(bodies[Town.user(4)]!.contains("\"箱根\""))
        }
    }

    @Test("the preview of a note that is not kept shows it as it would be sent, and leaves what is in force alone")
    func preview() throws {
        let schedule = Town.schedule(Town.hearingAndLeave, [], LocalNotes())
        let preview = PhonePreview(schedule)
        let words = LocalWords(japanese: "一", easyJapanese: "二", english: "三")
        let note = LocalNote(municipality: Example.hakone, words: words)
        for language in Language.allCases {
            let shown = try #require(try preview.message("birth_hearing", with: note, in: language))
            var kept = schedule
            kept.notes.set(note, on: "birth_hearing")
            let index = try #require(Town.hearingAndLeave.index(of: "birth_hearing"))
            let sent = StageMessages(kept).messages(
                ContentKey(entries: [index], language: language, notedBy: [Example.hakone]))
            #expect(try EncodedMessages([shown]).json == EncodedMessages(sent).json)
            #expect(String(decoding: try EncodedMessages(sent).json, as: UTF8.self).contains("\"\(words[language])\""))
        }
        #expect(try preview.message("nothing", with: note, in: .english) == nil)
    }
}
