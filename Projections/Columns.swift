package import Calendar
package import EventModel
package import Events
package import Places

// How the vocabulary of the facts stands in columns: as the same text as in the log.

extension HouseholdID: ColumnValue, RowKey {
    package static var columnType: ColumnType { .text }
    package var cell: Cell { .text(description) }
    package func write(to row: any CellWriter, _ column: Int) { ulid.write(to: row, column) }
    package var cells: [Cell] { [cell] }
    package init(_ row: any Cells, _ column: Int) { self.init(ULID(utf8: row.utf8(column)) ?? ULID(bits: 0)) }
}

extension BatchID: ColumnValue, RowKey {
    package static var columnType: ColumnType { .text }
    package var cell: Cell { .text(description) }
    package func write(to row: any CellWriter, _ column: Int) { ulid.write(to: row, column) }
    package var cells: [Cell] { [cell] }
    package init(_ row: any Cells, _ column: Int) { self.init(ULID(utf8: row.utf8(column)) ?? ULID(bits: 0)) }
}

extension ContentID: ColumnValue, RowKey {
    package static var columnType: ColumnType { .text }
    package var cell: Cell { .text(description) }
    package var cells: [Cell] { [cell] }
    package init(_ row: any Cells, _ column: Int) { self.init(row.text(column)) }
}

extension CivilDate: ColumnValue {
    package static var columnType: ColumnType { .text }
    package var cell: Cell { .text(description) }
    package init(_ row: any Cells, _ column: Int) {
        self = CivilDate(utf8: row.utf8(column)) ?? CivilDate(dayNumber: 0)
    }
}

extension MunicipalityCode: ColumnValue, RowKey {
    package static var columnType: ColumnType { .text }
    package var cell: Cell { .text(description) }
    package var cells: [Cell] { [cell] }
    package init(_ row: any Cells, _ column: Int) { self = MunicipalityCode(utf8: row.utf8(column)) ?? .kanagawa }
}

extension Language: ColumnValue {
    package static var columnType: ColumnType { .text }
    package var cell: Cell { .text(rawValue) }
    package init(_ row: any Cells, _ column: Int) { self = Language(rawValue: row.text(column)) ?? .japanese }
}

/// The topics of a household as one integer, for a table of which all rows are read at once.
package struct TopicMask: ColumnValue, Hashable {
    package let bits: Int64

    package init(_ topics: some Sequence<Topic>) {
        bits = topics.reduce(0) { $0 | 1 << Int64($1.place) }
    }

    init(bits: Int64) { self.bits = bits }

    package init(_ row: any Cells, _ column: Int) { bits = row.integer(column) }
    package static var columnType: ColumnType { .integer }
    package var cell: Cell { .integer(bits) }
    package var topics: [Topic] { Topic.allCases.filter { bits >> Int64($0.place) & 1 == 1 } }
}

extension Topic {
    /// Its place in `allCases`: good within one version of a table, never stored in the log.
    var place: Int { Topic.allCases.firstIndex(of: self) ?? 0 }
}
