import App
import Calendar
import Delivery
import EventModel
import EventStore
import Events
import Foundation
import Places
import Programs
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
            var interrupted = 0
            for _ in 0..<Self.kills {
                // LINE answers so many of its life's requests, maybe none, and is silent to the others.
                let answered = Int.random(in: 0...6, using: &random)
                let before = try await Self.asked(stage)
                try await stage.line.order("DELETE", "faults")
                if answered > 0 { try await Self.delay(stage, milliseconds: 0, times: answered) }
                try await Self.delay(stage, milliseconds: 3_600_000)
                let service = try Service.start(now: Stage.morning(of: day), stage.environment)
                let deadline = ContinuousClock.now + .seconds(300)
                while try await Self.asked(stage) <= before + answered {
                    guard ContinuousClock.now < deadline else { throw SimulatedLINE.Trouble("nothing more is sent") }
                }
                service.kill()
                if try await stage.line.counts().usersReached < users.count { interrupted += 1 }
            }
            try await stage.line.order("DELETE", "faults")
            try stage.deliver(on: day)
            let requests = try await stage.line.requests().filter { $0.endpoint == "multicast" }
            let reached = requests.flatMap { $0.to ?? [] }
            let counts = try await stage.line.counts()
            print(
                "\(Self.kills) kills, \(interrupted) before the last family was reached: \(requests.count) requests, "
                    + "\(reached.count) recipients, \(Set(reached).count) of \(users.count) families, "
                    + "\(counts.duplicates) twice")
            #expect(Set(reached) == users)
            #expect(reached.count == users.count)
            #expect(counts.duplicates == 0)
            #expect(counts.mixedRetries == 0)
            #expect(interrupted == Self.kills)
        }
    }

    /// How many requests for many families have come to LINE.
    private static func asked(_ stage: Stage) async throws -> Int {
        try await stage.line.counts().statuses["multicast", default: [:]].values.reduce(0, +)
    }

    private static func delay(_ stage: Stage, milliseconds: Int, times: Int? = nil) async throws {
        var fault: [String: Any] = ["fault": "delay", "endpoint": "multicast", "milliseconds": milliseconds]
        fault["probability"] = 1
        fault["times"] = times
        try await stage.line.order("POST", "faults", fault)
    }

    /// Dates of birth with something due on the day, the youngest first.
    private static func births(due day: CivilDate, _ schedule: StageSchedule) -> [CivilDate] {
        let table = DueTable(schedule, on: day)
        return (1...6_000).map { day.adding(days: -$0) }.filter { born in
            let child = Family.Child(number: ChildNumber(1), kind: .born, date: born, toldOn: day.adding(days: -1))
            let family = Family(
                household: HouseholdID(ULID(bits: 0)), municipality: nil, language: .japanese,
                topics: TopicSet(Topic.usual), registeredOn: day.adding(days: -1), children: [child])
            return !table.due(for: family).isEmpty
        }
    }

    /// So many different families that many requests have to be made: each pair of dates, in each language.
    private static func children(of number: Int, _ births: [CivilDate]) -> [CivilDate] {
        let kind = number / 3 % max(1, min(kills * 20, births.count * births.count))
        return [births[kind % births.count], births[(kind + kind / births.count) % births.count]]
    }

    /// Writes 2,000 registered families into the log, as if they had come through the chat.
    private static func seed(_ stage: Stage, due day: CivilDate) async throws -> Set<String> {
        let settings = try await Settings.load(environment: stage.environment.filter { $0.key.hasPrefix("HAGUKUMI_") })
        let installation = try await Installation.open(
            settings, world: World(startingAt: Stage.morning(of: Stage.firstDay)))
        let births = births(due: day, try await installation.schedule())
        var users: Set<String> = []
        var facts: [any Event] = []
        for number in 0..<families {
            let digits = String(number + 1, radix: 16)
            let user = "U" + String(repeating: "0", count: 32 - digits.count) + digits
            users.insert(user)
            let household = HouseholdID(installation.world.freshID())
            let children = children(of: number, births)
            // Not earlier: the day before would be made up for, with messages of its own.
            let today = day
            facts += [
                HouseholdFollowed(household: household, lineUser: .known(user), at: installation.world.milliseconds()),
                HouseholdConsented(household: household, version: 1, purposes: [.messages, .statistics]),
                LanguageChosen(household: household, language: Language.allCases[number % 3]),
                ResidenceRecorded(
                    household: household, municipality: MunicipalityCode("141046")!, way: .chosen, postalCode: nil,
                    on: today),
                HouseholdRegistered(household: household, on: today),
            ]
            facts += children.enumerated().map { index, born in
                ChildRegistered(household: household, child: ChildNumber(index + 1), born: .known(born), on: today)
            }
        }
        let command = Command(actor: "test", id: installation.world.freshID())
        try await installation.log.append(facts, as: command)
        return users
    }
}
