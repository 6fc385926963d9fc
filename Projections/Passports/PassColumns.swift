package import EventModel
package import Events

extension PassID: ColumnValue {
    package static var columnType: ColumnType { .text }
    package var cell: Cell { .text(description) }
    package func write(to row: any CellWriter, _ column: Int) { ulid.write(to: row, column) }
    package init(_ row: any Cells, _ column: Int) { self.init(ULID(utf8: row.utf8(column)) ?? ULID(bits: 0)) }
}

extension PassSerial: ColumnValue, RowKey {
    package static var columnType: ColumnType { .text }
    package var cell: Cell { .text(description) }
    package func write(to row: any CellWriter, _ column: Int) { ulid.write(to: row, column) }
    package var cells: [Cell] { [cell] }
    package init(_ row: any Cells, _ column: Int) { self.init(ULID(utf8: row.utf8(column)) ?? ULID(bits: 0)) }
}

extension PassGround: ColumnValue {
    package static var columnType: ColumnType { .text }
    package var cell: Cell { .text(rawValue) }
    package init(_ row: any Cells, _ column: Int) { self = PassGround(rawValue: row.text(column)) ?? .child }
}

extension PassAgeBand: ColumnValue {
    package static var columnType: ColumnType { .text }
    package var cell: Cell { .text(rawValue) }
    package init(_ row: any Cells, _ column: Int) { self = PassAgeBand(rawValue: row.text(column)) ?? .expecting }
}
