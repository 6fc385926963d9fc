package import Calendar
package import EventModel
package import Events

// How the vocabulary of consultations stands in columns: as the same text as in the log.

extension ConsultationID: ColumnValue, RowKey {
    package static var columnType: ColumnType { .text }
    package var cell: Cell { .text(description) }
    package func write(to row: any CellWriter, _ column: Int) { ulid.write(to: row, column) }
    package var cells: [Cell] { [cell] }
    package init(_ row: any Cells, _ column: Int) { self.init(ULID(utf8: row.utf8(column)) ?? ULID(bits: 0)) }
}

extension ConsultationClient: ColumnValue {
    package static var columnType: ColumnType { .text }
    package var cell: Cell { .text(rawValue) }
    /// Where it can't be read it counts as a child's: what is kept closest.
    package init(_ row: any Cells, _ column: Int) { self = Self(rawValue: row.text(column)) ?? .child }
}

extension ConsultationTheme: ColumnValue {
    package static var columnType: ColumnType { .text }
    package var cell: Cell { .text(rawValue) }
    package init(_ row: any Cells, _ column: Int) { self = Self(rawValue: row.text(column)) ?? .other }
}

extension ConsultationOutcome: ColumnValue {
    package static var columnType: ColumnType { .text }
    package var cell: Cell { .text(rawValue) }
    package init(_ row: any Cells, _ column: Int) { self = Self(rawValue: row.text(column)) ?? .heard }
}

extension Urgency: ColumnValue {
    package static var columnType: ColumnType { .text }
    package var cell: Cell { .text(rawValue) }
    package init(_ row: any Cells, _ column: Int) { self = Self(rawValue: row.text(column)) ?? .now }
}

extension OpeningHours: ColumnValue {
    package static var columnType: ColumnType { .text }
    package var cell: Cell { .text(description) }
    package init(_ row: any Cells, _ column: Int) { self = OpeningHours(row.text(column)) ?? OpeningHours([]) }
}
