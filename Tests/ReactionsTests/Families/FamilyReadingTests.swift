import Calendar
import EventModel
import Events
import Places
import Projections
import Support
import Testing

@testable import Delivery
@testable import Reactions

@Suite("What a family is shown of its own")
struct FamilyReadingTests {
    private func reading(_ town: Town) -> FamilyReading { town.reading }

    @Test("every message it received, with the words as they were sent, its children and the reason")
    func received() async throws {
        try await SmallLINE.serve { line, http in
            let town = try await Town(line, http)
            try await town.register(1, bornDaysAgo: 2, language: .english)
            try await town.run()
            town.pass(hours: 48)
            try await town.run()
            let household = Town.household(1)
            let messages = try await reading(town).received(household)
            #expect(messages.map { $0.parts.map(\.entry) } == [["birth_papa"], ["birth_hearing"]])
            for message in messages {
                let part = try #require(message.parts.first)
                let words = try #require(Town.hearingAndLeave[part.entry]).words.english
                #expect(part.texts.contains(words.title) && part.texts.contains(words.body))
                #expect(part.children == [Example.first] && message.language == .english)
            }
            let reason = try await reading(town).reason(for: "birth_papa", to: household)
            #expect(reason?.entry?.key == "birth_papa" && reason?.children == [Example.first])
            #expect(try await reading(town).reason(for: "birth_papa", to: Town.household(2)) == nil)
        }
    }

    @Test("what is coming and what is open, as of its newest fact, and nothing of who has not registered")
    func plan() async throws {
        try await SmallLINE.serve { line, http in
            let town = try await Town(line, http)
            try await town.register(1, bornDaysAgo: 1)
            let household = Town.household(1)
            let coming = try await reading(town).coming(household, after: town.today)
            #expect(coming.map(\.entry.key) == ["birth_hearing", "birth_papa"])
            #expect(coming.map(\.date) == [1, 3].map { town.today.adding(days: $0) })
            try await town.record(LossTold(household: household, child: Example.first))
            #expect(try await reading(town).coming(household, after: town.today).isEmpty)
            #expect(try await reading(town).plan(household, on: town.today).open.isEmpty)
            #expect(try await reading(town).coming(Town.household(9), after: town.today).isEmpty)
        }
    }

    @Test("all that is held, with the messages")
    func held() async throws {
        try await SmallLINE.serve { line, http in
            let town = try await Town(line, http)
            try await town.register(1, bornDaysAgo: 2)
            try await town.run()
            let data = try await reading(town).held(Town.household(1))
            #expect(data.lineUser == Town.user(1) && data.shownChildren.count == 1)
            #expect(data.messages.map(\.entries) == [["birth_hearing"]] && data.messages.first?.outcome == "accepted")
        }
    }
}
