import EventModel
import EventStore

/// Writes facts inside the writer's transaction. Used by the writer's thread alone.
final class Appender: @unchecked Sendable {
    private let lastPosition: Statement
    private let insertEvent: Statement
    private let insertTagged: Statement
    private let interned: InternedNames
    private let guarding: GuardCheck
    private var head: Int64 = 0

    init(_ connection: Connection) throws {
        lastPosition = try Statement("SELECT max(position) FROM events", on: connection)
        insertEvent = try Statement(
            """
            INSERT INTO events (position, id, type, recorded_at, actor, cause, correlation, data)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """, on: connection)
        insertTagged = try Statement(
            "INSERT OR IGNORE INTO tagged (tag, position, type) VALUES (?, ?, ?)", on: connection)
        interned = try InternedNames(connection)
        guarding = try GuardCheck(connection, interned)
    }

    /// Looks up the last position, because another process may have appended since the last group.
    func begin() throws {
        defer { lastPosition.reset() }
        head = try lastPosition.step() ? lastPosition.integer(0) : 0
        interned.trim()
    }

    /// After a rollback the numbers interned in it are void.
    func forget() { interned.forget() }

    func committed() -> Position { Position(head) }

    /// - Throws: `StoreFault.conflict` before anything is written.
    func append(_ append: Append) throws -> Position {
        if let condition = append.condition, condition.after.value < head {
            try guarding.check(condition)
        }
        insertEvent.bind(4, append.recordedAt)
        insertEvent.bind(5, append.actor)
        append.cause.withUTF8 { insertEvent.bind(6, $0) }
        if append.correlation == append.cause {
            insertEvent.bindNull(7)
        } else {
            append.correlation.withUTF8 { insertEvent.bind(7, $0) }
        }
        for event in append.events { try write(event) }
        return Position(head)
    }

    private func write(_ event: NewEvent) throws {
        head += 1
        let type = try interned.number(of: event.schema)
        insertEvent.bind(1, head)
        event.id.withUTF8 { insertEvent.bind(2, $0) }
        insertEvent.bind(3, type)
        try event.data.withUnsafeBufferPointer { data in
            insertEvent.bind(8, inPlace: data)
            try insertEvent.run()
        }
        for tag in event.tags {
            insertTagged.bind(1, try interned.number(of: tag))
            insertTagged.bind(2, head)
            insertTagged.bind(3, type)
            try insertTagged.run()
        }
    }
}
