/// A CSV file with a header, for things that offices enter: every row by the names of its columns.
package struct CSVTable: Sendable {
    package struct Line: Sendable {
        /// The line on which the row begins, from 1.
        package let number: Int
        private let cells: [String: String]

        init(number: Int, cells: [String: String]) {
            self.number = number
            self.cells = cells
        }

        /// The cell of a column, without the blanks around it.
        package subscript(column: String) -> String { cells[column] ?? "" }
    }

    package let name: String
    package let lines: [Line]

    /// Reads UTF-8 with or without a byte order mark, LF or CRLF.
    ///
    /// - Parameter columns: the header must hold exactly these, in any order.
    /// - Throws: every fault of the file, with its line.
    package init(bytes: [UInt8], name: String, columns: [String]) throws(PlaceFaults) {
        var faults = FaultList()
        var text = String(validating: bytes, as: UTF8.self) ?? ""
        if text.isEmpty { faults.add(name, 1, "is empty or not UTF-8; save it as CSV UTF-8") }
        try faults.check()
        if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
        let records = CSV.records(of: TextFile(name: name, text: text), faults: &faults)
        let header = records.first?.cells.map(Self.trimmed) ?? []
        if Set(header) != Set(columns) || header.count != columns.count {
            faults.add(
                name, 1, "the header must be \(columns.joined(separator: ",")), it is \(header.joined(separator: ","))")
        }
        try faults.check()
        var lines: [Line] = []
        for record in records.dropFirst() {
            guard record.cells.count == header.count else {
                faults.add(name, record.line, "has \(record.cells.count) cells, the header has \(header.count)")
                continue
            }
            let cells = Dictionary(uniqueKeysWithValues: zip(header, record.cells.map(Self.trimmed)))
            lines.append(Line(number: record.line, cells: cells))
        }
        try faults.check()
        self.name = name
        self.lines = lines
    }

    private static func trimmed(_ cell: String) -> String {
        var cell = Substring(cell)
        while let first = cell.first, first.isWhitespace { cell.removeFirst() }
        while let last = cell.last, last.isWhitespace { cell.removeLast() }
        return String(cell)
    }
}
