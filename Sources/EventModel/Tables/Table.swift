/// One column of a table: its name, and where a row keeps it.
@usableFromInline
package struct Column<R, Value: ColumnValue>: Sendable {
    @usableFromInline let name: String
    @usableFromInline let write: @Sendable (R, any CellWriter, _ column: Int) -> Void

    @inlinable
    package init(_ name: String, _ value: @escaping @Sendable (R) -> Value) {
        self.name = name
        write = { row, cells, column in value(row).write(to: cells, column) }
    }
}

/// What a database needs to know of a table.
package struct TableShape: Sendable, Hashable {
    package let name: String
    package let columns: [String]
    package let types: [ColumnType]
    /// So many of the first columns are the primary key.
    package let keyCount: Int
    /// Further indexes, each a list of columns.
    package let indexes: [[String]]

    package var key: ArraySlice<String> { columns[..<keyCount] }
}

/// A table's columns, declared once: the table, its rows' reading and writing come from it.
@usableFromInline
package struct Table<R>: Sendable {
    package let shape: TableShape
    /// Gives so many of a row's first columns to a writer.
    let write: @Sendable (R, _ columns: Int, any CellWriter) -> Void
    let row: @Sendable (any Cells) -> R

    /// - Parameters:
    ///   - key: how many of the first columns are the primary key.
    ///   - build: makes a row from its columns, in their order.
    package init<each Value: ColumnValue>(
        _ name: String, key: Int, indexes: [[String]] = [], _ column: repeat Column<R, each Value>,
        build: @escaping @Sendable (repeat each Value) -> R
    ) {
        var names: [String] = []
        repeat names.append((each column).name)
        var types: [ColumnType] = []
        repeat types.append((each Value).columnType)
        shape = TableShape(name: name, columns: names, types: types, keyCount: key, indexes: indexes)
        // One closure calls the next: in code that is compiled once for all types of rows, asking a pack of columns or
        // a list of closures for one of them takes longer than writing it.
        var write: @Sendable (R, Int, any CellWriter) -> Void = { _, _, _ in }
        var place = 0
        repeat write = Self.writing((each column).write, at: &place, after: write)
        self.write = write
        row = { cells in
            var index = -1
            func next() -> Int {
                index += 1
                return index
            }
            return build(repeat (each Value)(cells, next()))
        }
    }

    private static func writing(
        _ column: @escaping @Sendable (R, any CellWriter, _ column: Int) -> Void, at next: inout Int,
        after others: @escaping @Sendable (R, Int, any CellWriter) -> Void
    ) -> @Sendable (R, Int, any CellWriter) -> Void {
        let place = next
        next += 1
        return { row, count, cells in
            others(row, count, cells)
            if place < count { column(row, cells, place) }
        }
    }

    /// All columns, for a query whose rows `read` will take.
    package var columnList: String { shape.columns.joined(separator: ", ") }

    /// A row of a query that selects `columnList`.
    package func read(_ cells: any Cells) -> R { row(cells) }
}

/// One row of a read model.
@usableFromInline
package protocol Row: Sendable, Equatable {
    associatedtype Key: RowKey
    static var table: Table<Self> { get }
    var key: Key { get }
}

/// What a row is found by: the values of the key columns.
@usableFromInline
package protocol RowKey: Hashable, Sendable {
    var cells: [Cell] { get }
}

extension String: RowKey {
    @usableFromInline package var cells: [Cell] { [cell] }
}
