import Calendar
import EventModel
import EventStore
import Events
import Projections
import Support

/// A log and the read models that are kept up to date with it.
struct Model: Sendable {
    let test: TestLog
    let tables: TestTables
    let projector: Projector

    init(_ facts: [any Event] = [], test: TestLog = TestLog()) async throws {
        self.test = test
        tables = try TestTables()
        projector = Projector(log: test.log, tables: tables.store, projections: ReadModels.all)
        try await projector.prepare()
        try await record(facts)
    }

    func record(_ facts: [any Event]) async throws {
        if !facts.isEmpty { try await test.log.append(facts, as: test.command()) }
        try await projector.catchUp()
    }

    func record(_ facts: any Event...) async throws { try await record(facts) }

    var rows: [String: [[String?]]] { get async throws { try await tables.rows(of: ReadModels.all) } }

    func audience(_ household: HouseholdID = Example.family) async throws -> Audience? {
        try await tables.store.read { try Audience.household(household, in: $0) }
    }

    func profile(_ household: HouseholdID = Example.family) async throws -> HouseholdProfile? {
        try await tables.store.read { tables in
            try tables.load(HouseholdProfile.table.shape, from: "household_profiles", key: household.cells) {
                HouseholdProfile.table.read($0)
            }
        }
    }

    /// The same rows, made anew from the same log.
    func rebuilt() async throws -> [String: [[String?]]] { try await Model(test: test).rows }
}
