import Calendar
import Events
import Places

/// A list as a file, in pieces: it may be long, and whoever fetches it may be slow.
package struct OpenFile: Sequence, IteratorProtocol {
    private let list: OpenList
    private let format: OpenFormat
    private let reader: ListReader
    private let url: String
    private var rows: OpenRows?
    private var position = 0
    private var isBegun = false
    private var isOver = false
    /// So many records stand in a piece.
    private static let piece = 100

    /// - Parameters:
    ///   - reader: reads lists of this kind and office; rows are read again to see whether they say everything.
    ///   - page: what a record's own page begins with, without its id; empty where there is none.
    package init(_ list: OpenList, as format: OpenFormat, by reader: ListReader, page: String) {
        self.list = list
        self.format = format
        self.reader = reader
        url = page
        rows = format == .csv ? OpenRows(list, by: reader) : nil
    }

    package mutating func next() -> String? {
        guard !isOver else { return nil }
        guard isBegun else {
            isBegun = true
            return head
        }
        guard position < list.entries.count else {
            isOver = true
            return tail
        }
        var text = ""
        for place in position..<Swift.min(position + Self.piece, list.entries.count) { text += self.text(place) }
        position += Self.piece
        return text
    }

    private var head: String {
        switch format {
        case .csv: "\u{FEFF}" + OpenCells.line(rows?.names ?? [])
        case .geojson: OpenFeatures.head(list)
        case .ics: OpenEvents.calendar(list).head
        }
    }

    private mutating func text(_ place: Int) -> String {
        switch format {
        case .csv: return OpenCells.line(rows?.row(place) ?? [])
        case .geojson:
            return (place == 0 ? "\n" : ",\n") + OpenFeatures.feature(list.entries[place], of: list, by: reader)
        case .ics:
            guard let entry = OpenEvents.entry(list.entries[place], of: list, by: reader, page: url) else { return "" }
            return OpenEvents.calendar(list).text(of: entry)
        }
    }

    private var tail: String? {
        switch format {
        case .csv: nil
        case .geojson: "\n]}\n"
        case .ics: OpenEvents.calendar(list).tail
        }
    }
}
