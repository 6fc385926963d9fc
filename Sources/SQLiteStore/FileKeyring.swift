import Crypto
package import EventModel
package import EventStore
import Foundation
import Synchronization

/// The households' keys in a directory of their own, apart from the log: `keys.sqlite`, readable by its owner only.
package final class FileKeyring: Keyring {
    private let writer: GroupWriter
    private let indexSecret: SymmetricKey
    private let reading: Mutex<Reader>

    private struct Reader {
        let connection: Connection
        var byNumber: [Int64: SealingKey] = [:]
        var bySubject: [Tag: SealingKey] = [:]
        var byDoor: [Door: Tag] = [:]
    }
    /// Opened keys are kept in memory up to this many.
    private static let mostKept = 200_000

    /// - Throws: `StoreFault.failed` when the directory can't be made or read.
    package init(directory: String) throws {
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let path = directory + "/keys.sqlite"
        let connection = try Connection(path: path)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        try connection.makeDurable()
        // A destroyed key must not linger in a free page.
        try connection.execute("PRAGMA secure_delete = ON")
        indexSecret = try Self.prepare(connection)
        writer = GroupWriter(connection)
        reading = Mutex(Reader(connection: try Connection(path: path, isReadOnly: true)))
    }

    private static func prepare(_ connection: Connection) throws -> SymmetricKey {
        try connection.transaction {
            try connection.execute(
                """
                CREATE TABLE IF NOT EXISTS keys (number INTEGER PRIMARY KEY AUTOINCREMENT, subject TEXT UNIQUE, secret BLOB);
                CREATE TABLE IF NOT EXISTS doors (door BLOB PRIMARY KEY, subject TEXT NOT NULL) WITHOUT ROWID;
                CREATE INDEX IF NOT EXISTS doors_of_subject ON doors (subject);
                CREATE TABLE IF NOT EXISTS index_secret (secret BLOB NOT NULL);
                """)
            let select = try Statement("SELECT secret FROM index_secret", on: connection)
            if try select.step() { return SymmetricKey(data: select.blob(0)) }
            let fresh = SymmetricKey(size: .bits256)
            let insert = try Statement("INSERT INTO index_secret (secret) VALUES (?)", on: connection)
            insert.bind(1, blob: fresh.withUnsafeBytes { Array($0) })
            try insert.run()
            return fresh
        }
    }

    package func keys(for subjects: Set<Tag>) async throws -> [Tag: SealingKey] {
        var found = reading.withLock { reader in
            Dictionary(uniqueKeysWithValues: subjects.compactMap { subject in reader.bySubject[subject].map { (subject, $0) } })
        }
        let missing = subjects.filter { found[$0] == nil }
        guard !missing.isEmpty else { return found }
        let made = try await writer.write { connection in
            try missing.map { subject in (subject, try Self.key(of: subject, on: connection)) }
        }
        reading.withLock { reader in
            if reader.bySubject.count > Self.mostKept { reader.bySubject = [:] }
            for (subject, key) in made { reader.bySubject[subject] = key }
        }
        for (subject, key) in made { found[subject] = key }
        return found
    }

    private static func key(of subject: Tag, on connection: Connection) throws -> SealingKey {
        let select = try connection.statement("SELECT number, secret FROM keys WHERE subject = ?")
        select.bind(1, subject.text)
        defer { select.reset() }
        if try select.step() {
            return SealingKey(number: select.integer(0), secret: SymmetricKey(data: select.blob(1)))
        }
        let secret = SymmetricKey(size: .bits256)
        let insert = try connection.statement("INSERT INTO keys (subject, secret) VALUES (?, ?) RETURNING number")
        insert.bind(1, subject.text)
        insert.bind(2, blob: secret.withUnsafeBytes { Array($0) })
        defer { insert.reset() }
        guard try insert.step() else { throw StoreFault.failed("a key could not be made") }
        return SealingKey(number: insert.integer(0), secret: secret)
    }

    package func key(numbered number: Int64) throws -> SealingKey? {
        try reading.withLock { reader in
            if let known = reader.byNumber[number] { return known }
            let select = try reader.connection.statement("SELECT secret FROM keys WHERE number = ?")
            select.bind(1, number)
            defer { select.reset() }
            guard try select.step() else { return nil }
            if reader.byNumber.count > Self.mostKept { reader.byNumber = [:] }
            let key = SealingKey(number: number, secret: SymmetricKey(data: select.blob(0)))
            reader.byNumber[number] = key
            return key
        }
    }

    package func subject(behind door: Door, orElse newcomer: Tag) async throws -> Tag {
        if let known = try subject(behind: door) { return known }
        let index = door.index(under: indexSecret)
        let subject = try await writer.write { connection in
            let insert = try connection.statement("INSERT OR IGNORE INTO doors (door, subject) VALUES (?, ?)")
            insert.bind(1, blob: index)
            insert.bind(2, newcomer.text)
            try insert.run()
            return try Self.subject(atIndex: index, on: connection) ?? newcomer
        }
        reading.withLock { $0.byDoor[door] = subject }
        return subject
    }

    package func subject(behind door: Door) throws -> Tag? {
        try reading.withLock { reader in
            if let known = reader.byDoor[door] { return known }
            let found = try Self.subject(atIndex: door.index(under: indexSecret), on: reader.connection)
            if reader.byDoor.count > Self.mostKept { reader.byDoor = [:] }
            reader.byDoor[door] = found
            return found
        }
    }

    private static func subject(atIndex index: [UInt8], on connection: Connection) throws -> Tag? {
        let select = try connection.statement("SELECT subject FROM doors WHERE door = ?")
        select.bind(1, blob: index)
        defer { select.reset() }
        return try select.step() ? Tag(stored: select.text(0)) : nil
    }

    package func closeDoors(of subject: Tag) async throws {
        try await writer.write { connection in
            let delete = try connection.statement("DELETE FROM doors WHERE subject = ?")
            delete.bind(1, subject.text)
            try delete.run()
        }
        reading.withLock { reader in reader.byDoor = reader.byDoor.filter { $0.value != subject } }
    }
}
