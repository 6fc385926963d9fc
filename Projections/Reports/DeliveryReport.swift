package import Calendar
package import EventModel
import Events
package import Places

/// What was sent: families by day, place and message, and what LINE said.
package struct DeliveryReport: Sendable {
    package enum Dimension: String, CaseIterable, Sendable {
        case municipality
        case ward
        case month
        case day
        case entry
    }

    package let dimensions: [Dimension]
    package let from: CivilDate?
    package let to: CivilDate?

    package init(by dimensions: [Dimension], from: CivilDate?, to: CivilDate?) {
        self.dimensions = dimensions
        self.from = from
        self.to = to
    }

    /// Requested, accepted, refused for good, and what can't be known: four different things.
    static let measures = ["requested", "accepted", "failed", "unknown"]

    package func table(in tables: any Tables, _ gazetteer: Gazetteer) throws -> ReportTable {
        var counts: [[String]: [Int]] = [:]
        try tables.query(
            "SELECT \(DeliveryCount.table.columnList) FROM delivery_counts WHERE day >= ? AND day <= ?",
            [.text(from?.description ?? "0000-00-00"), .text(to?.description ?? "9999-99-99")]
        ) { cells in
            let count = DeliveryCount.table.read(cells)
            let key = dimensions.map { label($0, count, gazetteer) }
            counts[key] = zip(counts[key] ?? [0, 0, 0, 0], count.sums.list).map(+)
        }
        return ReportTable(
            title: "deliveries", dimensions: dimensions.map(\.rawValue), measures: Self.measures,
            rows: counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map {
                ReportTable.Line(
                    labels: $0.key.map { $0.split(separator: "\t").last.map(String.init) ?? $0 }, counts: $0.value)
            })
    }

    private func label(_ dimension: Dimension, _ count: DeliveryCount, _ gazetteer: Gazetteer) -> String {
        switch dimension {
        case .municipality: RegistrationReport.label(count.municipality, in: gazetteer, wards: false)
        case .ward: RegistrationReport.label(count.municipality, in: gazetteer, wards: true)
        case .month: String(count.day.description.prefix(7))
        case .day: count.day.description
        case .entry: count.entry
        }
    }
}

extension DeliverySums {
    /// In the order of the report's columns.
    var list: [Int] { [requested, accepted, failed, unknown] }
}
