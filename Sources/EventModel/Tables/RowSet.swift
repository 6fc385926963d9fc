/// The rows of one table that a run of facts touches: read when first asked for, written together at the end.
///
/// Used by one projection run at a time.
package final class RowSet<R: Row> {
    private struct Slot {
        let key: R.Key
        var row: R?
        var isChanged: Bool
    }
    /// Rows stay where they are, in the order in which they were first asked for; only their places are looked up.
    private var slots: [Slot] = []
    private var places: [R.Key: Int] = [:]
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

    package func row(_ key: R.Key) throws -> R? { slots[try place(of: key)].row }

    /// Changes a row in place. Where there is none, nothing happens.
    package func update(_ key: R.Key, _ change: (inout R) -> Void) throws {
        let place = try place(of: key)
        guard slots[place].row != nil else { return }
        change(&slots[place].row!)
        slots[place].isChanged = true
    }

    /// Changes a row in place, made first if there is none.
    package func update(_ key: R.Key, orInsert row: @autoclosure () -> R, _ change: (inout R) -> Void) throws {
        let place = try place(of: key)
        if slots[place].row == nil { slots[place].row = row() }
        change(&slots[place].row!)
        slots[place].isChanged = true
    }

    /// Writes a row, whatever was there.
    package func put(_ row: R) { set(row, at: row.key) }

    package func remove(_ key: R.Key) { set(nil, at: key) }

    /// Writes a row that nobody will look up or change in this run.
    package func add(_ row: R) { added.append(row) }

    /// Removes every row whose key begins with these values, the added ones too. For tables whose rows are only added.
    package func removeAll(under beginning: [Cell]) { cleared[beginning] = added.count }

    private func place(of key: R.Key) throws -> Int {
        if let place = places[key] { return place }
        let row = try tables?.load(R.table.shape, from: name, key: key.cells) { R.table.row($0) }
        return add(Slot(key: key, row: row, isChanged: false))
    }

    private func set(_ row: R?, at key: R.Key) {
        guard let place = places[key] else {
            _ = add(Slot(key: key, row: row, isChanged: true))
            return
        }
        slots[place].row = row
        slots[place].isChanged = true
    }

    private func add(_ slot: Slot) -> Int {
        places[slot.key] = slots.count
        slots.append(slot)
        return slots.count - 1
    }
}

/// A row set whose row type is not known.
protocol AnyRowSet: AnyObject {
    func flush(into tables: any Tables) throws
}

extension RowSet: AnyRowSet {
    func flush(into tables: any Tables) throws {
        let shape = R.table.shape
        for beginning in cleared.keys {
            let condition = shape.columns.prefix(beginning.count).map { "\($0) = ?" }.joined(separator: " AND ")
            try tables.execute("DELETE FROM \(name) WHERE \(condition)", beginning)
        }
        for slot in slots where slot.isChanged {
            if let row = slot.row {
                try tables.upsert(shape, into: name, R.table.cells(row))
            } else {
                try tables.delete(shape, from: name, key: slot.key.cells)
            }
        }
        for row in remaining() { try tables.upsert(shape, into: name, R.table.cells(row)) }
        slots = []
        places = [:]
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
