import EventModel
import EventStore

/// How often a topic was noted, and what was said last.
struct Tally: Row {
    let topic: String
    var count: Int
    var sum: Int64
    var last: String?
    var key: String { topic }

    static let table = Table<Tally>(
        "tallies", key: 1, indexes: [["count", "topic"], ["last"]],
        Column("topic", \.topic), Column("count", \.count), Column("sum", \.sum), Column("last", \.last)
    ) { Tally(topic: $0, count: $1, sum: $2, last: $3) }
}

/// One row for every note.
struct NoteRow: Row {
    struct Key: RowKey {
        let topic: String
        let position: Int64
        var cells: [Cell] { [topic.cell, position.cell] }
    }
    let topic: String
    let position: Int64
    let number: Int
    var key: Key { Key(topic: topic, position: position) }

    static let table = Table<NoteRow>(
        "notes", key: 2, Column("topic", \.topic), Column("position", \.position), Column("number", \.number)
    ) { NoteRow(topic: $0, position: $1, number: $2) }
}

enum Tallies: Projection {
    static let name = "tallies"
    static let version = 1
    static let tables = [Tally.table.shape, NoteRow.table.shape]

    static func handlers(_ rows: Rows) -> Handlers {
        let (tallies, notes) = (rows.of(Tally.self), rows.of(NoteRow.self))
        return Handlers()
            .on(Noted.self) { fact, recorded in
                let empty = Tally(topic: fact.topic, count: 0, sum: 0, last: nil)
                try tallies.update(fact.topic, orInsert: empty) { row in
                    row.count += 1
                    // Not commutative, so that a fact applied twice or in another order shows.
                    row.sum = (row.sum &* 31 &+ recorded.position.value) % 1_000_003
                    row.last = fact.number.isMultiple(of: 5) ? nil : fact.text
                }
                notes.add(NoteRow(topic: fact.topic, position: recorded.position.value, number: fact.number))
            }
            .on(Struck.self) { fact, _ in
                if let row = try tallies.row(fact.topic), row.count.isMultiple(of: 2) {
                    tallies.remove(fact.topic)
                } else {
                    try tallies.update(fact.topic) { $0.last = "struck" }
                }
            }
    }
}

/// The next version of it, which counts double.
enum TalliesTwice: Projection {
    static let name = Tallies.name
    static let version = 2
    static let tables = [Tally.table.shape]

    static func handlers(_ rows: Rows) -> Handlers {
        let tallies = rows.of(Tally.self)
        return Handlers().on(Noted.self) { fact, _ in
            try tallies.update(fact.topic, orInsert: Tally(topic: fact.topic, count: 0, sum: 0, last: nil)) {
                $0.count += 2
            }
        }
    }
}

extension TableStore {
    func tallies(where condition: String = "1 = 1") async throws -> [Tally] {
        try await read { tables in
            var rows: [Tally] = []
            let sql = "SELECT \(Tally.table.columnList) FROM tallies WHERE \(condition) ORDER BY topic"
            try tables.query(sql, []) { rows.append(Tally.table.read($0)) }
            return rows
        }
    }

    func notes() async throws -> [NoteRow] {
        try await read { tables in
            var rows: [NoteRow] = []
            try tables.query("SELECT \(NoteRow.table.columnList) FROM notes ORDER BY position", []) {
                rows.append(NoteRow.table.read($0))
            }
            return rows
        }
    }

    func texts(_ sql: String) async throws -> [String] {
        try await read { tables in
            var texts: [String] = []
            try tables.query(sql, []) { texts.append($0.text(0)) }
            return texts
        }
    }

    /// How SQLite goes about a query.
    func plan(_ sql: String) async throws -> [String] {
        try await read { tables in
            var steps: [String] = []
            try tables.query("EXPLAIN QUERY PLAN " + sql, []) { steps.append($0.text(3)) }
            return steps
        }
    }
}
