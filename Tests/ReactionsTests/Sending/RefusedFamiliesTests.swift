import Calendar
import EventModel
import EventStore
import Events
import Support
import Testing

@testable import LINE
@testable import Reactions

@Suite("Families whose ids LINE refuses")
struct RefusedFamiliesTests {
    /// Four families with the same message, of whom LINE refuses the second and the fourth.
    private func newTown(_ line: SmallLINE, _ town: Town) async throws {
        for number in 1...4 { try await town.register(number, bornDaysAgo: 2) }
        line.refuse([Town.user(2), Town.user(4)])
    }

    private static let others = [Town.user(1): ["birth_hearing"], Town.user(3): ["birth_hearing"]]

    @Test("are left alone for the day, and the others of the request get it at once under a new key")
    func named() async throws {
        try await SmallLINE.serve { line, http in
            let town = try await Town(line, http)
            try await newTown(line, town)
            let first = try await town.run()
            #expect(first.requested == 4 && first.accepted == 2 && first.failed == 2 && first.refused == 2)
            #expect(first.stopped == nil && first.needsAttention && !first.isComplete)
            #expect(line.received == Self.others)
            #expect(line.asked.map(\.status) == [400, 200] && Set(line.asked.map(\.key)).count == 2)
            let failed = try await town.facts(DeliveryFailed.self)
            #expect(failed.map(\.refused) == [[2, 4].map(Town.household)] && !failed[0].areWordsRefused)
            // What else falls due for them is not asked for either; they are told of at every look.
            town.catalogue.change { $0 = Town.catalogue("birth_hearing", "birth_papa") }
            try await town.record(
                ChildRegistered(
                    household: Town.household(2), child: ChildNumber(2), born: .known(town.today.adding(days: -4)),
                    on: town.today))
            let again = try await town.run()
            #expect(again.requested == 0 && again.refused == 2 && line.asked.count == 2)
            // The day is done for the others, and closed.
            let today = town.today
            town.pass(hours: 24)
            try await town.run()
            #expect(try await town.facts(DayClosed.self).map(\.day).contains(today))
        }
    }

    @Test("are asked for once that day where they are alone, and the words are not to blame")
    func alone() async throws {
        try await SmallLINE.serve { line, http in
            let town = try await Town(line, http)
            try await town.register(1, bornDaysAgo: 2)
            line.fail(.status(400), at: 1)
            let first = try await town.run()
            #expect(first.failed == 1 && first.refused == 1)
            #expect(try await town.run().requested == 0)
            #expect(line.asked.count == 1)
            try await town.register(2, bornDaysAgo: 2)
            #expect(try await town.run().accepted == 1)
            #expect(line.received == [Town.user(2): ["birth_hearing"]])
        }
    }

    @Test("are found by halving where LINE does not name them")
    func unnamed() async throws {
        try await SmallLINE.serve { line, http in
            let town = try await Town(line, http)
            for number in 1...9 { try await town.register(number, bornDaysAgo: 2) }
            line.refuse([Town.user(3)], named: false)
            let summary = try await town.run()
            #expect(summary.requested == 9 && summary.accepted == 8 && summary.failed == 1 && summary.refused == 1)
            #expect(line.received.count == 8 && line.received[Town.user(3)] == nil)
            #expect(try await town.facts(DeliveryFailed.self).flatMap(\.refused) == [Town.household(3)])
            #expect(try await town.run().requested == 0)
        }
    }

    @Test("are not looked for without end: a run stops when LINE refuses everybody and does not say why")
    func everybody() async throws {
        try await SmallLINE.serve { line, http in
            let town = try await Town(line, http)
            for number in 1...60 { try await town.register(number, bornDaysAgo: 2) }
            line.failAlways(.status(400))
            let summary = try await town.run()
            #expect(summary.stopped?.contains("does not say why") == true)
            #expect(line.asked.count < 100)
            line.failAlways(nil)
            let refused = Set(try await town.facts(DeliveryFailed.self).flatMap(\.refused))
            #expect(try await town.run().accepted == 60 - refused.count)
        }
    }

    @Test("killed before or after any fact, and started again: the others get it once")
    func killed() async throws {
        try await SmallLINE.serve { line, http in
            let whole = try await Town(line, http)
            try await newTown(line, whole)
            whole.store.start()
            try await whole.run()
            let appends = whole.store.appends
            #expect(appends > 4)
            var unknown = 0
            for append in 1...appends {
                for afterCommit in [false, true] {
                    line.forget()
                    let town = try await Town(line, http)
                    try await newTown(line, town)
                    town.store.die(at: append, afterCommit: afterCommit)
                    await #expect(throws: (any Error).self) { try await town.run() }
                    town.store.start()
                    try await town.run()
                    try await town.run()
                    // Killed before LINE's no is recorded: the repeat is refused too, but nobody can know whether the
                    // first attempt was.
                    let isUnknown = try await !town.facts(DeliveryUnknown.self).isEmpty
                    unknown += isUnknown ? 1 : 0
                    let place = "append \(append) \(afterCommit)"
                    #expect(line.received == (isUnknown ? [:] : Self.others), "\(place)")
                    #expect(try await reached(in: town).count == line.received.count, "\(place)")
                }
            }
            #expect(unknown == 2)
        }
    }

    private func reached(in town: Town) async throws -> [HouseholdID] {
        let accepted = try await town.facts(DeliveryAccepted.self).map(\.batch)
        return try await town.facts(DeliveryRequested.self).filter { accepted.contains($0.batch) }
            .flatMap(\.recipients).map(\.household)
    }

    @Test("LINE's no is read for what it objects to")
    func blame() {
        func blame(_ status: Int, _ message: String?, _ properties: String..., sent: Int = 3) -> Refusal.Blame {
            let refusal = Refusal(
                status: status, message: message,
                details: properties.map { Refusal.Detail(message: "no", property: $0) }, requestID: nil,
                mayHaveBeenAccepted: false)
            return refusal.blame(among: (0..<sent).map(Town.household))
        }
        let second = Refusal.Blame.families([Town.household(1)])
        #expect(blame(400, "The property, to[1], in the request body is invalid (line: -, column: -)") == second)
        #expect(blame(400, "The request body has 1 error(s)", "to[1]") == second)
        #expect(blame(400, nil, "to[1]", "messages[0].text") == .words)
        #expect(blame(400, "A message (messages[0]) in the request body is invalid") == .words)
        #expect(blame(400, nil, "/body/contents/1") == .words)
        #expect(blame(413, nil) == .words)
        #expect(blame(400, "Failed to send messages") == .unsaid)
        #expect(blame(400, nil, "to[7]") == .unsaid)
        #expect(blame(400, "Failed to send messages", sent: 1) == .families([Town.household(0)]))
        #expect(blame(403, nil, "to[1]") == .everything)
    }
}
