import EventModel
import EventStore

/// How far a reaction has dealt with the log, in a small table beside the read models.
///
/// Losing it costs time and nothing else: a reaction that starts again from the beginning changes nothing.
struct Checkpoint: Sendable {
    let reaction: String
    let log: Log
    let tables: any TableStore

    /// Waits while new facts gather: for reactions that nobody waits for.
    static let gather: @Sendable () async throws -> Void = { try await Task.sleep(for: .milliseconds(50)) }

    /// The last saved position; the start for a log that was put back from an older backup.
    func load() async throws -> Position {
        let reaction = reaction
        let saved = try await tables.write { tables in
            try tables.execute(
                """
                CREATE TABLE IF NOT EXISTS reaction_positions (name TEXT PRIMARY KEY, position BIGINT NOT NULL)
                """, [])
            var saved: Int64 = 0
            try tables.query("SELECT position FROM reaction_positions WHERE name = ?", [.text(reaction)]) {
                saved = $0.integer(0)
            }
            return saved
        }
        let head = try await log.store.head()
        return saved <= head.value ? Position(saved) : .start
    }

    /// How far each reaction that ever saved its place has come.
    static func all(in tables: any TableStore) async throws -> [(reaction: String, position: Position)] {
        try await tables.read { tables in
            var all: [(reaction: String, position: Position)] = []
            try tables.query("SELECT name, position FROM reaction_positions ORDER BY name", []) {
                all.append(($0.text(0), Position($0.integer(1))))
            }
            return all
        }
    }

    func save(_ position: Position) async throws {
        let reaction = reaction
        try await tables.write { tables in
            try tables.execute(
                """
                INSERT INTO reaction_positions (name, position) VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET position = excluded.position
                """, [.text(reaction), .integer(position.value)])
        }
    }
}
