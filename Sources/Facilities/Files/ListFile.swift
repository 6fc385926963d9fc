import Events
import Places

/// A list as rows by the names of their columns.
struct ListFile {
    let rows: [ListRow]
    private(set) var doubts: [Doubt]
    let encoding: ListText.Encoding
    /// Rows that were left out, each with its doubt.
    private(set) var setAside = 0

    /// - Parameters:
    ///   - allowed: folded names of personal columns that may be published.
    init(
        _ bytes: [UInt8], list: DatasetKind, table: ColumnTable, allowed: Set<String>
    ) throws(ListFault) {
        let text = try ListText(bytes)
        encoding = text.encoding
        doubts = text.marks > 1 ? [Doubt(line: 0, column: "", value: "\(text.marks)", .twoMarks)] : []
        doubts += text.brokenLines.map { Doubt(line: $0, column: "", value: "", .brokenCharacters) }
        let (records, faults) = CSV.records(
            of: TextFile(name: "", text: text.text), delimiter: Self.delimiter(of: text.text))
        if let open = faults.first(where: { $0.problem.contains("nothing closes") }) {
            throw .openQuote(line: open.line)
        }
        doubts += faults.map { Doubt(line: $0.line, column: "", value: "", .textAfterQuote) }
        let (place, header) = try Header.find(in: records, list: list, table: table, allowed: allowed, &doubts)
        var kept: [ListRow] = []
        kept.reserveCapacity(records.count)
        for record in records.dropFirst(place + 1) {
            // A line of commas is how spreadsheets end.
            guard record.cells.contains(where: { !ListRow.trimmed($0).isEmpty }) else { continue }
            if let row = Self.row(record, header, &doubts) { kept.append(row) } else { setAside += 1 }
        }
        rows = kept
        for place in header.personal {
            guard let row = kept.first(where: { !ListRow.trimmed($0.cells[place]).isEmpty }) else { continue }
            // The line, and never what stands there.
            doubts.append(Doubt(line: row.line, column: header.names[place], value: "", .personal))
        }
    }

    private static func row(_ record: CSV.Record, _ header: Header, _ doubts: inout [Doubt]) -> ListRow? {
        var cells = record.cells
        while cells.count > header.names.count, ListRow.trimmed(cells[cells.count - 1]).isEmpty { cells.removeLast() }
        let value = "\(cells.count) of \(header.names.count) cells"
        if cells.count > header.names.count {
            doubts.append(Doubt(line: record.line, column: "", value: value, .longRow))
            return nil
        }
        if cells.count < header.names.count {
            let isCut = cells.count * 2 < header.names.count
            doubts.append(Doubt(line: record.line, column: "", value: value, isCut ? .cutOff : .shortRow))
            if isCut { return nil }
            cells += [String](repeating: "", count: header.names.count - cells.count)
        }
        return ListRow(line: record.line, cells: cells, header: header)
    }

    /// What stands most often in the first line outside of quotation marks.
    private static func delimiter(of text: String) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard !isQuoted else { continue }
            if byte == UInt8(ascii: "\n") { if counts.isEmpty { continue } else { break } }
            if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: ";") {
                counts[byte, default: 0] += 1
            }
        }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? UInt8(ascii: ",")
    }
}

/// The line that names the columns.
final class Header: Sendable {
    /// As the file calls them.
    let names: [String]
    /// Where each column stands, by its raw value; several where a list has it more than once.
    let places: [[Int]]
    /// Under which name a place's cell is kept as a detail.
    let details: [(place: Int, name: String)]
    /// Columns that may name a person and are not taken over.
    let personal: [Int]
    let list: DatasetKind
    let table: ColumnTable

    private init(
        names: [String], places: [[Int]], details: [(place: Int, name: String)], personal: [Int], list: DatasetKind,
        table: ColumnTable
    ) {
        self.personal = personal
        self.names = names
        self.places = places
        self.details = details
        self.list = list
        self.table = table
    }

    /// The header of a list that the directory writes itself.
    convenience init(of list: DatasetKind, names: [String], table: ColumnTable) {
        var places = [[Int]](repeating: [], count: Column.allCases.count)
        var details: [(place: Int, name: String, rank: Int)] = []
        for (place, name) in names.enumerated() {
            let known = table[name, list]
            if known?.column ?? .detail == .detail { details.append((place, name, known?.rank ?? .max)) }
            if let known, !known.isPersonal { places[known.column.rawValue].append(place) }
        }
        self.init(names: names, places: places, details: Self.inOrder(details), personal: [], list: list, table: table)
    }

