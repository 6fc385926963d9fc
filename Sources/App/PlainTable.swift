package import Projections

/// Rows and columns for a terminal: words on the left, counts on the right, Japanese letters two columns wide.
package struct PlainTable: Sendable {
    private let header: [String]
    private let rows: [[String]]
    /// Columns from here on are counts.
    private let firstCount: Int

    package init(header: [String], rows: [[String]], firstCount: Int) {
        self.header = header
        self.rows = rows
        self.firstCount = firstCount
    }

    /// A report with its total below.
    package init(_ report: ShownReport, dimensions: Int) {
        self.init(
            header: report.header, rows: report.rows + (report.total.isEmpty ? [] : [report.total]),
            firstCount: dimensions)
    }

    package func lines(indent: String = "") -> [String] {
        let all = [header] + rows
        let widths = header.indices.map { column in all.map { Self.width($0[column]) }.max() ?? 0 }
        return all.map { row in
            let cells = row.indices.map { column in
                let blanks = String(repeating: " ", count: widths[column] - Self.width(row[column]))
                return column < firstCount ? row[column] + blanks : blanks + row[column]
            }
            let line = cells.joined(separator: "  ")
            return indent + line.prefix(upTo: line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.startIndex)
        }
    }

    /// Columns on a terminal. Source: Unicode Standard Annex 11, East Asian Width, for the blocks that occur here.
    static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { sum, scalar in
            let isWide =
                (0x1100...0x115F).contains(scalar.value) || (0x2E80...0xA4CF).contains(scalar.value)
                || (0xAC00...0xD7A3).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value)
                || (0xFE30...0xFE4F).contains(scalar.value) || (0xFF00...0xFF60).contains(scalar.value)
            return sum + (isWide ? 2 : 1)
        }
    }
}
