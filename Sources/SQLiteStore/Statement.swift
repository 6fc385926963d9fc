import CSQLite
import EventStore

/// A prepared statement and its current row. Columns and parameters are counted from 0 and 1, as SQLite does.
final class Statement {
    private let handle: OpaquePointer
    private unowned let connection: Connection

    init(_ sql: String, on connection: Connection) throws {
        var handle: OpaquePointer?
        try connection.check(
            sqlite3_prepare_v3(connection.handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil))
        guard let handle else { throw StoreFault.failed("SQLite: an empty statement") }
        self.handle = handle
        self.connection = connection
    }

    deinit { sqlite3_finalize(handle) }

    /// Makes the statement ready for new parameters.
    func reset() { sqlite3_reset(handle) }

    /// Whether there is a row.
    func step() throws -> Bool {
        let code = sqlite3_step(handle)
        if code == SQLITE_ROW { return true }
        guard code != SQLITE_DONE else { return false }
        sqlite3_reset(handle)
        try connection.check(code)
        return false
    }

    /// Runs a statement that gives no rows, and makes it ready again.
    func run() throws {
        _ = try step()
        sqlite3_reset(handle)
    }

    func bind(_ index: Int32, _ value: Int64) { sqlite3_bind_int64(handle, index, value) }
    func bindNull(_ index: Int32) { sqlite3_bind_null(handle, index) }

    func bind(_ index: Int32, _ value: String) {
        var value = value
        value.withUTF8 { bind(index, $0) }
    }

    func bind(_ index: Int32, _ utf8: UnsafeBufferPointer<UInt8>) {
        // An empty buffer may have no address, and SQLite takes a null pointer for NULL.
        guard !utf8.isEmpty else {
            sqlite3_bind_text(handle, index, "", 0, Statement.copied)
            return
        }
        utf8.withMemoryRebound(to: CChar.self) { characters in
            _ = sqlite3_bind_text(handle, index, characters.baseAddress, Int32(characters.count), Statement.copied)
        }
    }

    /// Without a copy: the bytes have to stay where they are until the statement has run.
    func bind(_ index: Int32, inPlace utf8: UnsafeBufferPointer<UInt8>) {
        guard !utf8.isEmpty else { return bind(index, utf8) }
        utf8.withMemoryRebound(to: CChar.self) { characters in
            _ = sqlite3_bind_text(handle, index, characters.baseAddress, Int32(characters.count), nil)
        }
    }

    func bind(_ index: Int32, blob bytes: [UInt8]) {
        _ = bytes.withUnsafeBytes {
            sqlite3_bind_blob(handle, index, $0.baseAddress, Int32($0.count), Statement.copied)
        }
    }

    var columnCount: Int32 { sqlite3_column_count(handle) }
    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }
    func isInteger(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_INTEGER }
    func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }
    func text(_ column: Int32) -> String { String(decoding: utf8(column), as: UTF8.self) }

    /// The column's own memory: valid until the next step.
    @inline(__always)
    func utf8(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
        let start = sqlite3_column_text(handle, column)
        return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
    }

    func blob(_ column: Int32) -> [UInt8] {
        let start = sqlite3_column_blob(handle, column)
        return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
    }

    /// SQLite copies what it is given (`SQLITE_TRANSIENT`, which C writes as a cast that Swift can't import).
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
