import Crypto
import EventModel
import EventStore

extension KeyFile {
    /// Adds the kind to doors that were stored before there were several kinds: all of them were LINE users'.
    static func tellKindsOfDoors(_ connection: Connection) throws {
        let columns = try connection.integer("SELECT count(*) FROM pragma_table_info('doors') WHERE name = 'kind'")
        guard columns == 0 else { return }
        try connection.execute("ALTER TABLE doors ADD COLUMN kind TEXT NOT NULL DEFAULT 'line'")
    }

    static func subject(atDoor index: [UInt8], on connection: Connection) throws -> Tag? {
        let select = try connection.statement("SELECT subject FROM doors WHERE door = ?")
        defer { select.reset() }
        select.bind(1, blob: index)
        return try select.step() ? Tag(stored: select.text(0)) : nil
    }

    /// Nothing happens where somebody stands behind the door already.
    static func putDoor(_ index: [UInt8], of kind: Door.Kind, for subject: Tag, on connection: Connection) throws {
        let insert = try connection.statement("INSERT OR IGNORE INTO doors (door, subject, kind) VALUES (?, ?, ?)")
        insert.bind(1, blob: index)
        insert.bind(2, subject.text)
        insert.bind(3, kind.rawValue)
        try insert.run()
    }

    static func closeDoor(_ index: [UInt8], on connection: Connection) throws {
        let delete = try connection.statement("DELETE FROM doors WHERE door = ?")
        delete.bind(1, blob: index)
        try delete.run()
    }

    static func closeDoors(of subject: Tag, on connection: Connection) throws {
        let delete = try connection.statement("DELETE FROM doors WHERE subject = ?")
        delete.bind(1, subject.text)
        try delete.run()
    }

    static func closeDoors(_ kind: Door.Kind, of subject: Tag, on connection: Connection) throws {
        let delete = try connection.statement("DELETE FROM doors WHERE subject = ? AND kind = ?")
        delete.bind(1, subject.text)
        delete.bind(2, kind.rawValue)
        try delete.run()
    }

    /// The secret of that name, made if there is none yet.
    static func secret(named name: String, on connection: Connection) throws -> SymmetricKey {
        let insert = try connection.statement("INSERT OR IGNORE INTO secrets (name, secret) VALUES (?, ?)")
        insert.bind(1, name)
        insert.bind(2, blob: SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) })
        try insert.run()
        let select = try connection.statement("SELECT secret FROM secrets WHERE name = ?")
        defer { select.reset() }
        select.bind(1, name)
        guard try select.step() else { throw StoreFault.failed("the secret “\(name)” could not be made") }
        return SymmetricKey(data: select.blob(0))
    }
}
