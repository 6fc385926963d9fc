/// The little of a database that projections need. SQL given to it stays inside what SQLite and PostgreSQL share:
/// `?` for parameters, `ON CONFLICT … DO UPDATE`, BIGINT and TEXT, no functions of either.
package protocol Tables: AnyObject {
    /// Makes an empty table without its indexes under `name`, dropping one that is there.
    func create(_ shape: TableShape, as name: String) throws
    /// Makes the indexes of a table that stands under its own name.
    func createIndexes(_ shape: TableShape) throws
    func drop(_ name: String) throws
    func rename(_ name: String, to newName: String) throws

    /// The row with this key, given to `body`; nil if there is none.
    func load<Result>(
        _ shape: TableShape, from name: String, key: [Cell], _ body: (any Cells) throws -> Result
    ) throws -> Result?

    /// Writes so many rows, one after the other; one with the same key is replaced.
    ///
    /// - Parameter write: gives all columns of the row at a place, counted from 0.
    func upsert(
        _ shape: TableShape, into name: String, count: Int, _ write: (_ place: Int, any CellWriter) -> Void
    ) throws
    func delete(_ shape: TableShape, from name: String, key: [Cell]) throws

    /// Walks over a query's rows.
    func query(_ sql: String, _ parameters: [Cell], _ body: (any Cells) throws -> Void) throws

    /// Runs a statement that gives no rows.
    func execute(_ sql: String, _ parameters: [Cell]) throws
}

/// Where read models are kept. One writer; readers see only what was committed.
package protocol TableStore: Sendable {
    /// Commits what `body` writes, or nothing of it.
    func write<Result: Sendable>(_ body: @escaping @Sendable (any Tables) throws -> Result) async throws -> Result
    func read<Result: Sendable>(_ body: @escaping @Sendable (any Tables) throws -> Result) async throws -> Result
}
