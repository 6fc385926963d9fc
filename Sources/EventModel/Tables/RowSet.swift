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
    /// Beginnings of keys under which all was removed, and how many rows had been added by then.
    private var cleared: [[Cell]: Int] = [:]
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

    /// Removes every row whose key begins with these values, the added ones too. For tables whose rows are only added.
    package func removeAll(under beginning: [Cell]) { cleared[beginning] = added.count }

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
        for beginning in cleared.keys {
            let condition = shape.columns.prefix(beginning.count).map { "\($0) = ?" }.joined(separator: " AND ")
            try tables.execute("DELETE FROM \(name) WHERE \(condition)", beginning)
        }
        for (key, entry) in entries where entry.isChanged && entry.row == nil {
            try tables.delete(shape, from: name, key: key.cells)
        }
        for row in changed.compactMap(\.row) + remaining() { try tables.upsert(shape, into: name, R.table.cells(row)) }
        entries = [:]
        added = []
        cleared = [:]
    }

    /// The added rows without those that were removed after they were added.
    private func remaining() -> [R] {
        let lengths = Set(cleared.keys.map(\.count))
        guard !lengths.isEmpty else { return added }
        return added.enumerated().filter { place, row in
            let key = row.key.cells
            return lengths.allSatisfy { place >= cleared[Array(key.prefix($0))] ?? 0 }
        }.map(\.element)
    }
}
