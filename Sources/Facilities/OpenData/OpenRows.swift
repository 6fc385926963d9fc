import Calendar
import EventModel
import Events
import Places

/// A list in the columns of its standard; behind them those that the standard lacks, and where each row comes from.
struct OpenRows {
    private let reader: ListReader
    private let header: Header
    private let sources: [Source]
    private let list: OpenList
    private var places: PlaceReader
    private var gatherings: GatheringReader

    /// What stands at a place of the header.
    private enum Source {
        case number
        /// The column's first, second … text.
        case column(Column, Int)
        /// The first, second … detail of this name.
        case detail(String, Int)
        case told(Int)
        case exact
    }

    static let told = ["掲載_ID", "掲載_開所規則", "掲載_出典", "掲載_ライセンス", "掲載_時点", "掲載_担当"]
    private static let exact = "掲載_内容"

    init(_ list: OpenList, by reader: ListReader) {
        self.list = list
        self.reader = reader
        places = PlaceReader(reader, numbers: true)
        gatherings = GatheringReader(reader, numbers: true)
        let names = Self.names(list, reader)
        header = Header(of: reader.list, names: names, table: reader.table)
        sources = Self.sources(names, reader)
    }

    var names: [String] { header.names }

    /// One row; the header is not counted.
    mutating func row(_ place: Int) -> [String] {
        let entry = list.entries[place]
        let written = Self.cells(of: entry.record, by: reader)
        var hours: OpeningHours?
        if case .place(let place) = entry.record { hours = place.hours }
        let told = [
            entry.id, hours?.description ?? "", entry.source, entry.licence, entry.asOf.description,
            "\(list.office) \(list.officeName)",
        ]
        var cells = sources.map { source in
            switch source {
            case .number: "\(place + 1)"
            case .column(let column, let ordinal): written.columns[column].flatMap { Self.item($0, ordinal) } ?? ""
            case .detail(let name, let ordinal):
                Self.item(written.details.filter { $0.name == name }.map(\.text), ordinal) ?? ""
            case .told(let place): told[place]
            case .exact: ""
            }
        }
        if let place = header.places[Column.exact.rawValue].first {
            cells[place] = exactCell(for: entry.record, beside: cells)
        }
        return cells
    }

    /// Empty where reading the row gives the record.
    private mutating func exactCell(for record: OpenRecord, beside cells: [String]) -> String {
        let row = ListRow(line: 2, cells: cells, header: header)
        var doubts: [Doubt] = []
        switch record {
        case .place(let place):
            let published = reader.published(place)
            guard places.read(row, &doubts)?.record != published else { return "" }
            return ExactCell.text(published, of: cells, under: header)
        case .gathering(let gathering):
            let published = reader.published(gathering)
            guard gatherings.read(row, &doubts)?.record != published else { return "" }
            return ExactCell.text(published, of: cells, under: header)
        case .scheme(let scheme):
            let published = reader.published(scheme)
            guard SchemeReader(reader).read(row, &doubts)?.record != published else { return "" }
            return ExactCell.text(published, of: cells, under: header)
        case .vacancies: return ""
        }
    }

    private static func item(_ texts: [String], _ ordinal: Int) -> String? {
        ordinal < texts.count ? texts[ordinal] : nil
    }

    private static func cells(of record: OpenRecord, by reader: ListReader) -> RowCells {
        switch record {
        case .place(let place): reader.cells(of: reader.published(place))
        case .gathering(let gathering): reader.cells(of: reader.published(gathering))
        case .scheme(let scheme): reader.cells(of: reader.published(scheme))
        case .vacancies(let place, let day, let counts): reader.cells(of: counts, at: place, on: day)
        }
    }

    private static func names(_ list: OpenList, _ reader: ListReader) -> [String] {
        var columns: Set<Column> = []
        var details: [String] = []
        var isVacancies = false
        for entry in list.entries {
            let cells = cells(of: entry.record, by: reader)
            columns.formUnion(cells.columns.keys)
            merge(cells.details.map(\.name), into: &details)
            if case .vacancies = entry.record { isVacancies = true }
        }
        var names = isVacancies ? [] : reader.table.layout(of: reader.list)
        let known = Set(names.compactMap { reader.table[$0, reader.list]?.column })
        names += columns.subtracting(known).sorted { $0.rawValue < $1.rawValue }
            .map { reader.table.standardName(of: $0, in: reader.list) }
        let before = Set(names)
        names += details.filter { !before.contains($0) }
        return names + told + (isVacancies ? [] : [exact])
    }

    /// Adds the names of one record's details where they belong: behind the one that stands before them.
    private static func merge(_ names: [String], into all: inout [String]) {
        var end = 0
        var counts: [String: Int] = [:]
        for name in names {
            counts[name, default: 0] += 1
            let known = all.indices.filter { all[$0] == name }
            let ordinal = counts[name, default: 1] - 1
            if ordinal < known.count {
                end = max(end, known[ordinal] + 1)
            } else {
                all.insert(name, at: end)
                end += 1
            }
        }
    }

    private static func sources(_ names: [String], _ reader: ListReader) -> [Source] {
        var columns: [Column: Int] = [:]
        var details: [String: Int] = [:]
        return names.map { name in
            if let place = told.firstIndex(of: name) { return .told(place) }
            if name == exact { return .exact }
            guard let known = reader.table[name, reader.list], known.column != .detail, name != "掲載_分類" else {
                details[name, default: 0] += 1
                return .detail(name, details[name, default: 1] - 1)
            }
            if known.column == .rowNumber { return .number }
            columns[known.column, default: 0] += 1
            return .column(known.column, columns[known.column, default: 1] - 1)
        }
    }
}
