import EventStore

@testable import SQLiteStore

/// Somebody else's look at a file: a connection of its own, rows as text.
struct OtherClient {
    private let connection: Connection

    init(_ path: String) throws { connection = try Connection(path: path) }

    @discardableResult
    func rows(_ sql: String) throws -> [[String]] {
        let statement = try Statement(sql, on: connection)
        var rows: [[String]] = []
        while try statement.step() { rows.append((0..<statement.columnCount).map { statement.text($0) }) }
        return rows
    }
}
