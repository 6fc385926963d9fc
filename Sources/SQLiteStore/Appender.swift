import EventModel
import EventStore

/// Writes facts inside the writer's transaction. Used by the writer's thread alone.
final class Appender: @unchecked Sendable {
    private var head: Int64 = 0
    private var types: [Schema: Int64] = [:]
    private var tags: [Tag: Int64] = [:]

    /// Interned tags are kept in memory up to this many; then forgotten and looked up again.
    private static let mostTags = 500_000

    func begin(on connection: Connection) throws {
        let statement = try connection.statement("SELECT max(position) FROM events")
        defer { statement.reset() }
        head = try statement.step() ? statement.integer(0) : 0
        if tags.count > Self.mostTags { tags = [:] }
    }

    /// After a rollback the numbers interned in it are void.
    func forget() {
        types = [:]
        tags = [:]
    }

    func committed() -> Position { Position(head) }

    func append(_ append: Append, on connection: Connection) throws -> Position {
        if let condition = append.condition { try check(condition, on: connection) }
        let insert = try connection.statement(
            "INSERT INTO events (position, id, type, recorded_at, actor, cause, correlation, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        insert.bind(4, append.recordedAt)
        insert.bind(5, append.actor)
        append.cause.withUTF8 { insert.bind(6, $0) }
        if append.correlation == append.cause {
            insert.bindNull(7)
        } else {
            append.correlation.withUTF8 { insert.bind(7, $0) }
        }
        for event in append.events {
            head += 1
            let type = try number(of: event.schema, on: connection)
            insert.bind(1, head)
            event.id.withUTF8 { insert.bind(2, $0) }
            insert.bind(3, type)
            event.data.withUnsafeBufferPointer { insert.bind(8, $0) }
            try insert.run()
            for tag in event.tags { try mark(tag, type: type, on: connection) }
        }
        return Position(head)
    }

    private func mark(_ tag: Tag, type: Int64, on connection: Connection) throws {
        let insert = try connection.statement("INSERT OR IGNORE INTO tagged (tag, position, type) VALUES (?, ?, ?)")
        insert.bind(1, try number(of: tag, on: connection))
        insert.bind(2, head)
        insert.bind(3, type)
        try insert.run()
    }

    /// - Throws: `StoreFault.conflict` at the first fact that the condition forbids.
    private func check(_ condition: Append.Condition, on connection: Connection) throws {
        guard condition.after.value < head else { return }
        var first: Int64?
        for item in condition.nothingMatches.items {
            guard let found = try firstMatch(item, after: condition.after.value, on: connection) else { continue }
            first = min(first ?? found, found)
        }
        if let first { throw StoreFault.conflict(at: Position(first)) }
    }

    private func firstMatch(_ item: Query.Item, after position: Int64, on connection: Connection) throws -> Int64? {
        let wanted = item.names.isEmpty ? nil : try numbers(of: item.names, on: connection)
        // Facts of types that were never recorded can't match.
        if let wanted, wanted.isEmpty { return nil }
        let numbers = try item.tags.map { try knownNumber(of: $0, on: connection) }
        guard let leading = numbers.first else {
            return try firstMatch(
                in: connection.statement("SELECT position, type FROM events WHERE position > ?1 ORDER BY position"),
                types: wanted, bind: { $0.bind(1, position) })
        }
        guard !numbers.contains(nil), let leading else { return nil }
        return try firstMatch(
            in: connection.statement("SELECT position, type FROM tagged WHERE tag = ?1 AND position > ?2 ORDER BY position"),
            types: wanted,
            bind: { statement in
                statement.bind(1, leading)
                statement.bind(2, position)
            },
            also: { try self.isTagged($0, with: numbers.dropFirst().compactMap(\.self), on: connection) })
    }

    private func firstMatch(
        in statement: Statement, types: Set<Int64>?, bind: (Statement) -> Void,
        also isWanted: (Int64) throws -> Bool = { _ in true }
    ) throws -> Int64? {
        bind(statement)
        defer { statement.reset() }
        while try statement.step() {
            guard types?.contains(statement.integer(1)) ?? true else { continue }
            if try isWanted(statement.integer(0)) { return statement.integer(0) }
        }
        return nil
    }

    private func isTagged(_ position: Int64, with tags: [Int64], on connection: Connection) throws -> Bool {
        try tags.allSatisfy { tag in
            let statement = try connection.statement("SELECT 1 FROM tagged WHERE tag = ? AND position = ?")
            defer { statement.reset() }
            statement.bind(1, tag)
            statement.bind(2, position)
            return try statement.step()
        }
    }

    private func numbers(of names: Set<String>, on connection: Connection) throws -> Set<Int64> {
        var all: Set<Int64> = []
        for name in names {
            let statement = try connection.statement("SELECT id FROM types WHERE name = ?")
            defer { statement.reset() }
            statement.bind(1, name)
            while try statement.step() { all.insert(statement.integer(0)) }
        }
        return all
    }

    private func number(of schema: Schema, on connection: Connection) throws -> Int64 {
        if let known = types[schema] { return known }
        let insert = try connection.statement("INSERT OR IGNORE INTO types (name, version) VALUES (?, ?)")
        insert.bind(1, schema.name)
        insert.bind(2, Int64(schema.version))
        try insert.run()
        let select = try connection.statement("SELECT id FROM types WHERE name = ? AND version = ?")
        defer { select.reset() }
        select.bind(1, schema.name)
        select.bind(2, Int64(schema.version))
        guard try select.step() else { throw StoreFault.failed("\(schema) could not be interned") }
        let number = select.integer(0)
        types[schema] = number
        return number
    }

    private func number(of tag: Tag, on connection: Connection) throws -> Int64 {
        if let known = try knownNumber(of: tag, on: connection) { return known }
        let insert = try connection.statement("INSERT INTO tags (tag) VALUES (?)")
        insert.bind(1, tag.text)
        try insert.run()
        guard let number = try knownNumber(of: tag, on: connection) else {
            throw StoreFault.failed("the tag \(tag) could not be interned")
        }
        return number
    }

    private func knownNumber(of tag: Tag, on connection: Connection) throws -> Int64? {
        if let known = tags[tag] { return known }
        let select = try connection.statement("SELECT id FROM tags WHERE tag = ?")
        defer { select.reset() }
        select.bind(1, tag.text)
        guard try select.step() else { return nil }
        let number = select.integer(0)
        tags[tag] = number
        return number
    }
}
