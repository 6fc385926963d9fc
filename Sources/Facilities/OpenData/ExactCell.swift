import EventModel
import Events

/// The cell that holds a whole record, for the rows whose other columns don't say all of it: a shortened hash of those
/// cells, a space, and the record as the log keeps it.
///
/// As soon as anybody changes another cell the hash no longer fits, and the row is read from its columns again: whoever
/// corrects a list in a spreadsheet is never overruled by what they can't see.
enum ExactCell {
    static func text(_ record: some Record, of cells: [String], under header: Header) -> String {
        "\(digest(cells, header)) \(json(record))"
    }

    static func record<Kind: Record>(in row: ListRow) -> Kind? {
        guard let cell = row[.exact] else { return nil }
        let parts = cell.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0] == digest(row.cells, row.header) else { return nil }
        return Array(parts[1].utf8).withUnsafeBufferPointer { bytes in
            var reader = JSONReader(bytes)
            return try? Kind(from: &reader)
        }
    }

    static func json(_ record: some Record) -> String {
        var writer = JSONWriter()
        guard (try? record.write(to: &writer)) != nil else { return "{}" }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private static func digest(_ cells: [String], _ header: Header) -> String {
        var others = cells.map(ListRow.trimmed)
        for column in [Column.exact, .told, .rowNumber] {
            for place in header.places[column.rawValue] where place < others.count { others[place] = "" }
        }
        return String(ListDigest.of(Array(others.joined(separator: "\u{1F}").utf8)).prefix(16))
    }
}

extension ListReader {
    /// The record that the row holds whole; nil for every row that has to be read.
    func exactPlace(_ row: ListRow) -> Place? {
        (ExactCell.record(in: row) as Place?).map { published($0) }
    }
    func exactGathering(_ row: ListRow) -> Gathering? {
        (ExactCell.record(in: row) as Gathering?).map { published($0) }
    }
    func exactScheme(_ row: ListRow) -> SupportScheme? {
        (ExactCell.record(in: row) as SupportScheme?).map { published($0) }
    }
}
