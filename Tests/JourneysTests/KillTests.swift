import App
import Calendar
import EventModel
import EventStore
import Events
import Foundation
import Places
import SQLiteStore
import Support
import Testing

/// SIGKILL in the middle of sending.
@Suite("A service that is killed again and again")
struct KillTests {
    private static let families = 2_000
    /// `HAGUKUMI_KILLS=200` (make soak) for the long run.
    private static let kills = ProcessInfo.processInfo.environment["HAGUKUMI_KILLS"].flatMap { Int($0) } ?? 10

    @Test("sends each of 2,000 families its message once, and forgets none")
    func killed() async throws {
        var random = SplitMix64(seed: 20_261_127)
        try await Stage.run(["--any-user"]) { stage in
            let day = CivilDate(iso: "2026-11-27")!
            let users = try await Self.seed(stage, due: day)
            try await stage.line.order(
                "POST", "faults", ["fault": "delay", "endpoint": "multicast", "probability": 1, "milliseconds": 30])
            var kills = 0
            var interrupted = 0
            while kills < Self.kills {
                let service = try Service.start(now: Stage.morning(of: day), stage.environment)
                // From the first requests to long after the last, by what LINE has accepted.
                let before = try await stage.line.counts().acceptedRequests
                let wanted = before + Int.random(in: 0...4, using: &random)
                let deadline = ContinuousClock.now + .seconds(20)
                var accepted = before
                while accepted < wanted, ContinuousClock.now < deadline {
                    let now = try await stage.line.counts().acceptedRequests
                    if now == accepted, now >= Self.contents { break }
                    accepted = now
                }
                service.kill()
                kills += 1
                if accepted < Self.contents { interrupted += 1 }
            }
            try stage.deliver(on: day)
            let requests = try await stage.line.requests().filter { $0.endpoint == "multicast" }
            let reached = requests.flatMap { $0.to ?? [] }
            let counts = try await stage.line.counts()
            print("\(kills) kills, \(interrupted) before the last of \(requests.count) requests: \(reached.count) "
                + "recipients, \(Set(reached).count) of \(users.count) families, \(counts.duplicates) twice")
            #expect(Set(reached) == users)
            #expect(reached.count == users.count)
            #expect(counts.duplicates == 0)
            #expect(counts.mixedRetries == 0)
            #expect(interrupted > 0)
        }
    }

    /// Different words to be sent: three languages of two sets of topics for each of these dates of birth.
    private static let births = ["2026-10-01", "2026-09-01", "2026-08-01", "2026-05-28", "2025-12-28", "2023-11-28"]
    private static var contents: Int { births.count * 3 }

    /// Writes 2,000 registered families into the log, as if they had come through the chat.
    private static func seed(_ stage: Stage, due day: CivilDate) async throws -> Set<String> {
        let settings = try await Settings.load(environment: stage.environment.filter { $0.key.hasPrefix("HAGUKUMI_") })
        let installation = try await Installation.open(settings, world: World(startingAt: Stage.morning(of: Stage.firstDay)))
        var users: Set<String> = []
        var facts: [any Event] = []
        for number in 0..<families {
            let digits = String(number + 1, radix: 16)
            let user = "U" + String(repeating: "0", count: 32 - digits.count) + digits
            users.insert(user)
            let household = HouseholdID(installation.world.freshID())
            let born = CivilDate(iso: births[number % births.count])!
            let today = day.adding(days: -1)
            facts += [
                HouseholdFollowed(household: household, lineUser: .known(user), at: installation.world.milliseconds()),
                HouseholdConsented(household: household, version: 1, purposes: [.messages, .statistics]),
                LanguageChosen(household: household, language: Language.allCases[number / 7 % 3]),
                ResidenceRecorded(
                    household: household, municipality: MunicipalityCode("141046")!, way: .chosen, postalCode: nil,
                    on: today),
                ChildRegistered(household: household, child: ChildNumber(1), born: .known(born), on: today),
                HouseholdRegistered(household: household, on: today),
            ]
        }
        let command = Command(actor: "test", id: installation.world.freshID())
        try await installation.log.append(facts, as: command)
        return users
    }
}
