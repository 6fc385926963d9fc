import Calendar
import EventModel
import EventStore
import Events
import Reactions
import Support
import Testing

@testable import Delivery

@Suite("What LINE's answers lead to")
struct OutcomeTests {
    @Test("words that LINE refuses are not asked for again that day, other words go out, and mended words too")
    func refusedWords() async throws {
        try await SmallLINE.serve { line, http in
            let town = try await Town(line, http)
            try await town.register(1, bornDaysAgo: 2)
            try await town.register(2, bornDaysAgo: 2, language: .english)
            line.fail(
                .refusal(#"{"message":"A message is invalid","details":[{"property":"messages[0].altText"}]}"#), at: 1)
            let first = try await town.run()
            #expect(first.failed == 1 && first.refused == 1 && first.accepted == 1 && first.stopped == nil)
            let again = try await town.run()
            #expect(again.requested == 0 && again.refused == 1 && again.needsAttention && !again.isComplete)
            #expect(line.asked.count == 2)
            #expect(line.received == [Town.user(2): ["birth_hearing"]])
            // The day stays open, and the office mends the words.
            town.pass(hours: 24)
            #expect(try await town.run().requested == 0)
            town.catalogue.change { $0 = Town.catalogue("birth_hearing", "preg_rsv").withShorterTitles }
            try await town.run()
            #expect(line.received[Town.user(1)] == ["birth_hearing"])
            #expect(line.received[Town.user(2)] == ["birth_hearing"])
            #expect(line.asked.last?.status == 200)
        }
    }

    @Test("a token that LINE refuses stops the run at the first request, and all get their message when it is mended")
    func badToken() async throws {
        try await SmallLINE.serve { line, http in
            let town = try await Town(line, http)
            try await town.register(1, bornDaysAgo: 2)
            try await town.register(2, bornDaysAgo: 2, language: .english)
            line.failAlways(.status(403))
            let refused = try await town.run()
            #expect(refused.stopped?.contains("403") == true && refused.failed == 1 && refused.requested == 1)
            line.failAlways(nil)
            #expect(try await town.run().accepted == 2)
            #expect(line.received == [Town.user(1): ["birth_hearing"], Town.user(2): ["birth_hearing"]])
        }
    }

    @Test("a used-up quota stops the run and keeps the rest, also for longer than a retry key lives")
    func quota() async throws {
        try await SmallLINE.serve { line, http in
            let town = try await Town(line, http)
            try await town.register(1, bornDaysAgo: 2)
            try await town.register(2, bornDaysAgo: 2, language: .english)
            try await town.register(3, bornDaysAgo: 2, language: .easyJapanese)
            line.allow(1)
            let first = try await town.run()
            #expect(first.accepted == 1 && first.stopped?.contains("used up") == true)
            #expect(first.failed > 0 && first.open == 0)
            town.pass(hours: 26)
            line.allow(nil)
            #expect(try await town.run().stopped == nil)
            for number in 1...3 { #expect(line.received[Town.user(number)] == ["birth_hearing"]) }
        }
    }

    @Test("too many requests stop the run, and the same request is repeated by the next one")
    func rateLimited() async throws {
        try await SmallLINE.serve { line, http in
            let town = try await Town(line, http)
            try await town.register(1, bornDaysAgo: 2)
            line.fail(.status(429), at: 1)
            let first = try await town.run()
            #expect(first.open == 1 && first.stopped?.contains("too many") == true)
            #expect(try await town.run().accepted == 1)
            #expect(line.asked.map(\.key).count == 2 && Set(line.asked.map(\.key)).count == 1)
            #expect(Set(line.asked.map(\.body)).count == 1)
        }
    }

    @Test("without an answer for longer than LINE knows a retry key, it is unknown for ever and never sent again")
    func unknown() async throws {
        try await SmallLINE.serve { line, http in
            let town = try await Town(line, http)
            try await town.register(1, bornDaysAgo: 2)
            line.fail(.lost, at: 1)
            #expect(try await town.run().open == 1)
            town.pass(hours: 24)
            #expect(try await town.run().unknown == 1)
            #expect(try await town.run().requested == 0)
            #expect(line.asked.count == 1)
            #expect(try await town.facts(DeliveryUnknown.self).count == 1)
        }
    }

    @Test("a repeated request that nobody of can be reached is unknown, and who returns that day gets nothing twice")
    func nobodyLeft() async throws {
        try await SmallLINE.serve { line, http in
            let town = try await Town(line, http)
            try await town.register(1, bornDaysAgo: 2)
            line.fail(.lostAfterTaking, at: 1)
            try await town.run()
            try await town.record(HouseholdUnfollowed(household: Town.household(1), at: town.world.now + 1))
            #expect(try await town.run().unknown == 1)
            try await town.record(HouseholdReturned(household: Town.household(1), at: town.world.now + 2))
            try await town.register(2, bornDaysAgo: 2)
            #expect(try await town.run().requested == 1)
            #expect(line.received == [Town.user(1): ["birth_hearing"], Town.user(2): ["birth_hearing"]])
        }
    }

    @Test("a request without an answer is not repeated when its words have expired", arguments: [7, 8])
    func expired(bornDaysAgo days: Int) async throws {
        try await SmallLINE.serve { line, http in
            let town = try await Town(line, http)
            town.catalogue.change { $0 = Town.catalogue("birth_hearing") }
            // Due on the second day after birth, and sent until the eighth.
            try await town.register(1, bornDaysAgo: days)
            line.fail(.lost, at: 1)
            #expect(try await town.run().open == 1)
            town.pass(hours: 22)
            let again = try await town.run()
            if days == 7 {
                #expect(again.accepted == 1 && line.received == [Town.user(1): ["birth_hearing"]])
            } else {
                #expect(again.unknown == 1 && line.asked.count == 1 && line.received.isEmpty)
                #expect(try await town.run().requested == 0)
            }
        }
    }

    @Test("a repeat is for whom the first attempt was for, also if a topic was muted or quiet hours were set since")
    func mutedMeanwhile() async throws {
        try await SmallLINE.serve { line, http in
            let town = try await Town(line, http)
            try await town.register(1, bornDaysAgo: 2)
            line.fail(.lost, at: 1)
            #expect(try await town.run().open == 1)
            try await town.record(
                TopicsChosen(household: Town.household(1), topics: []),
                QuietHoursSet(household: Town.household(1), from: 8 * 60, until: 10 * 60))
            #expect(try await town.run().accepted == 1)
            #expect(line.asked.count == 2 && line.asked[0].key == line.asked[1].key)
            #expect(line.asked[0].body == line.asked[1].body)
        }
    }

    @Test("the forecast counts each family once for each entry, and asks nobody")
    func forecast() async throws {
        try await SmallLINE.serve { line, http in
            let town = try await Town(line, http)
            try await town.register(1, bornDaysAgo: 2)
            try await town.register(2, bornDaysAgo: 1)
            try await town.register(3, bornDaysAgo: 2)
            try await town.projector.catchUp()
            let schedule = StageSchedule(
                catalogue: town.catalogue.value, municipalities: [Example.nakaWard], within: { [$0] })
            let counts = try await Forecast(schedule: schedule, today: town.today).count(days: 4, in: town.tables.store)
            let seen = counts.map { "\(town.today.days(until: $0.day)) \($0.entry) \($0.families)" }
            #expect(seen == ["0 birth_hearing 2", "1 birth_hearing 1", "2 birth_papa 2", "3 birth_papa 1"])
            #expect(line.asked.isEmpty)
        }
    }
}

extension StageCatalogue {
    /// The same entries with other words.
    fileprivate var withShorterTitles: StageCatalogue {
        StageCatalogue(
            version: version + "-mended",
            entries: entries.map { entry in
                func shorter(_ text: StageEntry.Text) -> StageEntry.Text {
                    StageEntry.Text(title: String(text.title.dropLast()), body: text.body)
                }
                let words = StageEntry.Words(
                    japanese: shorter(entry.words.japanese), easyJapanese: shorter(entry.words.easyJapanese),
                    english: shorter(entry.words.english))
                return entry.saying(words)
            })
    }
}

extension StageEntry {
    fileprivate func saying(_ words: Words) -> StageEntry {
        StageEntry(
            key: key, stage: stage, trigger: trigger, audience: audience, topic: topic, priority: priority,
            municipalVariation: municipalVariation, sensitivity: sensitivity, ending: ending, series: series,
            offeredSince: offeredSince, passportLastAge: passportLastAge, words: words, source: source, note: note,
            line: line)
    }
}
