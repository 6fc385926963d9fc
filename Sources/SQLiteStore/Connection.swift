import CSQLite
import EventStore
import Glibc

/// One SQLite connection, used by one thread at a time. Its owner sees to that.
final class Connection: @unchecked Sendable {
    let handle: OpaquePointer
    private var cached: [String: Statement] = [:]
    /// The log's types as they were last read over this connection.
    var types = Types()

    /// - Parameter isReadOnly: opens an existing file for reading; otherwise the file is made if it is missing.
    init(path: String, isReadOnly: Bool = false) throws {
        Self.countNoMemory
        var handle: OpaquePointer?
        let access = isReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
        // Each connection has one owner, so SQLite's own mutexes are not needed.
        let code = sqlite3_open_v2(path, &handle, access | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let handle else {
            let detail = handle.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
            sqlite3_close_v2(handle)
            throw StoreFault.failed("\(path) can't be opened: \(detail)")
        }
        self.handle = handle
        sqlite3_extended_result_codes(handle, 1)
        sqlite3_busy_timeout(handle, 10_000)
    }

    /// SQLite counts its memory under a mutex that all connections share; nobody reads the count.
    private static let countNoMemory: Void = {
        _ = hagukumi_sqlite_count_no_memory()
    }()

    deinit {
        cached = [:]
        sqlite3_close_v2(handle)
    }

    /// Runs statements that give no rows.
    func execute(_ sql: String) throws {
        try check(sqlite3_exec(handle, sql, nil, nil, nil))
    }

    /// A prepared statement, kept for the next time. It must be done with before it is asked for again.
    func statement(_ sql: String) throws -> Statement {
        if let known = cached[sql] { return known }
        let statement = try Statement(sql, on: self)
        cached[sql] = statement
        return statement
    }

    /// Lets go of prepared statements, before a table that they read is dropped.
    func forgetStatements() { cached = [:] }

    /// The first column of the first row as an integer; nil if there is no row or it is null.
    func integer(_ sql: String) throws -> Int64? {
        let statement = try Statement(sql, on: self)
        guard try statement.step(), !statement.isNull(0) else { return nil }
        return statement.integer(0)
    }

    /// The first column of the first row as text.
    func text(_ sql: String) throws -> String? {
        let statement = try Statement(sql, on: self)
        guard try statement.step(), !statement.isNull(0) else { return nil }
        return statement.text(0)
    }

    /// Commits what `body` wrote, or nothing of it.
    func transaction<Result>(_ body: () throws -> Result) throws -> Result {
        // IMMEDIATE: the write lock is taken at once, so that a reader never has to become a writer half way.
        try statement("BEGIN IMMEDIATE").run()
        do {
            let result = try body()
            try statement("COMMIT").run()
            return result
        } catch {
            // After some errors SQLite has rolled back by itself.
            if sqlite3_get_autocommit(handle) == 0 { try? execute("ROLLBACK") }
            throw error
        }
    }

    func check(_ code: Int32) throws {
        guard code != SQLITE_OK, code != SQLITE_DONE, code != SQLITE_ROW else { return }
        let detail = String(cString: sqlite3_errmsg(handle))
        switch code & 0xFF {
        case SQLITE_FULL: throw StoreFault.full(detail)
        // Debian's SQLite reports a full disk under the write-ahead log as a failed write or truncation.
        case SQLITE_IOERR where sqlite3_system_errno(handle) == ENOSPC: throw StoreFault.full(detail)
        default: throw StoreFault.failed("SQLite: \(detail) (\(code))")
        }
    }

    /// From now on what is deleted is overwritten with zeros, so that it lingers in no free page.
    func overwriteDeleted() throws {
        guard try integer("PRAGMA secure_delete = ON") == 1 else {
            throw StoreFault.failed("SQLite does not keep secure_delete=ON")
        }
    }

    /// Sets a file up as every file of ours is: write-ahead log, and nothing acknowledged before it is on disk.
    func makeDurable() throws {
        guard try text("PRAGMA journal_mode = WAL") == "wal" else {
            throw StoreFault.failed("the file can't be put into write-ahead mode; is it on a network disk?")
        }
        try execute("PRAGMA synchronous = FULL")
        guard try integer("PRAGMA synchronous") == 2 else {
            throw StoreFault.failed("SQLite does not keep synchronous=FULL")
        }
    }
}
