import Calendar
import EventModel
import Events
import Support
import Testing

@testable import Reactions

@Suite("How much is read and sent at once")
struct PaceTests {
    @Test(
        "where a page of families ends makes no difference: each is looked at and sent to once",
        arguments: [1, 2, 4, 5, 6])
    func pages(size: Int) async throws {
        try await SmallLINE.serve { line, http in
            let town = try await Town(line, http)
            for number in 1...5 { try await town.register(number, bornDaysAgo: 2) }
            var sending = town.sending
            sending.familiesAtOnce = size
            let summary = try await sending.run(now: town.now)
            // Today, and the seven days before it that nothing has closed.
            #expect(summary.looked == 5 * 8)
            #expect(summary.due == 5 && summary.accepted == 5)
            #expect(line.asked.map(\.users) == [(1...5).map(Town.user)])
        }
    }

    @Test("no more than 16 requests are on their way at once", .timeLimit(.minutes(10)))
    func inFlight() async throws {
        try await SmallLINE.serve { line, http in
            let town = try await Town(line, http)
            town.catalogue.change { $0 = Town.catalogue("birth_hearing", "birth_papa", "jidou_teate") }
            // Each some of the three entries in one of three languages: 21 different messages.
            for number in 1...21 { try await town.register(number, dueToday: number % 7 + 1, number % 3) }
            line.holdAnswers(until: SendingRun.mostInFlight, over: http)
            let summary = try await town.run()
            #expect(summary.accepted == 21 && line.asked.count == 21)
            #expect(SendingRun.mostInFlight == 16 && line.mostAtOnce == 16)
        }
    }
}

extension Town {
    /// A family with a child for each bit of `entries`: born 2, 4 and 5 days ago, told of today.
    fileprivate func register(_ number: Int, dueToday entries: Int, _ language: Int) async throws {
        let household = Town.household(number)
        let ages = [2, 4, 5].enumerated().filter { entries & (1 << $0.offset) != 0 }
        try await record(
            HouseholdFollowed(household: household, lineUser: .known(Town.user(number)), at: world.now),
            LanguageChosen(household: household, language: Language.allCases[language]),
            ResidenceRecorded(
                household: household, municipality: Example.nakaWard, way: .chosen, postalCode: nil,
                on: today.adding(days: -10)),
            HouseholdRegistered(household: household, on: today.adding(days: -10)))
        for (place, age) in ages {
            try await record(
                ChildRegistered(
                    household: household, child: ChildNumber(place + 1), born: .known(today.adding(days: -age)),
                    on: today))
        }
    }
}
