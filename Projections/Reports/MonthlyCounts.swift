package import EventModel
import Events
package import Places

/// The numbers of the reports for whole months, from tables that do not grow with families: for pages.
///
/// For the same months and dimension it gives the same table as `RegistrationReport` and `DeliveryReport`.
package struct MonthlyCounts: Sendable, Equatable {
    package enum Subject: String, CaseIterable, Sendable {
        case registrations
        case deliveries
    }

    package enum Dimension: String, CaseIterable, Sendable {
        case municipality
        case ward
        case month
        /// The message, of deliveries only.
        case entry
    }

    package let subject: Subject
    package let dimension: Dimension
    /// The first and last month, both counted.
    package let months: ClosedRange<YearMonth>
    /// Where who is asking may count; nil for everywhere, also where nobody has told.
    package let places: Set<MunicipalityCode>?

    /// Nil for a dimension that the subject does not have.
    package init?(
        _ subject: Subject, by dimension: Dimension, months: ClosedRange<YearMonth>, in places: Set<MunicipalityCode>?
    ) {
        guard subject == .deliveries || dimension != .entry else { return nil }
        self.subject = subject
        self.dimension = dimension
        self.months = months
        self.places = places
    }

    package func table(in tables: any Tables, _ gazetteer: Gazetteer) throws -> ReportTable {
        let counts =
            switch (subject, dimension) {
            case (.registrations, _): try registrations(in: tables, gazetteer)
            case (.deliveries, .entry): try entries(in: tables)
            case (.deliveries, _): try deliveries(in: tables, gazetteer)
            }
        return ReportTable(
            title: subject.rawValue, dimensions: [dimension.rawValue],
            measures: subject == .registrations ? RegistrationReport.measures : DeliveryReport.measures,
            rows: counts.sorted { $0.key < $1.key }.map { label, counts in
                ReportTable.Line(labels: [label.split(separator: "\t").last.map(String.init) ?? label], counts: counts)
            })
    }

    private var period: [Cell] { [months.lowerBound.description.cell, months.upperBound.description.cell] }

    private func registrations(in tables: any Tables, _ gazetteer: Gazetteer) throws -> [String: [Int]] {
        var counts: [String: [Int]] = [:]
        try tables.query(
            """
            SELECT \(RegistrationMonth.table.columnList) FROM registration_months WHERE month >= ? AND month <= ?
            """, period
        ) { cells in
            let row = RegistrationMonth.table.read(cells)
            let place = MunicipalityCode(row.place)
            let values = [row.registered, row.unfinished, row.left]
            guard covers(place), values.contains(where: { $0 != 0 }) else { return }
            add(values, label(row.month, place, gazetteer), to: &counts)
        }
        return counts
    }

    private func deliveries(in tables: any Tables, _ gazetteer: Gazetteer) throws -> [String: [Int]] {
        var counts: [String: [Int]] = [:]
        try tables.query(
            "SELECT \(DeliveryMonth.table.columnList) FROM delivery_months WHERE month >= ? AND month <= ?", period
        ) { cells in
            let row = DeliveryMonth.table.read(cells)
            guard covers(row.municipality) else { return }
            add(row.sums.list, label(row.month, row.municipality, gazetteer), to: &counts)
        }
        return counts
    }

    private func entries(in tables: any Tables) throws -> [String: [Int]] {
        var counts: [String: [Int]] = [:]
        let names = places.map { $0.sorted().map(\.description) } ?? [EntryMonth.everywhere]
        for name in names {
            // The database adds up: a city has as many rows as wards, months and messages.
            try tables.query(
                """
                SELECT entry, SUM(requested), SUM(accepted), SUM(failed), SUM(unknown) FROM entry_months
                WHERE place = ? AND month >= ? AND month <= ? GROUP BY entry
                """, [name.cell] + period
            ) { cells in add((1...4).map { Int(cells.integer($0)) }, cells.text(0), to: &counts) }
        }
        return counts
    }

    private func covers(_ place: MunicipalityCode?) -> Bool {
        guard let places else { return true }
        return place.map(places.contains) ?? false
    }

    private func label(_ month: String, _ place: MunicipalityCode?, _ gazetteer: Gazetteer) -> String {
        switch dimension {
        case .month: month
        case .ward: RegistrationReport.label(place, in: gazetteer, wards: true)
        case .municipality, .entry: RegistrationReport.label(place, in: gazetteer, wards: false)
        }
    }

    private func add(_ values: [Int], _ label: String, to counts: inout [String: [Int]]) {
        counts[label] = zip(counts[label] ?? values.map { _ in 0 }, values).map(+)
    }
}
