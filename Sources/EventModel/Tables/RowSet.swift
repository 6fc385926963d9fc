/// The rows of one table that a run of facts touches: read when first asked for, written together at the end.
///
/// Used by one projection run at a time. What a handler calls is inlinable, and so compiled for each type of row:
/// called through the type's witnesses it takes twice as long.
@usableFromInline
package final class RowSet<R: Row> {
    // An object, so that a row is changed where it stands.
    @usableFromInline
    final class Slot {
        @usableFromInline let key: R.Key
        @usableFromInline var row: R?
        @usableFromInline var isChanged: Bool

        @inlinable
        init(_ key: R.Key, _ row: R?, isChanged: Bool) {
            self.key = key
            self.row = row
            self.isChanged = isChanged
        }
    }
    @usableFromInline var slots: [R.Key: Slot] = [:]
    @usableFromInline var added: [R] = []
    /// Beginnings of keys under which all was removed, and how many rows had been added by then.
    private var cleared: [[Cell]: Int] = [:]
    private var prepared: Prepared?
    private let tables: (any Tables)?
    private let name: String

    /// - Parameter tables: where rows are first looked up; nil when the table is known to be empty.
    init(tables: (any Tables)?, suffix: String) {
        self.tables = tables
        name = R.table.shape.name + suffix
    }

    @inlinable
    package func row(_ key: R.Key) throws -> R? { try slot(of: key).row }

    /// Changes a row in place. Where there is none, nothing happens.
    @inlinable
    package func update(_ key: R.Key, _ change: (inout R) -> Void) throws {
        let slot = try slot(of: key)
        guard slot.row != nil else { return }
        change(&slot.row!)
        slot.isChanged = true
    }

    /// Changes a row in place, made first if there is none.
    @inlinable
    package func update(_ key: R.Key, orInsert row: @autoclosure () -> R, _ change: (inout R) -> Void) throws {
        let slot = try slot(of: key)
        if slot.row == nil { slot.row = row() }
        change(&slot.row!)
        slot.isChanged = true
    }

    /// Writes a row, whatever was there.
    @inlinable
    package func put(_ row: R) { set(row, at: row.key) }

    @inlinable
    package func remove(_ key: R.Key) { set(nil, at: key) }

    /// Writes a row that nobody will look up or change in this run.
    @inlinable
    package func add(_ row: R) { added.append(row) }

    /// Removes every row whose key begins with these values, the added ones too. For tables whose rows are only added.
    package func removeAll(under beginning: [Cell]) { cleared[beginning] = added.count }

    @inlinable
    func slot(of key: R.Key) throws -> Slot {
        if let slot = slots[key] { return slot }
        let slot = Slot(key, try load(key), isChanged: false)
        slots[key] = slot
        return slot
    }

    @usableFromInline
    func load(_ key: R.Key) throws -> R? {
        try tables?.load(R.table.shape, from: name, key: key.cells) { R.table.row($0) }
    }

    @inlinable
    func set(_ row: R?, at key: R.Key) {
        guard let slot = slots[key] else {
            slots[key] = Slot(key, row, isChanged: true)
            return
        }
        slot.row = row
        slot.isChanged = true
    }
}

/// A row set whose row type is not known.
package protocol AnyRowSet: AnyObject {
    /// Does the part of `flush` that needs no table; again, if something was changed after it.
    func prepare()
    func flush(into tables: any Tables) throws
}

extension RowSet: AnyRowSet {
    /// What is to be written, in the order of the table.
    struct Prepared {
        var removed: [R.Key] = []
        var changed = Ordered([])
        var added = Ordered([])
    }

    struct Ordered {
        let rows: [R]
        let places: [Int]

        /// Where a key stands twice, the later row holds.
        init(_ rows: [R]) {
            self.rows = rows
            let table = R.table
            let order = KeyOrder()
            for row in rows { order.add { table.write(row, table.shape.keyCount, $0) } }
            places = order.places()
        }
    }

    package func prepare() {
        var prepared = Prepared()
        var changed: [R] = []
        for slot in slots.values where slot.isChanged {
            if let row = slot.row { changed.append(row) } else { prepared.removed.append(slot.key) }
        }
        prepared.changed = Ordered(changed)
        prepared.added = Ordered(remaining())
        self.prepared = prepared
    }

    package func flush(into tables: any Tables) throws {
        if prepared == nil { prepare() }
        guard let prepared else { return }
        let table = R.table.shape
        for beginning in cleared.keys {
            let condition = table.columns.prefix(beginning.count).map { "\($0) = ?" }.joined(separator: " AND ")
            try tables.execute("DELETE FROM \(name) WHERE \(condition)", beginning)
        }
        for key in prepared.removed { try tables.delete(table, from: name, key: key.cells) }
        try write(prepared.changed, into: tables)
        try write(prepared.added, into: tables)
        slots = [:]
        added = []
        cleared = [:]
        self.prepared = nil
    }

    private func write(_ ordered: Ordered, into tables: any Tables) throws {
        let table = R.table
        try tables.upsert(table.shape, into: name, count: ordered.rows.count) { place, cells in
            table.write(ordered.rows[ordered.places[place]], table.shape.columns.count, cells)
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
