import Crypto
import EventModel
import EventStore
import Glibc

/// The tables of `keys.sqlite`, and what is asked of them.
enum KeyFile {
    /// Makes the file before SQLite does, so that nobody else can open it at any moment. SQLite gives its side files
    /// the same mode; those that an earlier version left behind get it here.
    static func makePrivate(_ path: String) throws {
        let file = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw StoreFault.failed("\(path) can't be made: \(String(cString: strerror(errno)))") }
        defer { close(file) }
        for side in ["-wal", "-shm"] where access(path + side, F_OK) == 0 { chmod(path + side, 0o600) }
        guard fchmod(file, 0o600) == 0 else {
            throw StoreFault.failed("\(path) can't be made private: \(String(cString: strerror(errno)))")
        }
    }

    /// Makes the tables, and the secret under which doors are hashed.
    static func prepare(_ connection: Connection) throws -> SymmetricKey {
        try connection.transaction {
            try connection.execute(
                """
                CREATE TABLE IF NOT EXISTS keys
                    (number INTEGER PRIMARY KEY AUTOINCREMENT, subject TEXT NOT NULL UNIQUE, secret BLOB NOT NULL);
                CREATE TABLE IF NOT EXISTS doors (door BLOB PRIMARY KEY, subject TEXT NOT NULL) WITHOUT ROWID;
                CREATE INDEX IF NOT EXISTS doors_of_subject ON doors (subject);
                CREATE TABLE IF NOT EXISTS index_secret (secret BLOB NOT NULL);
                CREATE TABLE IF NOT EXISTS secrets (name TEXT PRIMARY KEY, secret BLOB NOT NULL) WITHOUT ROWID;
                """)
            try tellKindsOfDoors(connection)
            let select = try Statement("SELECT secret FROM index_secret", on: connection)
            if try select.step() { return SymmetricKey(data: select.blob(0)) }
            let fresh = SymmetricKey(size: .bits256)
            let insert = try Statement("INSERT INTO index_secret (secret) VALUES (?)", on: connection)
            insert.bind(1, blob: fresh.withUnsafeBytes { Array($0) })
            try insert.run()
            return fresh
        }
    }

    /// The highest number that a key ever had; 0 in a file without keys.
    static func lastNumber(on connection: Connection) throws -> Int64 {
        guard try connection.integer("SELECT 1 FROM sqlite_schema WHERE name = 'keys'") != nil else { return 0 }
        // Kept by AUTOINCREMENT, also when every key is destroyed.
        return try connection.integer("SELECT seq FROM sqlite_sequence WHERE name = 'keys'") ?? 0
    }

    static func key(of subject: Tag, on connection: Connection) throws -> SealingKey? {
        let select = try connection.statement("SELECT number, secret FROM keys WHERE subject = ?")
        defer { select.reset() }
        select.bind(1, subject.text)
        guard try select.step() else { return nil }
        return SealingKey(number: select.integer(0), secret: SymmetricKey(data: select.blob(1)))
    }

    /// The keys of a range of numbers that have not been destroyed.
    static func keys(numbered numbers: Range<Int64>, on connection: Connection) throws -> [SealingKey] {
        let select = try connection.statement("SELECT number, secret FROM keys WHERE number >= ? AND number < ?")
        select.bind(1, numbers.lowerBound)
        select.bind(2, numbers.upperBound)
        defer { select.reset() }
        var keys: [SealingKey] = []
        while try select.step() {
            keys.append(SealingKey(number: select.integer(0), secret: SymmetricKey(data: select.blob(1))))
        }
        return keys
    }

    static func makeKey(for subject: Tag, on connection: Connection) throws -> SealingKey {
        let secret = SymmetricKey(size: .bits256)
        let insert = try connection.statement("INSERT INTO keys (subject, secret) VALUES (?, ?) RETURNING number")
        defer { insert.reset() }
        insert.bind(1, subject.text)
        insert.bind(2, blob: secret.withUnsafeBytes { Array($0) })
        guard try insert.step() else { throw StoreFault.failed("a key could not be made") }
        return SealingKey(number: insert.integer(0), secret: secret)
    }

    static func destroyKey(of subject: Tag, on connection: Connection) throws {
        let delete = try connection.statement("DELETE FROM keys WHERE subject = ?")
        delete.bind(1, subject.text)
        try delete.run()
    }

    /// Empties the write-ahead log, in which the page with a destroyed key still stands.
    static func forgetOldPages(_ connection: Connection) throws {
        guard try connection.integer("PRAGMA wal_checkpoint(TRUNCATE)") == 0 else {
            throw StoreFault.failed(
                "the key is destroyed, but a copy of it stays on the disk until readers let go of it")
        }
    }
}
