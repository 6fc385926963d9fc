/// The rows of one table that a run of facts touches: read when first asked for, written together at the end.
///
/// Used by one projection run at a time.
package final class RowSet<R: Row> {
    private struct Entry {
        var row: R?
        var isChanged: Bool
    }
    private var entries: [R.Key: Entry] = [:]
    private var added: [R] = []
    private let tables: (any Tables)?
    private let name: String

    /// - Parameter tables: where rows are first looked up; nil when the table is known to be empty.
    init(tables: (any Tables)?, suffix: String) {
        self.tables = tables
        name = R.table.shape.name + suffix
    }

    package func row(_ key: R.Key) throws -> R? {
        let index = try entry(key)
        return entries.values[index].row
    }

    /// Changes a row in place. Where there is none, nothing happens.
    package func update(_ key: R.Key, _ change: (inout R) -> Void) throws {
        let index = try entry(key)
        guard entries.values[index].row != nil else { return }
        change(&entries.values[index].row!)
        entries.values[index].isChanged = true
    }

    /// Changes a row in place, made first if there is none.
    package func update(_ key: R.Key, orInsert row: @autoclosure () -> R, _ change: (inout R) -> Void) throws {
        let index = try entry(key)
        if entries.values[index].row == nil { entries.values[index].row = row() }
        change(&entries.values[index].row!)
        entries.values[index].isChanged = true
    }

    /// Writes a row, whatever was there.
    package func put(_ row: R) { entries[row.key] = Entry(row: row, isChanged: true) }

    package func remove(_ key: R.Key) { entries[key] = Entry(row: nil, isChanged: true) }

    /// Writes a row that nobody will look up or change in this run.
    package func add(_ row: R) { added.append(row) }

    private func entry(_ key: R.Key) throws -> Dictionary<R.Key, Entry>.Index {
        if let index = entries.index(forKey: key) { return index }
        let row = try tables?.load(R.table.shape, from: name, key: key.cells) { R.table.row($0) }
        entries[key] = Entry(row: row, isChanged: false)
        return entries.index(forKey: key)!
    }
}

/// A row set whose row type is not known.
protocol AnyRowSet: AnyObject {
    func flush(into tables: any Tables) throws
}

extension RowSet: AnyRowSet {
    func flush(into tables: any Tables) throws {
        let shape = R.table.shape
        // Rows go in key order where that is the order of an index, which spares the database half of its page writes.
        let changed = entries.values.filter(\.isChanged)
        for (key, entry) in entries where entry.isChanged && entry.row == nil {
            try tables.delete(shape, from: name, key: key.cells)
        }
        for row in changed.compactMap(\.row) + added { try tables.upsert(shape, into: name, R.table.cells(row)) }
        entries = [:]
        added = []
    }
}
