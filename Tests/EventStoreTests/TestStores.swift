import EventModel
import EventStore
import Foundation
import SQLiteStore
import Synchronization
import Testing

/// The stores that keep one contract.
enum StoreKind: String, CaseIterable {
    case memory
    case sqlite

    /// Runs `body` on an empty store that is gone afterwards.
    func withStore(_ body: (any EventStore) async throws -> Void) async throws {
        switch self {
        case .memory: try await body(MemoryStore())
        case .sqlite:
            let directory = try TemporaryDirectory()
            try await body(try SQLiteStore(path: directory.path + "/log.sqlite", catalogue: .tests))
        }
    }
}

/// A directory that is gone when nobody holds it any more.
final class TemporaryDirectory: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "/hagukumi-\(ULID.fresh())"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// A row of the log as a test keeps it.
struct Kept: Equatable, Sendable {
    let position: Int64
    let id: ULID
    let schema: Schema
    let data: [UInt8]
    let actor: String
    let recordedAt: Int64
    let cause: ULID
    let correlation: ULID

    init(_ stored: StoredEvent) {
        position = stored.position.value
        id = stored.id
        schema = stored.schema
        data = Array(stored.data)
        actor = stored.actor
        recordedAt = stored.recordedAt
        cause = stored.cause
        correlation = stored.correlation
    }
}

/// A fact in its stored form, made up.
func noted(_ text: String = "{}", _ tags: String..., as schema: Schema = Noted.schema) -> NewEvent {
    NewEvent(id: .fresh(), schema: schema, tags: tags.map(Tag.init(stored:)), data: Array(text.utf8))
}

extension EventStore {
    @discardableResult
    func put(_ events: NewEvent..., unless query: Query? = nil, after: Int64 = 0) async throws -> Position {
        let condition = query.map { Append.Condition(nothingMatches: $0, after: Position(after)) }
        return try await append(
            Append(events, condition: condition, recordedAt: 7, actor: "system", cause: .fresh(), correlation: .fresh())
        )
    }

    /// What a query gives, and how far it looked.
    func rows(
        _ query: Query = .all, after: Int64 = 0, through: Int64? = nil, limit: Int = .max
    ) async throws -> (rows: [Kept], looked: Position) {
        let page = Page<Kept>()
        let looked = try await read(
            query, after: Position(after), through: through.map(Position.init), limit: limit
        ) { page.append(Kept($0)) }
        return (page.take(), looked)
    }

    func positions(_ query: Query = .all, after: Int64 = 0, through: Int64? = nil) async throws -> [Int64] {
        try await rows(query, after: after, through: through).rows.map(\.position)
    }
}

extension Query {
    static func about(_ tags: String..., names: Set<String> = []) -> Query {
        Query([Item(names: names, tags: tags.map(Tag.init(stored:)))])
    }
    static func or(_ queries: Query...) -> Query { Query(queries.flatMap(\.items)) }
}
