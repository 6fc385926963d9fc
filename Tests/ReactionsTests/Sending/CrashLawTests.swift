import AsyncHTTPClient
import Calendar
import EventModel
import Events
import Reactions
import Support
import Testing

@Suite("Whatever happens in between, each family gets each message once")
struct CrashLawTests {
    /// Three families, of which two are owed what earlier days brought.
    private func newTown(_ line: SmallLINE, _ http: HTTPClient) async throws -> Town {
        line.forget()
        let town = try await Town(line, http)
        try await town.register(1, bornDaysAgo: 4)
        try await town.register(2, bornDaysAgo: 2, language: .english)
        try await town.register(3, bornDaysAgo: 5)
        try await town.register(4, bornDaysAgo: 4)
        town.store.start()
        return town
    }

    private static let everything = [
        Town.user(1): ["birth_hearing", "birth_papa"], Town.user(2): ["birth_hearing"],
        Town.user(3): ["birth_hearing", "birth_papa"], Town.user(4): ["birth_hearing", "birth_papa"],
    ]

    private func expectEverything(_ town: Town, _ what: String) async throws {
        #expect(town.line.received == Self.everything, "\(what)")
        let accepted = Set(try await town.facts(DeliveryAccepted.self).map(\.batch))
        let requested = try await town.facts(DeliveryRequested.self)
        #expect(accepted == Set(requested.map(\.batch)), "\(what)")
        let pairs = requested.flatMap { fact in
            fact.recipients.flatMap { family in fact.entries.map { "\(family.household) \($0)" } }
        }
        #expect(Set(pairs).count == pairs.count && pairs.count == 7, "\(what)")
    }

    @Test("a run without a fault is the measure")
    func whole() async throws {
        try await SmallLINE.serve { line, http in
            let town = try await newTown(line, http)
            let summary = try await town.run()
            #expect(summary.requested == 7 && summary.accepted == 7 && summary.stopped == nil)
            try await expectEverything(town, "whole")
            let asked = line.asked.count
            #expect(try await town.run().requested == 0)
            #expect(line.asked.count == asked)
        }
    }

    @Test("killed before or after any fact is recorded, and started again", arguments: [false, true])
    func killed(afterCommit: Bool) async throws {
        try await SmallLINE.serve { line, http in
            let whole = try await newTown(line, http)
            try await whole.run()
            let appends = whole.store.appends
            #expect(appends > 15)
            for append in 1...appends {
                let town = try await newTown(line, http)
                town.store.die(at: append, afterCommit: afterCommit)
                await #expect(throws: (any Error).self) { try await town.run() }
                town.store.start()
                try await town.run()
                try await expectEverything(town, "append \(append)")
            }
        }
    }

    @Test("killed twice in a row at any two facts, and started again")
    func killedTwice() async throws {
        try await SmallLINE.serve { line, http in
            for first in stride(from: 2, through: 16, by: 3) {
                for second in [1, 2, 4, 7] {
                    let town = try await newTown(line, http)
                    town.store.die(at: first, afterCommit: true)
                    _ = try? await town.run()
                    town.store.die(at: second, afterCommit: false)
                    _ = try? await town.run()
                    town.store.start()
                    try await town.run()
                    try await expectEverything(town, "appends \(first), \(second)")
                }
            }
        }
    }

    @Test("an answer of LINE lost at any call, whether or not it took the message", arguments: [false, true])
    func lostAnswer(wasTaken: Bool) async throws {
        try await SmallLINE.serve { line, http in
            let whole = try await newTown(line, http)
            try await whole.run()
            for call in 1...line.asked.count {
                let town = try await newTown(line, http)
                line.fail(wasTaken ? .lostAfterTaking : .lost, at: call)
                let summary = try await town.run()
                #expect(summary.open > 0 && summary.stopped != nil, "call \(call)")
                let again = try await town.run()
                #expect(again.stopped == nil && again.open == 0, "call \(call)")
                try await expectEverything(town, "call \(call)")
                let repeated = Dictionary(grouping: line.asked, by: \.key).values.filter { $0.count > 1 }
                #expect(repeated.count == 1 && Set(repeated[0].map(\.body)).count == 1, "call \(call)")
            }
        }
    }

    @Test("two runs at once")
    func twoRuns() async throws {
        try await SmallLINE.serve { line, http in
            for seed in Seeds.some(8) {
                line.forget()
                let town = try await Town(line, http, seed: seed)
                for number in 1...4 { try await town.register(number, bornDaysAgo: [4, 2, 5, 4][number - 1]) }
                async let one = town.run()
                async let other = town.run()
                let requested = try await [one, other].map(\.requested)
                #expect(requested.reduce(0, +) == 7, "seed \(seed)")
                try await expectEverything(town, "seed \(seed)")
            }
        }
    }
}
