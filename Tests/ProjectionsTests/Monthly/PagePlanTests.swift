import EventModel
import Events
import Places
import Projections
import Support
import Testing

/// Passes everything on, and asks the database how it will find the rows of each query.
private final class ExplainingTables: Tables {
    private let tables: any Tables
    var plans: [String] = []

    init(_ tables: any Tables) { self.tables = tables }

    func query(_ sql: String, _ parameters: [Cell], _ body: (any Cells) throws -> Void) throws {
        try tables.query("EXPLAIN QUERY PLAN " + sql, parameters) { plans.append($0.text(3)) }
        try tables.query(sql, parameters, body)
    }

    func load<Result>(
        _ shape: TableShape, from name: String, key: [Cell], _ body: (any Cells) throws -> Result
    ) throws -> Result? {
        try tables.load(shape, from: name, key: key, body)
    }

    // Pages write nothing.
    func create(_ shape: TableShape, as name: String) throws {}
    func createIndexes(_ shape: TableShape) throws {}
    func drop(_ name: String) throws {}
    func rename(_ name: String, to newName: String) throws {}
    func upsert(_ shape: TableShape, into name: String, count: Int, _ write: (Int, any CellWriter) -> Void) throws {}
    func delete(_ shape: TableShape, from name: String, key: [Cell]) throws {}
    func execute(_ sql: String, _ parameters: [Cell]) throws {}
}

@Suite("How the console's pages find their rows")
struct PagePlanTests {
    @Test("no page walks over a table that grows with families")
    func plans() async throws {
        let gazetteer = try Gazetteer.load()
        let store = try await Model(Families.family(1)).tables.store
        let plans = try await store.read { tables in
            let explaining = ExplainingTables(tables)
            let year = YearMonth(iso: "2026-01")!...YearMonth(iso: "2026-12")!
            for places in [nil, Set(gazetteer.all.map(\.code))] {
                for subject in MonthlyCounts.Subject.allCases {
                    for dimension in MonthlyCounts.Dimension.allCases {
                        _ = try MonthlyCounts(subject, by: dimension, months: year, in: places)?
                            .table(in: explaining, gazetteer)
                    }
                }
            }
            _ = try HouseholdProfiles.household(
                numbered: RegistrationNumber(of: Families.household(1)), in: explaining)
            _ = try DeliveryHistory.received(by: Families.household(1), in: explaining)
            return explaining.plans
        }
        #expect(plans.count >= 20)
        for plan in plans { #expect(plan.hasPrefix("SEARCH ") || plan.contains("TEMP B-TREE"), "\(plan)") }
    }
}