    /// Known details in the order of the table, then those that nobody knows in the order of the file.
    private static func inOrder(_ details: [(place: Int, name: String, rank: Int)]) -> [(place: Int, name: String)] {
        details.sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }.map { ($0.place, $0.name) }
    }

    /// A title or an empty line or two may stand before it.
    private static let linesBefore = 10

    static func find(
        in records: [CSV.Record], list: DatasetKind, table: ColumnTable, allowed: Set<String>,
        _ doubts: inout [Doubt]
    ) throws(ListFault) -> (place: Int, header: Header) {
        let heads = records.prefix(linesBefore)
        let counts = heads.map { head in head.cells.count { table[$0, list] != nil } }
        guard let best = counts.max(), best >= 2, let place = counts.firstIndex(of: best) else {
            let found = heads.first?.cells.prefix(5).map(ListRow.trimmed).joined(separator: ",") ?? ""
            throw .noHeader(found: String(found.prefix(60)), wanted: table.examples(of: list))
        }
        let record = records[place]
        if place > 0 {
            doubts.append(Doubt(line: record.line, column: "", value: "\(place)", .linesBefore))
        }
        return (place, try header(record, list, table, allowed, &doubts))
    }

    private static func header(
        _ record: CSV.Record, _ list: DatasetKind, _ table: ColumnTable, _ allowed: Set<String>,
        _ doubts: inout [Doubt]
    ) throws(ListFault) -> Header {
        var places = [[Int]](repeating: [], count: Column.allCases.count)
        var details: [(place: Int, name: String, rank: Int)] = []
        var personal: [Int] = []
        let names = record.cells.map(ListRow.trimmed)
        for (place, cell) in names.enumerated() where !cell.isEmpty {
            var known = table[cell, list]
            if known == nil, place == 0, let rest = table[String(cell.dropFirst()), list] {
                // What is left of a byte order mark that some system did not understand.
                doubts.append(Doubt(line: record.line, column: cell, value: String(cell.prefix(1)), .strayCharacter))
                known = rest
            }
            guard let known else {
                doubts.append(Doubt(line: record.line, column: cell, value: "", .unknownColumn))
                details.append((place, cell, .max))
                continue
            }
            guard !known.isPersonal || allowed.contains(ColumnTable.folded(cell)) else {
                personal.append(place)
                continue
            }
            if known.column == .detail { details.append((place, known.name, known.rank)) }
            places[known.column.rawValue].append(place)
        }
        guard !places[Column.name.rawValue].isEmpty else {
            throw .missingColumn(table.examples(of: list).first ?? "名称")
        }
        return Header(
            names: names, places: places, details: inOrder(details), personal: personal, list: list, table: table)
    }
}

/// One record of a list.
struct ListRow {
    /// The line on which it begins, from 1.
    let line: Int
    let cells: [String]
    let header: Header

    /// The first cell of the column that is not empty, without the blanks around it; nil if there is none.
    subscript(column: Column) -> String? {
        for place in header.places[column.rawValue] {
            let cell = Self.trimmed(cells[place])
            if !cell.isEmpty { return cell }
        }
        return nil
    }

    /// Every cell of the column that is not empty.
    func all(_ column: Column) -> [String] {
        header.places[column.rawValue].map { Self.trimmed(cells[$0]) }.filter { !$0.isEmpty }
    }

    func has(_ column: Column) -> Bool { !header.places[column.rawValue].isEmpty }

    /// As the file calls the column.
    func name(of column: Column) -> String {
        header.places[column.rawValue].first.map { header.names[$0] } ?? ""
    }

    /// As the standard calls the column: what a detail is kept under.
    func standardName(of column: Column) -> String { header.table.standardName(of: column, in: header.list) }

    var details: [Detail] {
        header.details.compactMap { place, name in
            let cell = Self.trimmed(cells[place])
            return cell.isEmpty ? nil : Detail(name: name, text: cell)
        }
    }

    func doubt(_ column: Column, _ value: String, _ reason: Doubt.Reason) -> Doubt {
        Doubt(line: line, column: name(of: column), value: value, reason)
    }

    /// Without blanks of any width, line ends and byte order marks around it.
    static func trimmed(_ cell: String) -> String {
        guard let first = cell.utf8.first, let last = cell.utf8.last else { return "" }
        // Most cells begin and end with something to be seen.
        func isPlain(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }
        if isPlain(first), isPlain(last) { return cell }
        func isBlank(_ scalar: Unicode.Scalar) -> Bool {
            scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}"
        }
        let scalars = cell.unicodeScalars
        guard let start = scalars.firstIndex(where: { !isBlank($0) }),
            let end = scalars.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(scalars[start...end])
    }
}
