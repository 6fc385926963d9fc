package import Calendar
package import EventModel
import Events
package import Places

/// How consultations went, without a word of what was said: opened, taken, closed and with a danger noticed, by desk,
/// theme, who asked, hour and month of opening, how long the client waited for a counsellor, and outcome.
///
/// All of them count under the day of opening. What is not known yet, such as the outcome of an open one, stands under
/// a dash.
package struct ConsultationReport: Sendable {
    package enum Dimension: String, CaseIterable, Sendable {
        case body
        case theme
        case client
        case municipality
        case hour
        case month
        case wait
        case outcome
        case language
    }

    package let dimensions: [Dimension]
    package let from: CivilDate?
    package let to: CivilDate?

    package init(by dimensions: [Dimension], from: CivilDate?, to: CivilDate?) {
        self.dimensions = dimensions
        self.from = from
        self.to = to
    }

    private enum Measure: Int, CaseIterable {
        case opened, taken, closed, danger, messages
    }

    package func table(in tables: any Tables, _ gazetteer: Gazetteer) throws -> ReportTable {
        var counts: [[String]: [Int]] = [:]
        let start = from.map { JapanTime($0).milliseconds } ?? .min
        let end = to.map { JapanTime($0.adding(days: 1)).milliseconds } ?? .max
        let columns = ConsultationRow.table.columnList
        try tables.query(
            "SELECT \(columns) FROM consultations WHERE opened_at >= ? AND opened_at < ?",
            [.integer(start), .integer(end)]
        ) { cells in
            let row = ConsultationRow.table.read(cells)
            let key = dimensions.map { label(row, $0, gazetteer) }
            let values = [
                1, row.firstTakenAt == nil ? 0 : 1, row.isOpen ? 0 : 1, row.hadCrisis ? 1 : 0, row.messages,
            ]
            let sums = counts[key] ?? Measure.allCases.map { _ in 0 }
            counts[key] = zip(sums, values).map(+)
        }
        return ReportTable(
            title: "consultations", dimensions: dimensions.map(\.rawValue),
            measures: Measure.allCases.map { "\($0)" },
            rows: counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map {
                ReportTable.Line(
                    labels: $0.key.map { $0.split(separator: "\t").last.map(String.init) ?? $0 }, counts: $0.value)
            })
    }

    private func label(_ row: ConsultationRow, _ dimension: Dimension, _ gazetteer: Gazetteer) -> String {
        let opened = JapanTime(milliseconds: row.openedAt)
        switch dimension {
        case .body: return row.office.description
        case .theme: return row.theme.rawValue
        case .client: return row.client.rawValue
        case .municipality: return RegistrationReport.label(row.municipality, in: gazetteer, wards: false)
        case .hour:
            let hour = Int(opened.timeOfDay.minutes) / 60
            return hour < 10 ? "0\(hour)" : "\(hour)"
        case .month: return YearMonth(containing: opened.date).description
        case .wait: return row.firstTakenAt.map { Self.wait($0 - row.openedAt) } ?? "9\t–"
        case .outcome: return row.outcome?.rawValue ?? "–"
        case .language: return row.language.rawValue
        }
    }

    /// - Parameter time: milliseconds.
    private static func wait(_ time: Int64) -> String {
        switch time / 60_000 {
        case ..<5: "0\t<5min"
        case ..<15: "1\t5-15min"
        case ..<60: "2\t15-60min"
        case ..<720: "3\t1-12h"
        default: "4\t12h+"
        }
    }
}
