/// A report as rows of cells, before anyone sees it.
package struct ReportTable: Sendable, Equatable {
    package let title: String
    /// The columns that say what a row is about.
    package let dimensions: [String]
    /// The columns that count people.
    package let measures: [String]
    package let rows: [Line]

    package struct Line: Sendable, Equatable {
        package let labels: [String]
        package let counts: [Int]

        package init(labels: [String], counts: [Int]) {
            self.labels = labels
            self.counts = counts
        }
    }

    package init(title: String, dimensions: [String], measures: [String], rows: [Line]) {
        self.title = title
        self.dimensions = dimensions
        self.measures = measures
        self.rows = rows
    }
}

/// A report as it may be shown: counts of people under 20 are not told apart, so that nobody can be recognised in a
/// village's row. LINE's own statistics have the same floor.
package struct ShownReport: Sendable, Equatable {
    package static let floor = 20

    package let title: String
    package let header: [String]
    package let rows: [[String]]
    package let total: [String]

    /// - Parameter isExact: shows every count as it is. Only for an operator, and the reading is recorded.
    package init(_ table: ReportTable, isExact: Bool) {
        title = table.title
        header = table.dimensions + table.measures
        rows = table.rows.map { line in line.labels + line.counts.map { Self.text($0, isExact: isExact) } }
        total = Self.total(of: table, isExact: isExact)
    }

    private static func text(_ count: Int, isExact: Bool) -> String {
        isExact || count == 0 || count >= floor ? "\(count)" : "<\(floor)"
    }

    /// The sum of what is shown. Where rows are hidden it only says “at least”: otherwise the one hidden count could be
    /// worked out from the sum.
    private static func total(of table: ReportTable, isExact: Bool) -> [String] {
        guard !table.dimensions.isEmpty else { return [] }
        let blanks = ["total"] + table.dimensions.dropFirst().map { _ in "" }
        let sums = table.measures.indices.map { measure in
            let counts = table.rows.map { $0.counts[measure] }
            let hidden = isExact ? [] : counts.filter { $0 > 0 && $0 < floor }
            let sum = counts.reduce(0, +) - hidden.reduce(0, +)
            return hidden.isEmpty ? text(sum, isExact: isExact) : "\(sum)+"
        }
        return blanks + sums
    }
}
