import AsyncHTTPClient
import Calendar
import EventModel
import EventStore
import Events
import Foundation
import Households
import LINE
import Logging
import Places
import Projections
import Support
import Synchronization

@testable import Delivery
@testable import Reactions

/// A log, its read models and a few families, on one day at nine in the morning.
struct Town: Sendable {
    let store = DyingStore()
    let world: TestWorld
    let log: Log
    let tables: TestTables
    let projector: Projector
    let line: SmallLINE
    private let client: LINEClient
    let catalogue: Mutexed<StageCatalogue> = Mutexed(Town.hearingAndLeave)
    let lastAge: Mutexed<PassportLastAge> = Mutexed(.eighteen)

    /// Two entries: on the 2nd day after birth (`birth_hearing`) and on the 4th (`birth_papa`), sent for six days more.
    static let hearingAndLeave: StageCatalogue = catalogue("birth_hearing", "birth_papa")

    static func catalogue(_ keys: String...) -> StageCatalogue {
        let all = try! StageCatalogue.builtIn()
        return StageCatalogue(version: "test", entries: all.entries.filter { keys.contains($0.key) })
    }

    init(_ line: SmallLINE, _ http: HTTPClient, seed: UInt64 = 1) async throws {
        self.line = line
        world = TestWorld(seed: seed)
        let world = world
        log = Log(store: store, catalogue: .hagukumi, keyring: MemoryKeyring(), stamp: world.stamp)
        tables = try TestTables()
        projector = Projector(log: log, tables: tables.store, projections: ReadModels.all)
        try await projector.prepare()
        let passed = Mutexed(Duration.zero)
        let timing = Timing(
            wall: { Date(timeIntervalSince1970: Double(world.now) / 1000) }, monotonic: { passed.value },
            sleep: { time in passed.change { $0 += time } }, random: { 0.5 })
        client = LINEClient(
            LINEClient.Configuration(
                token: .fixed("token"), api: line.address,
                // Longer than any test, however busy the machine.
                retry: RetryPolicy(attempts: 1, requestTimeout: .seconds(600), giveUpAfter: .seconds(600))),
            http: http, timing: timing, log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    var now: JapanTime { JapanTime(milliseconds: world.now) }
    var today: CivilDate { now.date }

    func pass(hours: Int64) { world.advance(milliseconds: hours * 3_600_000) }

    static func household(_ number: Int) -> HouseholdID { HouseholdID(ULID(bits: UInt128(number))) }
    static func user(_ number: Int) -> String {
        let digits = "\(number)"
        return "U" + String(repeating: "0", count: 32 - digits.count) + digits
    }

    /// A family that registered ten days ago, with a child born so many days ago.
    func register(
        _ number: Int, bornDaysAgo days: Int, language: Language = .japanese,
        in home: MunicipalityCode = Example.nakaWard
    ) async throws {
        let (household, born) = (Self.household(number), today.adding(days: -days))
        try await record(
            HouseholdFollowed(household: household, lineUser: .known(Self.user(number)), at: world.now),
            LanguageChosen(household: household, language: language),
            ResidenceRecorded(
                household: household, municipality: home, way: .chosen, postalCode: nil, on: born),
            ChildRegistered(household: household, child: Example.first, born: .known(born), on: born),
            HouseholdRegistered(household: household, on: min(born, today.adding(days: -10))))
    }

    func record(_ facts: any Event...) async throws {
        try await log.append(facts, as: Command(actor: "family", id: world.freshID()))
    }

    @discardableResult
    func run() async throws -> SendDueMessages.Summary { try await sending.run(now: now) }

    var sending: SendDueMessages { sending(before: {}) }

    /// - Parameter before: done each time before what offices have entered is read.
    func sending(before: @escaping @Sendable () async throws -> Void) -> SendDueMessages {
        let (catalogue, log, lastAge) = (catalogue, log, lastAge)
        return SendDueMessages(
            log: log, projector: projector, line: client,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            schedule: {
                try await before()
                return try await Self.schedule(catalogue.value, log, lastAge.value)
            })
    }

    static let gazetteer = try! Gazetteer.load()

    /// With what offices have entered up to now.
    static func schedule(
        _ catalogue: StageCatalogue, _ log: Log, _ lastAge: PassportLastAge = .eighteen
    ) async throws -> StageSchedule {
        let page = Page<any Event>()
        let query = Query([Query.Item(tags: [MunicipalDateSet.all]), Query.Item(tags: [LocalNoteWritten.all])])
        try await log.read(query) { page.append($0.event) }
        let facts = page.take()
        return schedule(catalogue, facts, LocalNotes(facts), lastAge)
    }

    static func schedule(
        _ catalogue: StageCatalogue, _ facts: [any Event], _ notes: LocalNotes,
        _ lastAge: PassportLastAge = .eighteen
    ) -> StageSchedule {
        StageSchedule(
            catalogue: catalogue, passportLastAge: lastAge, dates: MunicipalDates(facts), notes: notes,
            municipalities: gazetteer.all.filter(\.isResidence).map(\.code), within: { gazetteer.codes(upFrom: $0) },
            placeName: { gazetteer.name(of: $0, in: $1) })
    }

    /// What families are shown of their own.
    var reading: FamilyReading {
        let (catalogue, log) = (catalogue, log)
        return FamilyReading(log: log, tables: tables.store, projector: projector) {
            try await Self.schedule(catalogue.value, log)
        }
    }

    func facts<Fact: Event>(_ type: Fact.Type) async throws -> [Fact] {
        let page = Page<Fact>()
        try await log.read(Query([Query.Item(names: [Fact.schema.name])])) { recorded in
            if let fact = recorded.event as? Fact { page.append(fact) }
        }
        return page.take()
    }
}

/// A value that several tasks may read and change.
final class Mutexed<Value: Sendable>: Sendable {
    private let mutex: Mutex<Value>
    init(_ value: Value) { mutex = Mutex(value) }
    var value: Value { mutex.withLock { $0 } }
    func change(_ body: @Sendable (inout Value) -> Void) { mutex.withLock { body(&$0) } }
}
