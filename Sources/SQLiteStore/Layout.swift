import EventModel
import EventStore

/// The log's tables, version 1. Any SQLite client can read them: `SELECT * FROM log` shows every fact in plain columns.
enum Layout {
    /// Kept in SQLite's `user_version`.
    static let version: Int64 = 1

    private static let create = """
        CREATE TABLE types (
            id INTEGER PRIMARY KEY, name TEXT NOT NULL, version INTEGER NOT NULL, UNIQUE (name, version));
        CREATE TABLE tags (id INTEGER PRIMARY KEY, tag TEXT NOT NULL UNIQUE);
        CREATE TABLE events (
            position INTEGER PRIMARY KEY, id TEXT NOT NULL, type INTEGER NOT NULL REFERENCES types,
            recorded_at INTEGER NOT NULL, actor TEXT NOT NULL, cause TEXT NOT NULL, correlation TEXT,
            data TEXT NOT NULL) STRICT;
        CREATE TABLE tagged (
            tag INTEGER NOT NULL REFERENCES tags, position INTEGER NOT NULL REFERENCES events, type INTEGER NOT NULL,
            PRIMARY KEY (tag, position)) WITHOUT ROWID, STRICT;
        CREATE INDEX tags_at ON tagged (position);
        CREATE VIEW log AS
            SELECT position, strftime('%Y-%m-%dT%H:%M:%fZ', recorded_at / 1000.0, 'unixepoch') AS recorded_at,
                name AS type, version, actor, events.id AS id, cause, coalesce(correlation, cause) AS correlation,
                (SELECT group_concat(tag, ' ') FROM tags WHERE tags.id IN
                    (SELECT tag FROM tagged WHERE tagged.position = events.position)) AS tags,
                data
            FROM events JOIN types ON types.id = events.type;
        """

    /// Makes the tables in a new file, and refuses a file that is newer than this program.
    static func prepare(_ connection: Connection, path: String) throws {
        try connection.makeDurable()
        try connection.transaction {
            let found = try connection.integer("PRAGMA user_version") ?? 0
            guard found <= version else {
                throw StoreFault.newer(
                    "\(path) has the log layout \(found), this program knows up to \(version): use a newer Hagukumi")
            }
            guard found == 0 else { return }
            guard try connection.integer("SELECT count(*) FROM sqlite_schema") == 0 else {
                throw StoreFault.failed("\(path) is an SQLite file of something else, not a log of Hagukumi")
            }
            try connection.execute(create)
            try connection.execute("PRAGMA user_version = \(version)")
        }
    }

    /// Refuses a log that holds forms of facts which this program does not know.
    static func refuseUnknownFacts(_ connection: Connection, path: String, catalogue: Catalogue) throws {
        let statement = try Statement("SELECT name, version FROM types ORDER BY name, version", on: connection)
        var unknown: [String] = []
        while try statement.step() {
            let schema = Schema(statement.text(0), version: Int(statement.integer(1)))
            guard !catalogue.knows(schema) else { continue }
            let latest = catalogue.latestVersion(of: schema.name).map { "up to version \($0)" } ?? "not at all"
            unknown.append("\(schema.name) version \(schema.version) (known here \(latest))")
        }
        guard unknown.isEmpty else {
            throw StoreFault.newer(
                "\(path) was written by a newer Hagukumi: it holds \(unknown.joined(separator: ", "))")
        }
    }
}
