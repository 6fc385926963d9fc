package import Calendar
package import EventModel
import Events
package import Places

/// How passes are used: issued, ended, valid now and shown, by where the families live, by month and by the age of the
/// youngest child; and how often they were good at a shop, by where and of what trade the shop is.
///
/// `valid` counts under the month of issue. What a sum does not know, such as the age of the children when a pass ended
/// or was checked, stands under a dash.
package struct PassReport: Sendable {
    package enum Dimension: String, CaseIterable, Sendable {
        case municipality
        case ward
        case month
        case age
        case trade = "shop-type"
    }

    package let dimensions: [Dimension]
    package let from: CivilDate?
    package let to: CivilDate?
    /// The day on which passes are valid and ages are counted.
    package let today: CivilDate

    package init(by dimensions: [Dimension], from: CivilDate?, to: CivilDate?, today: CivilDate) {
        self.dimensions = dimensions
        self.from = from
        self.to = to
        self.today = today
    }

    private enum Measure: Int, CaseIterable {
        case issued, ended, valid, shown, checked
    }

    private typealias Counts = [[String]: [Int]]

    package func table(in tables: any Tables, _ gazetteer: Gazetteer) throws -> ReportTable {
        var counts: Counts = [:]
        try addMonths(to: &counts, in: tables, gazetteer)
        try addValid(to: &counts, in: tables, gazetteer)
        try addShown(to: &counts, in: tables, gazetteer)
        try addChecked(to: &counts, in: tables, gazetteer)
        return ReportTable(
            title: "passes", dimensions: dimensions.map(\.rawValue),
            measures: Measure.allCases.map { "\($0)" },
            rows: counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map {
                ReportTable.Line(
                    labels: $0.key.map { $0.split(separator: "\t").last.map(String.init) ?? $0 }, counts: $0.value)
            })
    }

    private var period: [Cell] {
        let months = [from, to].map { $0.map { YearMonth(containing: $0).description } }
        return [.text(months[0] ?? "0000-00"), .text(months[1] ?? "9999-99")]
    }

    private func addMonths(to counts: inout Counts, in tables: any Tables, _ gazetteer: Gazetteer) throws {
        try tables.query(
            "SELECT \(PassMonth.table.columnList) FROM pass_months WHERE month >= ? AND month <= ?", period
        ) { cells in
            let row = PassMonth.table.read(cells)
            let key = labels(row.municipality, row.month, nil, gazetteer)
            add(row.issued, .issued, key, to: &counts)
            add(row.ended, .ended, key, to: &counts)
        }
    }

    private func addShown(to counts: inout Counts, in tables: any Tables, _ gazetteer: Gazetteer) throws {
        try tables.query(
            "SELECT \(ShownMonth.table.columnList) FROM pass_shown_months WHERE month >= ? AND month <= ?", period
        ) { cells in
            let row = ShownMonth.table.read(cells)
            add(row.passes, .shown, labels(row.municipality, row.month, row.band, gazetteer), to: &counts)
        }
    }

    private func addChecked(to counts: inout Counts, in tables: any Tables, _ gazetteer: Gazetteer) throws {
        try tables.query(
            """
            SELECT pass_shop_uses.day, pass_shop_uses.uses, pass_shops.trade, pass_shops.municipality
            FROM pass_shop_uses JOIN pass_shops ON pass_shops.shop = pass_shop_uses.shop
            WHERE pass_shop_uses.day >= ? AND pass_shop_uses.day <= ?
            """, [.text(from?.description ?? "0000"), .text(to?.description ?? "9999")]
        ) { cells in
            let place = cells.isNull(3) ? nil : MunicipalityCode(utf8: cells.utf8(3))
            let month = String(cells.text(0).prefix(7))
            add(
                Int(cells.integer(1)), .checked, labels(place, month, nil, trade: cells.text(2), gazetteer), to: &counts
            )
        }
    }

    private func addValid(to counts: inout Counts, in tables: any Tables, _ gazetteer: Gazetteer) throws {
        try tables.query(
            """
            SELECT household_passes.municipality, household_passes.issued_on, audience.children FROM household_passes
            LEFT JOIN audience ON audience.household = household_passes.household
            WHERE household_passes.state = 'valid' AND household_passes.until >= ?
            """, [today.cell]
        ) { cells in
            guard let municipality = MunicipalityCode(utf8: cells.utf8(0)), let issued = CivilDate(utf8: cells.utf8(1)),
                from.map({ $0 <= issued }) ?? true, to.map({ issued <= $0 }) ?? true
            else { return }
            let band = dimensions.contains(.age) ? band(of: cells, 2) : nil
            let month = YearMonth(containing: issued).description
            add(1, .valid, labels(municipality, month, band, gazetteer), to: &counts)
        }
    }

    private func band(of cells: any Cells, _ column: Int) -> PassAgeBand? {
        guard !cells.isNull(column) else { return nil }
        var youngest: CivilDate?
        FamilyChildren.each(in: cells.utf8(column)) { child in
            if child.stage == .born { youngest = max(youngest ?? child.date, child.date) }
        }
        return PassAgeBand(youngest: youngest, on: today)
    }

    private func labels(
        _ municipality: MunicipalityCode?, _ month: String, _ band: PassAgeBand?, trade: String? = nil,
        _ gazetteer: Gazetteer
    ) -> [String] {
        dimensions.map { dimension in
            switch dimension {
            case .municipality: RegistrationReport.label(municipality, in: gazetteer, wards: false)
            case .ward: RegistrationReport.label(municipality, in: gazetteer, wards: true)
            case .month: month
            case .age:
                band.map { "\(PassAgeBand.allCases.firstIndex(of: $0) ?? 9)\t\($0.rawValue)" } ?? "9\t–"
            case .trade: trade ?? "–"
            }
        }
    }

    private func add(_ value: Int, _ measure: Measure, _ key: [String], to counts: inout Counts) {
        guard value != 0 else { return }
        counts[key, default: Measure.allCases.map { _ in 0 }][measure.rawValue] += value
    }
}
