import EventModel
import EventStore

/// One read of the log: which rows, and how they become stored events.
struct Reading {
    private let connection: Connection
    private let position: Int64
    private let through: Int64
    private let limit: Int
    private let body: (StoredEvent) throws -> Void

    private static let columns = "events.position, events.id, events.type, recorded_at, actor, cause, correlation, data"

    init(
        _ connection: Connection, after position: Position, through: Position?, limit: Int,
        _ body: @escaping (StoredEvent) throws -> Void
    ) throws {
        self.connection = connection
        self.position = position.value
        self.limit = limit
        self.body = body
        // What is visible now bounds the whole read, so that “looked up to here” is true for every item of the query.
        let head = try connection.statement("SELECT max(position) FROM events")
        defer { head.reset() }
        let last = try head.step() ? head.integer(0) : 0
        self.through = min(last, through?.value ?? last)
    }

    func run(_ query: Query) throws -> Position {
        guard position < through, limit > 0 else { return Position(max(position, min(position, through))) }
        if query.items.allSatisfy({ !$0.tags.isEmpty }) { return try readTagged(query) }
        return try scan(query)
    }

    /// Walks the log itself, for queries that are not about anything in particular.
    private func scan(_ query: Query) throws -> Position {
        // Facts that only a tagged item wants are rare beside a scan, so they are looked up one by one.
        let needsTags = query.items.contains { !$0.tags.isEmpty }
        let untagged = query.items.filter(\.tags.isEmpty)
        var types = connection.types
        var wanted = types.areWanted(by: untagged)
        let statement = try connection.statement(
            "SELECT \(Self.columns) FROM events WHERE position > ?1 AND position <= ?2 ORDER BY position")
        defer { statement.reset() }
        statement.bind(1, position)
        statement.bind(2, through)
        var count = 0
        while try statement.step() {
            let number = statement.integer(2)
            if types[number] == nil {
                types = try self.types(with: number)
                wanted = types.areWanted(by: untagged)
            }
            guard let schema = types[number] else { throw unknownType(number) }
            guard try wanted[Int(number)] || needsTags && hasTags(statement.integer(0), query, schema) else { continue }
            try body(event(statement, schema))
            count += 1
            if count == limit { return Position(statement.integer(0)) }
        }
        return Position(through)
    }

    private func hasTags(_ position: Int64, _ query: Query, _ schema: Schema) throws -> Bool {
        let statement = try connection.statement(
            "SELECT tags.tag FROM tagged JOIN tags ON tags.id = tagged.tag WHERE tagged.position = ?")
        defer { statement.reset() }
        statement.bind(1, position)
        var present: [Tag] = []
        while try statement.step() { present.append(Tag(stored: statement.text(0))) }
        return query.matches(name: schema.name, tags: present)
    }

    /// Finds the positions by tag first, then reads those rows in order.
    private func readTagged(_ query: Query) throws -> Position {
        var found: Set<Int64> = []
        for item in query.items { found.formUnion(try positions(of: item)) }
        let statement = try connection.statement("SELECT \(Self.columns) FROM events WHERE position = ?1")
        defer { statement.reset() }
        for (count, next) in found.sorted().enumerated() {
            if count == limit { return Position(next - 1) }
            statement.reset()
            statement.bind(1, next)
            guard try statement.step() else {
                throw StoreFault.failed("position \(next) is tagged but missing")
            }
            try body(event(statement, try schema(numbered: statement.integer(2))))
        }
        return Position(through)
    }

    private func positions(of item: Query.Item) throws -> Set<Int64> {
        var common: Set<Int64>?
        for tag in item.tags {
            let statement = try connection.statement(
                """
                SELECT position, type FROM tagged WHERE tag = (SELECT id FROM tags WHERE tag = ?1)
                    AND position > ?2 AND position <= ?3
                """)
            defer { statement.reset() }
            statement.bind(1, tag.text)
            statement.bind(2, position)
            statement.bind(3, through)
            var found: Set<Int64> = []
            while try statement.step() {
                let name = try schema(numbered: statement.integer(1)).name
                if item.names.isEmpty || item.names.contains(name) { found.insert(statement.integer(0)) }
            }
            common = common?.intersection(found) ?? found
        }
        return common ?? []
    }

    private func event(_ statement: Statement, _ schema: Schema) throws -> StoredEvent {
        guard let id = ULID(utf8: statement.utf8(1)), let cause = ULID(utf8: statement.utf8(5)) else {
            throw StoreFault.failed("position \(statement.integer(0)) has an id that is no ULID")
        }
        return StoredEvent(
            position: Position(statement.integer(0)), id: id, schema: schema,
            schemaNumber: Int(statement.integer(2)), recordedAt: statement.integer(3), actor: statement.text(4),
            cause: cause,
            correlation: statement.isNull(6) ? cause : ULID(utf8: statement.utf8(6)) ?? cause, data: statement.utf8(7))
    }

    private func schema(numbered number: Int64) throws -> Schema {
        if let known = connection.types[number] { return known }
        guard let schema = try types(with: number)[number] else { throw unknownType(number) }
        return schema
    }

    /// Types are only ever added, so they are read again only when a row has one that is not known yet.
    private func types(with number: Int64) throws -> Types {
        if connection.types[number] != nil { return connection.types }
        let statement = try connection.statement("SELECT id, name, version FROM types")
        defer { statement.reset() }
        var types = Types()
        while try statement.step() {
            try types.add(Schema(statement.text(1), version: Int(statement.integer(2))), as: statement.integer(0))
        }
        connection.types = types
        return types
    }

    private func unknownType(_ number: Int64) -> StoreFault {
        .failed("the log has facts of the type number \(number), which is not in types")
    }
}

/// The schemas by their numbers, which are small and without large gaps.
struct Types {
    private(set) var all: [Schema?] = []

    subscript(number: Int64) -> Schema? { all.indices.contains(Int(number)) ? all[Int(number)] : nil }

    mutating func add(_ schema: Schema, as number: Int64) throws {
        guard 0..<1_000_000 ~= number else {
            throw StoreFault.failed("the type number \(number) of \(schema) is not ours")
        }
        while all.count <= Int(number) { all.append(nil) }
        all[Int(number)] = schema
    }

    /// By number, whether any of these items, none of which has tags, asks for facts of the type.
    func areWanted(by items: [Query.Item]) -> [Bool] {
        all.map { type in type.map { type in items.contains { $0.matches(name: type.name, tags: []) } } ?? false }
    }
}
