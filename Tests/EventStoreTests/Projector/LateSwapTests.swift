import EventModel
import EventStore
import SQLiteStore
import Synchronization
import Testing

@Suite("Rebuilding while facts come")
struct LateSwapTests {
    @Test("rows that came further while a rebuild was on its way do not go back")
    func late() async throws {
        let directory = try TemporaryDirectory()
        let log = Log(
            store: MemoryStore(), catalogue: .tests, keyring: MemoryKeyring(),
            stamp: Stamp(now: { 7 }, freshID: { ULID.fresh() }))
        let live = try SQLiteTableStore(path: directory.path + "/live.sqlite")
        func projector(_ tables: any TableStore) -> Projector {
            Projector(log: log, tables: tables, projections: [Tallies.self])
        }
        @Sendable func note(_ text: String) async throws {
            try await log.append(
                [Noted(topic: "a", text: text, number: 1)], as: Command(actor: "system", id: .fresh()))
        }
        try await note("first")
        try await projector(live).prepare()
        let visits = Mutex(0)
        let visited = VisitedTables(live) {
            // Twice, so that the second try is late as well.
            let visit = visits.withLock { count in
                count += 1
                return count
            }
            guard visit <= 2 else { return }
            try await note("meanwhile")
            try await Projector(log: log, tables: live, projections: [Tallies.self]).catchUp()
        }
        try await projector(visited).rebuild()
        #expect(visits.withLock { $0 } == 3)
        #expect(try await projector(live).position() == Position(3))
        #expect(try await live.tallies().map(\.count) == [3])
        let anew = try SQLiteTableStore(path: directory.path + "/anew.sqlite")
        try await projector(anew).prepare()
        #expect(try await live.tallies() == anew.tallies())
        #expect(try await live.notes() == anew.notes())
    }
}

/// Tables at which something happens just before each write.
private struct VisitedTables: TableStore {
    private let tables: any TableStore
    private let visit: @Sendable () async throws -> Void

    init(_ tables: any TableStore, visit: @escaping @Sendable () async throws -> Void) {
        self.tables = tables
        self.visit = visit
    }

    func write<Result: Sendable>(_ body: @escaping @Sendable (any Tables) throws -> Result) async throws -> Result {
        try await visit()
        return try await tables.write(body)
    }

    func read<Result: Sendable>(_ body: @escaping @Sendable (any Tables) throws -> Result) async throws -> Result {
        try await tables.read(body)
    }
}
