import CSQLite
package import EventModel

/// Read models in an SQLite file of their own, beside the log.
package final class SQLiteTableStore: TableStore {
    private let writer: GroupWriter
    private let readers: ReaderPool

    /// - Parameter path: the file; made if it is missing, for its owner only. It can be deleted at any time: the log
    ///   makes it anew.
    package init(path: String) throws {
        try KeyFile.makePrivate(path)
        let connection = try Connection(path: path)
        try connection.makeDurable()
        // After a power cut the last commits may be missing here, never half: the log gives them again.
        try connection.execute(
            "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -131072; PRAGMA wal_autocheckpoint = 16000")
        // Dates and user ids of a forgotten household.
        try connection.overwriteDeleted()
        writer = GroupWriter(connection, largestGroup: 1)
        readers = ReaderPool(path: path)
    }

    package func write<Result: Sendable>(
        _ body: @escaping @Sendable (any Tables) throws -> Result
    ) async throws -> Result {
        try await writer.write { connection in try body(SQLiteTables(connection)) }
    }

    package func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Tables) throws -> Result
    ) async throws -> Result {
        try await readers.read { connection in
            // One snapshot for all queries of the body.
            try connection.execute("BEGIN")
            defer { try? connection.execute("COMMIT") }
            return try body(SQLiteTables(connection))
        }
    }
}

final class SQLiteTables: Tables {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    func create(_ shape: TableShape, as name: String) throws {
        try drop(name)
        let columns = zip(shape.columns, shape.types).map { "\($0) \($1.rawValue)" }.joined(separator: ", ")
        let key = shape.key.joined(separator: ", ")
        try connection.execute("CREATE TABLE \(name) (\(columns), PRIMARY KEY (\(key))) WITHOUT ROWID")
    }

    func createIndexes(_ shape: TableShape) throws {
        for (number, index) in shape.indexes.enumerated() {
            let columns = index.joined(separator: ", ")
            try connection.execute("CREATE INDEX \(shape.name)_\(number) ON \(shape.name) (\(columns))")
        }
    }

    func drop(_ name: String) throws {
        connection.forgetStatements()
        try connection.execute("DROP TABLE IF EXISTS \(name)")
    }

    func rename(_ name: String, to newName: String) throws {
        connection.forgetStatements()
        try connection.execute("ALTER TABLE \(name) RENAME TO \(newName)")
    }

    func load<Result>(
        _ shape: TableShape, from name: String, key: [Cell], _ body: (any Cells) throws -> Result
    ) throws -> Result? {
        let statement = try connection.statement(
            "SELECT \(shape.columns.joined(separator: ", ")) FROM \(name) WHERE \(Self.condition(shape))")
        defer { statement.reset() }
        statement.bind(key)
        return try statement.step() ? try body(statement) : nil
    }

    func upsert(
        _ shape: TableShape, into name: String, count: Int, _ write: (_ place: Int, any CellWriter) -> Void
    ) throws {
        guard count > 0 else { return }
        let statement = try connection.statement(Self.upsertSQL(shape, into: name))
        for place in 0..<count {
            write(place, statement)
            try statement.run()
        }
    }

    func delete(_ shape: TableShape, from name: String, key: [Cell]) throws {
        let statement = try connection.statement("DELETE FROM \(name) WHERE \(Self.condition(shape))")
        statement.bind(key)
        try statement.run()
    }

    func query(_ sql: String, _ parameters: [Cell], _ body: (any Cells) throws -> Void) throws {
        let statement = try connection.statement(sql)
        defer { statement.reset() }
        statement.bind(parameters)
        while try statement.step() { try body(statement) }
    }

    func execute(_ sql: String, _ parameters: [Cell]) throws {
        let statement = try connection.statement(sql)
        statement.bind(parameters)
        try statement.run()
    }

    private static func condition(_ shape: TableShape) -> String {
        shape.key.map { "\($0) = ?" }.joined(separator: " AND ")
    }

    private static func upsertSQL(_ shape: TableShape, into name: String) -> String {
        let places = shape.columns.map { _ in "?" }.joined(separator: ", ")
        let others = shape.columns[shape.keyCount...].map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
        let conflict = others.isEmpty ? "DO NOTHING" : "DO UPDATE SET \(others)"
        return """
            INSERT INTO \(name) (\(shape.columns.joined(separator: ", "))) VALUES (\(places))
            ON CONFLICT (\(shape.key.joined(separator: ", "))) \(conflict)
            """
    }
}

// Parameters are counted from 1.
extension Statement: CellWriter {
    func null(_ column: Int) { bindNull(Int32(column + 1)) }
    func integer(_ value: Int64, _ column: Int) { bind(Int32(column + 1), value) }
    func text(_ value: String, _ column: Int) { bind(Int32(column + 1), value) }
    func text(utf8: UnsafeBufferPointer<UInt8>, _ column: Int) { bind(Int32(column + 1), utf8) }
}

extension Statement: Cells {
    func isNull(_ column: Int) -> Bool { isNull(Int32(column)) }
    func integer(_ column: Int) -> Int64 { integer(Int32(column)) }
    func text(_ column: Int) -> String { text(Int32(column)) }
    func utf8(_ column: Int) -> UnsafeBufferPointer<UInt8> { utf8(Int32(column)) }

    func bind(_ cells: [Cell]) {
        for (index, cell) in zip(Int32(1)..., cells) {
            switch cell {
            case .null: bindNull(index)
            case .integer(let value): bind(index, value)
            case .text(let value): bind(index, value)
            }
        }
    }
}
