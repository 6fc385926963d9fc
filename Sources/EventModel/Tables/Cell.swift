/// One value of a row, in what SQLite and PostgreSQL share.
package enum Cell: Sendable, Hashable {
    case null
    case integer(Int64)
    case text(String)
}

/// A row while a query walks over it. Valid until the next one.
package protocol Cells {
    func isNull(_ column: Int) -> Bool
    func integer(_ column: Int) -> Int64
    func text(_ column: Int) -> String
    /// The text's own memory.
    func utf8(_ column: Int) -> UnsafeBufferPointer<UInt8>
}

/// A value that can stand in a column.
package protocol ColumnValue: Sendable, Equatable {
    /// `INTEGER` or `TEXT`: BIGINT and TEXT on PostgreSQL.
    static var columnType: ColumnType { get }
    var cell: Cell { get }
    init(_ cells: any Cells, _ column: Int)
}

/// The two kinds of columns that every database of ours has.
package enum ColumnType: String, Sendable {
    case integer = "BIGINT"
    case text = "TEXT"
}

extension Int64: ColumnValue {
    package static var columnType: ColumnType { .integer }
    package var cell: Cell { .integer(self) }
    package init(_ cells: any Cells, _ column: Int) { self = cells.integer(column) }
}

extension Int: ColumnValue {
    package static var columnType: ColumnType { .integer }
    package var cell: Cell { .integer(Int64(self)) }
    package init(_ cells: any Cells, _ column: Int) { self = Int(cells.integer(column)) }
}

extension Bool: ColumnValue {
    package static var columnType: ColumnType { .integer }
    package var cell: Cell { .integer(self ? 1 : 0) }
    package init(_ cells: any Cells, _ column: Int) { self = cells.integer(column) != 0 }
}

extension String: ColumnValue {
    package static var columnType: ColumnType { .text }
    package var cell: Cell { .text(self) }
    package init(_ cells: any Cells, _ column: Int) { self = cells.text(column) }
}

extension Optional: ColumnValue where Wrapped: ColumnValue {
    package static var columnType: ColumnType { Wrapped.columnType }
    // No key path: one of a generic type is made anew at each use, which takes longer than the rest.
    package var cell: Cell {
        switch self {
        case .some(let value): value.cell
        case .none: .null
        }
    }
    package init(_ cells: any Cells, _ column: Int) {
        self = cells.isNull(column) ? nil : Wrapped(cells, column)
    }
}
