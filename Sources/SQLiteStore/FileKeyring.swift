package import Crypto
package import EventModel
package import EventStore
import Foundation
import Synchronization

/// The households' keys, the doors and the program's secrets in a directory of their own, apart from the log:
/// `keys.sqlite`, readable by its owner only.
///
/// Several processes may use the directory. A key that another process destroys may stay in this one's memory until it
/// ends.
package final class FileKeyring: Keyring {
    private let writer: GroupWriter
    private let indexSecret: SymmetricKey
    private let reading: Mutex<Reader>

    private struct Reader {
        let connection: Connection
        var byNumber: [Int64: SealingKey] = [:]
        /// The number of the key that was looked for last and not in memory.
        var lastMissed: Int64 = 0
        var bySubject: [Tag: SealingKey] = [:]
        /// Raised by every destruction, so that what was looked up before one is not kept after it.
        var destructions = 0
        var secrets: [String: SymmetricKey] = [:]
    }
    /// Opened keys are kept in memory up to this many.
    private static let mostKept = 200_000
    /// Keys that are read together.
    private static let readAhead: Int64 = 256

    /// - Throws: `StoreFault.failed` when the directory can't be made or read.
    package init(directory: String) throws {
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let path = directory + "/keys.sqlite"
        try KeyFile.makePrivate(path)
        let connection = try Connection(path: path)
        try connection.makeDurable()
        // Destroyed keys.
        try connection.overwriteDeleted()
        indexSecret = try KeyFile.prepare(connection)
        writer = GroupWriter(connection)
        reading = Mutex(Reader(connection: try Connection(path: path, isReadOnly: true)))
    }

    /// Whether a key was ever made in the directory, also one that is destroyed by now. Makes nothing there.
    ///
    /// - Throws: `StoreFault.failed` when its file can't be read.
    package static func hasMadeKeys(in directory: String) throws -> Bool {
        let path = directory + "/keys.sqlite"
        guard FileManager.default.fileExists(atPath: path) else { return false }
        return try KeyFile.lastNumber(on: try Connection(path: path, isReadOnly: true)) > 0
    }

    package func keys(for subjects: Set<Tag>) async throws -> [Tag: SealingKey] {
        var (found, destructions) = try reading.withLock { reader in
            (try Self.known(subjects, to: &reader), reader.destructions)
        }
        let missing = subjects.filter { found[$0] == nil }
        guard !missing.isEmpty else { return found }
        let made = try await writer.write { connection in
            try missing.map { subject in
                (subject, try KeyFile.key(of: subject, on: connection) ?? KeyFile.makeKey(for: subject, on: connection))
            }
        }
        reading.withLock { reader in
            guard reader.destructions == destructions else { return }
            for (subject, key) in made { Self.remember(key, of: subject, in: &reader) }
        }
        for (subject, key) in made { found[subject] = key }
        return found
    }

    private static func known(_ subjects: Set<Tag>, to reader: inout Reader) throws -> [Tag: SealingKey] {
        var found: [Tag: SealingKey] = [:]
        for subject in subjects {
            if let key = reader.bySubject[subject] {
                found[subject] = key
            } else if let key = try KeyFile.key(of: subject, on: reader.connection) {
                found[subject] = key
                remember(key, of: subject, in: &reader)
            }
        }
        return found
    }

    private static func remember(_ key: SealingKey, of subject: Tag, in reader: inout Reader) {
        if reader.bySubject.count >= mostKept { reader.bySubject = [:] }
        reader.bySubject[subject] = key
    }

    package func key(numbered number: Int64) throws -> SealingKey? {
        try reading.withLock { reader in
            if let known = reader.byNumber[number] { return known }
            // Where the log is read from one end to the other, families come in the order of their keys, and the next
            // are wanted soon. Families who open a page come in any order.
            let isNear = 1...Self.readAhead ~= number - reader.lastMissed
            reader.lastMissed = number
            let end = number + (isNear ? Self.readAhead : 1)
            let keys = try KeyFile.keys(numbered: number..<end, on: reader.connection)
            if reader.byNumber.count >= Self.mostKept { reader.byNumber = [:] }
            for key in keys { reader.byNumber[key.number] = key }
            return reader.byNumber[number]
        }
    }

    package func destroyKey(of subject: Tag) async throws {
        try await writer.write { try KeyFile.destroyKey(of: subject, on: $0) }
        reading.withLock { reader in
            reader.destructions += 1
            reader.bySubject = [:]
            reader.byNumber = [:]
        }
        try await writer.outsideTransaction { try KeyFile.forgetOldPages($0) }
    }

    package func subject(behind door: Door, orElse newcomer: Tag) async throws -> Tag {
        let index = door.index(under: indexSecret)
        if let known = try reading.withLock({ try KeyFile.subject(atDoor: index, on: $0.connection) }) { return known }
        return try await writer.write { connection in
            try KeyFile.putDoor(index, of: door.kind, for: newcomer, on: connection)
            return try KeyFile.subject(atDoor: index, on: connection) ?? newcomer
        }
    }

    // Doors are looked up each time, so that one closed by another process is closed here too.
    package func subject(behind door: Door) throws -> Tag? {
        let index = door.index(under: indexSecret)
        return try reading.withLock { try KeyFile.subject(atDoor: index, on: $0.connection) }
    }

    package func closeDoors(of subject: Tag) async throws {
        try await writer.write { try KeyFile.closeDoors(of: subject, on: $0) }
    }

    package func open(_ door: Door, for subject: Tag) async throws {
        guard try await self.subject(behind: door, orElse: subject) == subject else { throw KeyringFault.doorTaken }
    }

    package func close(_ door: Door) async throws {
        let index = door.index(under: indexSecret)
        try await writer.write { try KeyFile.closeDoor(index, on: $0) }
    }

    package func closeDoors(_ kind: Door.Kind, of subject: Tag) async throws {
        try await writer.write { try KeyFile.closeDoors(kind, of: subject, on: $0) }
    }

    package func secret(named name: String) async throws -> SymmetricKey {
        try KeyringFault.check(secretName: name)
        if let known = reading.withLock({ $0.secrets[name] }) { return known }
        let secret = try await writer.write { try KeyFile.secret(named: name, on: $0) }
        reading.withLock { $0.secrets[name] = secret }
        return secret
    }
}
