import Delivery
import Events
import Offices
import Projections

/// Registrations or deliveries of some months, as a drawing and as a table.
struct CountsPage: ConsolePage {
    static let template = "console.counts"
    static let room = ConsoleRoom.counts
    let question: Fields
    /// Nil where the months were no months.
    let result: Shown?
    let monthsFault: Bool
    /// Whether numbers under 20 may be asked for.
    let mayBeExact: Bool
    let isExact: Bool
    let purpose: String
    let purposeFault: Bool

    /// The form's fields as they stand.
    struct Fields: Sendable {
        let subjects: [Choice]
        let dimensions: [Choice]
        let subject: String
        let by: String
        let from: String
        let to: String
        let address: String
    }

    struct Choice: Sendable {
        let value: String
        let name: String
        let isChosen: Bool
    }

    struct Shown: Sendable {
        let caption: String
        /// What stands in the first column.
        let named: String
        let header: [Cell]
        let rows: [Row]
        let total: Row?
        let chart: String
        let isEmpty: Bool
    }

    struct Row: Sendable {
        let name: String
        let cells: [Cell]
    }

    struct Cell: Sendable { let text: String }

    init(
        _ staff: StaffVisit, _ question: CountsQuestion, _ report: ShownReport?, isExact: Bool = false,
        purpose: String = "", purposeFault: Bool = false, words: CountsWords
    ) {
        self.question = Fields(
            subjects: MonthlyCounts.Subject.allCases.map {
                Choice(value: $0.rawValue, name: words.name(of: $0), isChosen: $0 == question.subject)
            },
            dimensions: MonthlyCounts.Dimension.allCases.map {
                Choice(value: $0.rawValue, name: words.name(of: $0), isChosen: $0 == question.dimension)
            }, subject: question.subject.rawValue, by: question.dimension.rawValue, from: question.from,
            to: question.to, address: question.address)
        monthsFault = question.months == nil
        mayBeExact = staff.access.may(.seeExactCounts)
        self.isExact = isExact
        self.purpose = purpose
        self.purposeFault = purposeFault
        result = report.map { Self.shown($0, question, words) }
    }

    /// Months without anybody have no line in the table, and stand in the drawing all the same: it is an axis of time.
    private static func everyMonth(of question: CountsQuestion, _ bars: [BarChart.Bar]) -> [BarChart.Bar] {
        guard let months = question.months, !bars.isEmpty else { return bars }
        return (0...months.lowerBound.months(until: months.upperBound)).map { number in
            let name = months.lowerBound.adding(months: number).description
            return bars.first { $0.name == name } ?? BarChart.Bar(name, .count(0))
        }
    }

    private static func shown(_ report: ShownReport, _ question: CountsQuestion, _ words: CountsWords) -> Shown {
        let header = words.header(of: report, question.dimension)
        let names = report.rows.map { words.name(of: $0.first ?? "", question.dimension) }
        let measure = words.drawn(question.subject)
        let shown = zip(names, report.rows).map { name, row in
            BarChart.Bar(name, BarChart.Value(cell: row.count > measure ? row[measure] : ""))
        }
        let bars = question.dimension == .month ? Self.everyMonth(of: question, shown) : shown
        let title = "\(header.first ?? "")別の\(header.count > measure ? header[measure] : "")"
        let chart = BarChart(title: title, bars: bars)
        return Shown(
            caption: "\(words.name(of: question.subject)) \(question.from)〜\(question.to)",
            named: header.first ?? "", header: header.dropFirst().map { Cell(text: $0) },
            rows: zip(names, report.rows).map { Row(name: $0, cells: $1.dropFirst().map { Cell(text: $0) }) },
            total: report.total.isEmpty || report.rows.isEmpty
                ? nil : Row(name: words.total, cells: report.total.dropFirst().map { Cell(text: $0) }),
            chart: question.dimension == .month ? ColumnChart(chart).svg(id: "chart") : chart.svg(id: "chart"),
            isEmpty: report.rows.isEmpty)
    }
}

/// The console's words for what the reports count.
struct CountsWords: Sendable {
    let texts: Texts
    let catalogue: StageCatalogue

    private func say(_ name: TextName) -> String { texts.text(name, in: .japanese) }

    func name(of subject: MonthlyCounts.Subject) -> String {
        switch subject {
        case .registrations: say("console-counts.registrations")
        case .deliveries: say("console-counts.deliveries")
        }
    }

    func name(of dimension: MonthlyCounts.Dimension) -> String {
        switch dimension {
        case .municipality: say("console-counts.municipality")
        case .ward: say("console-counts.ward")
        case .month: say("console-counts.month")
        case .entry: say("console-counts.entry")
        }
    }

    /// A message by its title, with the key by which the log knows it.
    func name(of label: String, _ dimension: MonthlyCounts.Dimension) -> String {
        switch dimension {
        case .municipality, .ward, .month: return label == "–" ? say("console-counts.nowhere") : label
        case .entry: return catalogue[label].map { "\($0.words.japanese.title)（\(label)）" } ?? label
        }
    }

    /// Which column is drawn: who is registered, or what LINE took over.
    func drawn(_ subject: MonthlyCounts.Subject) -> Int { subject == .registrations ? 1 : 2 }

    var total: String { say("console-counts.total") }

    func header(of report: ShownReport, _ dimension: MonthlyCounts.Dimension) -> [String] {
        report.header.enumerated().map { place, name in
            guard place > 0 else { return self.name(of: dimension) }
            return measure(name)
        }
    }

    private func measure(_ name: String) -> String {
        switch name {
        case "registered": say("console-counts.registered")
        case "unfinished": say("console-counts.unfinished")
        case "left": say("console-counts.left")
        case "requested": say("console-counts.requested")
        case "accepted": say("console-counts.accepted")
        case "failed": say("console-counts.failed")
        default: say("console-counts.unknown")
        }
    }
}
