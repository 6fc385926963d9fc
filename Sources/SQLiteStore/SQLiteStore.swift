package import EventModel
package import EventStore

/// The log in one SQLite file: the embedded default.
///
/// One writer commits for all callers; readers use connections of their own and never wait for it. Several processes
/// may have the file open: the writer looks up the last position at the start of each commit.
package final class SQLiteStore: EventStore {
    package let path: String
    /// How the file is kept, read back from SQLite: `wal` and 2 (FULL), or nothing acknowledged would be safe.
    package let durability: (journalMode: String, synchronous: Int64)
    private let writer: GroupWriter
    private let appender: Appender
    private let readers: ReaderPool
    private let signal = HeadSignal()
    private let watch: FileWatch

    /// Opens the log, or makes it.
    ///
    /// - Throws: `StoreFault.newer` when the log holds what this catalogue does not know; `.failed` with the reason.
    package init(path: String, catalogue: Catalogue) throws {
        self.path = path
        let connection = try Connection(path: path)
        try Layout.prepare(connection, path: path)
        try Layout.refuseUnknownFacts(connection, path: path, catalogue: catalogue)
        // Checkpoints of 16 MB: fewer pauses of the writer, and the same bytes written.
        try connection.execute(
            "PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -65536; PRAGMA mmap_size = 268435456")
        durability = (
            try connection.text("PRAGMA journal_mode") ?? "", try connection.integer("PRAGMA synchronous") ?? 0
        )
        let appender = try Appender(connection)
        let signal = signal
        self.appender = appender
        writer = GroupWriter(
            connection, beforeGroup: { _ in try appender.begin() },
            afterGroup: { isKept in
                if isKept { signal.raise(to: appender.committed()) } else { appender.forget() }
            })
        let readers = ReaderPool(path: path)
        self.readers = readers
        watch = FileWatch { try? readers.withConnection { signal.raise(to: try Self.head($0)) } }
        signal.raise(to: Position(try connection.integer("SELECT max(position) FROM events") ?? 0))
    }

    package func append(_ append: Append) async throws -> Position {
        try await writer.write { [appender] _ in try appender.append(append) }
    }

    package func head() async throws -> Position {
        try await readers.read { try Self.head($0) }
    }

    private static func head(_ connection: Connection) throws -> Position {
        let statement = try connection.statement("SELECT max(position) FROM events")
        defer { statement.reset() }
        return Position(try statement.step() ? statement.integer(0) : 0)
    }

    package func read(
        _ query: Query, after position: Position, through: Position?, limit: Int,
        _ body: @escaping @Sendable (StoredEvent) throws -> Void
    ) async throws -> Position {
        try await readers.read { connection in
            try Reading(connection, after: position, through: through, limit: limit, body).run(query)
        }
    }

    /// Also looks at the file now and then, because another process may have appended to it.
    package func wait(beyond position: Position) async {
        guard !signal.isBeyond(position) else { return }
        await watch.during { await signal.wait(beyond: position) }
    }
}
