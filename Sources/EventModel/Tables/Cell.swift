/// One value of a row, in what SQLite and PostgreSQL share.
@usableFromInline
package enum Cell: Sendable, Hashable {
    case null
    case integer(Int64)
    case text(String)
}

/// A row while a query walks over it. Valid until the next one.
@usableFromInline
package protocol Cells {
    func isNull(_ column: Int) -> Bool
    func integer(_ column: Int) -> Int64
    func text(_ column: Int) -> String
    /// The text's own memory.
    func utf8(_ column: Int) -> UnsafeBufferPointer<UInt8>
}

/// Takes the columns of a row that is written, counted from 0.
@usableFromInline
package protocol CellWriter: AnyObject {
    func null(_ column: Int)
    func integer(_ value: Int64, _ column: Int)
    func text(_ value: String, _ column: Int)
    /// The text as bytes, which are copied.
    func text(utf8: UnsafeBufferPointer<UInt8>, _ column: Int)
}

/// A value that can stand in a column.
@usableFromInline
package protocol ColumnValue: Sendable, Equatable {
    /// `INTEGER` or `TEXT`: BIGINT and TEXT on PostgreSQL.
    static var columnType: ColumnType { get }
    var cell: Cell { get }
    /// Writes the same as `cell`; a type of its own way needs no string in between.
    func write(to row: any CellWriter, _ column: Int)
    init(_ cells: any Cells, _ column: Int)
}

extension ColumnValue {
    @usableFromInline package func write(to row: any CellWriter, _ column: Int) {
        switch cell {
        case .null: row.null(column)
        case .integer(let value): row.integer(value, column)
        case .text(let value): row.text(value, column)
        }
    }
}

/// The two kinds of columns that every database of ours has.
@usableFromInline
package enum ColumnType: String, Sendable {
    case integer = "BIGINT"
    case text = "TEXT"
}

extension Int64: ColumnValue {
    @usableFromInline package static var columnType: ColumnType { .integer }
    @usableFromInline package var cell: Cell { .integer(self) }
    @usableFromInline package init(_ cells: any Cells, _ column: Int) { self = cells.integer(column) }
}

extension Int: ColumnValue {
    @usableFromInline package static var columnType: ColumnType { .integer }
    @usableFromInline package var cell: Cell { .integer(Int64(self)) }
    @usableFromInline package init(_ cells: any Cells, _ column: Int) { self = Int(cells.integer(column)) }
}

extension Bool: ColumnValue {
    @usableFromInline package static var columnType: ColumnType { .integer }
    @usableFromInline package var cell: Cell { .integer(self ? 1 : 0) }
    @usableFromInline package init(_ cells: any Cells, _ column: Int) { self = cells.integer(column) != 0 }
}

extension String: ColumnValue {
    @usableFromInline package static var columnType: ColumnType { .text }
    @usableFromInline package var cell: Cell { .text(self) }
    @usableFromInline package init(_ cells: any Cells, _ column: Int) { self = cells.text(column) }
}

extension Optional: ColumnValue where Wrapped: ColumnValue {
    @usableFromInline package static var columnType: ColumnType { Wrapped.columnType }
    // No key path: one of a generic type is made anew at each use, which takes longer than the rest.
    @usableFromInline package var cell: Cell {
        switch self {
        case .some(let value): value.cell
        case .none: .null
        }
    }
    @usableFromInline package func write(to row: any CellWriter, _ column: Int) {
        switch self {
        case .some(let value): value.write(to: row, column)
        case .none: row.null(column)
        }
    }
    @usableFromInline package init(_ cells: any Cells, _ column: Int) {
        self = cells.isNull(column) ? nil : Wrapped(cells, column)
    }
}
