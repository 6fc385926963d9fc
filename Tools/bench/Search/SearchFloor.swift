import EventModel
import Facilities
import SQLiteStore

/// The same words asked of SQLite: a scan with LIKE over a column of folded texts, and FTS5 with its trigrams.
struct SearchFloor {
    private let store: SQLiteTableStore
    private let directory: BenchDirectory
    private let folding: Folding

    init(_ options: BenchOptions, _ entries: some Sequence<SearchEntry> & Sendable, _ folding: Folding) async throws {
        directory = try BenchDirectory(in: options.directory)
        store = try SQLiteTableStore(path: directory.path + "/floor.sqlite")
        self.folding = folding
        try await store.write { tables in
            try tables.execute("CREATE TABLE place (id BIGINT PRIMARY KEY, folded TEXT NOT NULL)", [])
            try tables.execute("CREATE VIRTUAL TABLE indexed USING fts5(folded, tokenize = 'trigram')", [])
            for (number, entry) in entries.enumerated() {
                let text = entry.allText.map { Self.text($0, folding) }.joined(separator: " ")
                let cells: [Cell] = [.integer(Int64(number)), .text(text)]
                try tables.execute("INSERT INTO place (id, folded) VALUES (?, ?)", cells)
                try tables.execute("INSERT INTO indexed (rowid, folded) VALUES (?, ?)", cells)
            }
        }
    }

    private static func text(_ text: String, _ folding: Folding) -> String {
        String(decoding: folding.folded(text), as: UTF16.self)
    }

    private func words(_ query: SearchQuery) -> [String] {
        query.words.split(separator: " ").map { Self.text(String($0), folding) }
    }

    /// Milliseconds.
    func scan(_ queries: some Sequence<SearchQuery>) async throws -> [Double] {
        var times: [Double] = []
        for query in queries {
            let words = words(query)
            let conditions = words.map { _ in "folded LIKE ?" }.joined(separator: " AND ")
            times.append(
                try await time("SELECT id FROM place WHERE \(conditions) ORDER BY id", words.map { .text("%\($0)%") })
                    .ms)
        }
        return times
    }

    /// - Returns: also whether it found nothing at all.
    func indexed(_ queries: some Sequence<SearchQuery>) async throws -> (times: [Double], isBlind: Bool) {
        var times: [Double] = []
        var found = 0
        for query in queries {
            let match = words(query).map { "\"\($0)\"" }.joined(separator: " AND ")
            let answer = try await time(
                "SELECT rowid FROM indexed WHERE indexed MATCH ? ORDER BY rowid", [.text(match)])
            times.append(answer.ms)
            found += answer.rows
        }
        return (times, found == 0)
    }

    /// All rows are walked over: our answers also say how many there are.
    private func time(_ sql: String, _ parameters: [Cell]) async throws -> (ms: Double, rows: Int) {
        try await store.read { tables in
            let clock = ContinuousClock()
            let start = clock.now
            var rows = 0
            try tables.query(sql, parameters) { _ in rows += 1 }
            return ((clock.now - start) / .milliseconds(1), rows)
        }
    }
}
