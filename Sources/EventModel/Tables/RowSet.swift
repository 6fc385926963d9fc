/// The rows of one table that a run of facts touches: read when first asked for, written together at the end.
///
/// Used by one projection run at a time.
package final class RowSet<R: Row> {
    // An object, so that a row is changed where it stands: this code is not compiled for each type of row, and going
    // through an array of them takes several times as long.
    private final class Slot {
        let key: R.Key
        var row: R?
        var isChanged: Bool

        init(_ key: R.Key, _ row: R?, isChanged: Bool) {
            self.key = key
            self.row = row
            self.isChanged = isChanged
        }
    }
    private var slots: [R.Key: Slot] = [:]
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

    package func row(_ key: R.Key) throws -> R? { try slot(of: key).row }

    /// Changes a row in place. Where there is none, nothing happens.
    package func update(_ key: R.Key, _ change: (inout R) -> Void) throws {
        let slot = try slot(of: key)
        guard slot.row != nil else { return }
        change(&slot.row!)
        slot.isChanged = true
    }

    /// Changes a row in place, made first if there is none.
    package func update(_ key: R.Key, orInsert row: @autoclosure () -> R, _ change: (inout R) -> Void) throws {
        let slot = try slot(of: key)
        if slot.row == nil { slot.row = row() }
        change(&slot.row!)
        slot.isChanged = true
    }

    /// Writes a row, whatever was there.
    package func put(_ row: R) { set(row, at: row.key) }

    package func remove(_ key: R.Key) { set(nil, at: key) }

    /// Writes a row that nobody will look up or change in this run.
    package func add(_ row: R) { added.append(row) }

    /// Removes every row whose key begins with these values, the added ones too. For tables whose rows are only added.
    package func removeAll(under beginning: [Cell]) { cleared[beginning] = added.count }

    private func slot(of key: R.Key) throws -> Slot {
        if let slot = slots[key] { return slot }
        let row = try tables?.load(R.table.shape, from: name, key: key.cells) { R.table.row($0) }
        let slot = Slot(key, row, isChanged: false)
        slots[key] = slot
        return slot
    }

    private func set(_ row: R?, at key: R.Key) {
        guard let slot = slots[key] else {
            slots[key] = Slot(key, row, isChanged: true)
            return
        }
        slot.row = row
        slot.isChanged = true
    }
}

/// A row set whose row type is not known.
protocol AnyRowSet: AnyObject {
    func flush(into tables: any Tables) throws
}

extension RowSet: AnyRowSet {
    func flush(into tables: any Tables) throws {
        for beginning in cleared.keys {
            let condition = R.table.shape.columns.prefix(beginning.count).map { "\($0) = ?" }
                .joined(separator: " AND ")
            try tables.execute("DELETE FROM \(name) WHERE \(condition)", beginning)
        }
        var changed: [R] = []
        for slot in slots.values where slot.isChanged {
            if let row = slot.row {
                changed.append(row)
            } else {
                try tables.delete(R.table.shape, from: name, key: slot.key.cells)
            }
        }
        slots = [:]
        try write(changed, into: tables)
        try write(remaining(), into: tables)
        added = []
        cleared = [:]
    }

    /// Where a key stands twice, the later row holds.
    private func write(_ rows: [R], into tables: any Tables) throws {
        let table = R.table
        let order = KeyOrder()
        for row in rows { order.add { table.write(row, table.shape.keyCount, $0) } }
        let places = order.places()
        try tables.upsert(table.shape, into: name, count: rows.count) { place, cells in
            table.write(rows[places[place]], table.shape.columns.count, cells)
        }
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
