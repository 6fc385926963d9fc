import EventModel
import EventStore

/// Finds the first fact that an append's condition forbids, inside the writer's transaction, so that appends that share
/// it see each other. Used by the writer's thread alone.
final class GuardCheck {
    private let interned: InternedNames
    private let selectAll: Statement
    private let selectTagged: Statement
    private let selectTag: Statement

    init(_ connection: Connection, _ interned: InternedNames) throws {
        self.interned = interned
        selectAll = try Statement(
            "SELECT position, type FROM events WHERE position > ? ORDER BY position", on: connection)
        selectTagged = try Statement(
            "SELECT position, type FROM tagged WHERE tag = ? AND position > ? ORDER BY position", on: connection)
        selectTag = try Statement("SELECT 1 FROM tagged WHERE tag = ? AND position = ?", on: connection)
    }

    /// - Throws: `StoreFault.conflict` at the first fact that the condition forbids.
    func check(_ condition: Append.Condition) throws {
        var first: Int64?
        for item in condition.nothingMatches.items {
            guard let found = try firstMatch(item, after: condition.after.value) else { continue }
            first = min(first ?? found, found)
        }
        if let first { throw StoreFault.conflict(at: Position(first)) }
    }

    private func firstMatch(_ item: Query.Item, after position: Int64) throws -> Int64? {
        let types = item.names.isEmpty ? nil : try interned.knownNumbers(of: item.names)
        // Facts of types that were never recorded can't match.
        if let types, types.isEmpty { return nil }
        guard !item.tags.isEmpty else {
            selectAll.bind(1, position)
            return try firstRow(of: selectAll, types: types, tags: [])
        }
        var tags: [Int64] = []
        for tag in item.tags {
            guard let number = try interned.knownNumber(of: tag) else { return nil }
            tags.append(number)
        }
        selectTagged.bind(1, tags[0])
        selectTagged.bind(2, position)
        return try firstRow(of: selectTagged, types: types, tags: tags.dropFirst())
    }

    private func firstRow(of rows: Statement, types: Set<Int64>?, tags: ArraySlice<Int64>) throws -> Int64? {
        defer { rows.reset() }
        while try rows.step() {
            if let types, !types.contains(rows.integer(1)) { continue }
            let position = rows.integer(0)
            if try tags.allSatisfy({ try isTagged(position, with: $0) }) { return position }
        }
        return nil
    }

    private func isTagged(_ position: Int64, with tag: Int64) throws -> Bool {
        defer { selectTag.reset() }
        selectTag.bind(1, tag)
        selectTag.bind(2, position)
        return try selectTag.step()
    }
}
