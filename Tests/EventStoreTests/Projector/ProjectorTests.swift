import EventModel
import EventStore
import SQLiteStore
import Synchronization
import Testing

@Suite("Read models")
struct ProjectorTests {
    private let directory: TemporaryDirectory
    private let log: Log
    private let command = Command(actor: "system", id: .fresh())

    init() throws {
        directory = try TemporaryDirectory()
        log = Log(
            store: MemoryStore(), catalogue: .tests, keyring: MemoryKeyring(),
            stamp: Stamp(now: { 7 }, freshID: { ULID.fresh() }))
    }

    private func tables(_ name: String) throws -> SQLiteTableStore {
        try SQLiteTableStore(path: directory.path + "/\(name).sqlite")
    }

    private func projector(_ tables: any TableStore, _ projections: [any Projection.Type] = [Tallies.self]) -> Projector
    {
        Projector(log: log, tables: tables, projections: projections)
    }

    /// Appends random facts about a few topics.
    private func append(_ count: Int, _ random: inout SeededRandom) async throws {
        guard count > 0 else { return }
        let facts = (0..<count).map { _ -> any Event in
            let topic = "t\(Int.random(in: 1...9, using: &random))"
            guard Int.random(in: 0..<6, using: &random) > 0 else { return Struck(topic: topic) }
            return Noted(topic: topic, text: "「\(random.next())」", number: Int.random(in: 0...99, using: &random))
        }
        try await log.append(facts, as: command)
    }

    @Test(
        "kept up to date in any steps, a read model equals one built anew",
        arguments: [1, 2, 3, 4, .random(in: 0...UInt64.max)] as [UInt64])
    func replay(_ seed: UInt64) async throws {
        print("replay seed \(seed)")
        var random = SeededRandom(seed)
        let (live, anew) = (try tables("live"), try tables("anew"))
        try await projector(live).prepare()
        for _ in 1...12 {
            try await append(Int.random(in: 0...60, using: &random), &random)
            try await projector(live).catchUp()
        }
        // More than one page at once.
        try await append(4_500, &random)
        try await projector(live).catchUp()
        try await projector(anew).prepare()
        #expect(try await live.tallies() == anew.tallies())
        #expect(try await live.notes() == anew.notes())
        #expect(try await live.notes().count > 3_000)
        #expect(try await projector(live).position() == log.store.head())
        let kept = try await live.tallies()
        try await projector(live).rebuild()
        #expect(try await live.tallies() == kept)
    }

    @Test(
        "killed before or after any commit and started again, a read model repeats and loses nothing", arguments: 1...8,
        [false, true])
    func killed(_ write: Int, _ isAfterCommit: Bool) async throws {
        var random = SeededRandom(UInt64(write))
        try await append(7_000, &random)
        let (kept, whole) = (try tables("killed"), try tables("whole"))
        let dying = DyingTables(kept, dyingAt: write, isAfterCommit: isAfterCommit)
        _ = try? await projector(dying).prepare()
        try await append(7_000, &random)
        _ = try? await projector(dying).catchUp()
        try await projector(kept).prepare()
        try await projector(whole).prepare()
        #expect(try await kept.tallies() == whole.tallies())
        #expect(try await kept.notes() == whole.notes())
    }

    @Test("two who keep one read model up to date at once apply every fact once")
    func twoProjectors() async throws {
        var random = SeededRandom(5)
        let (one, other) = (try tables("shared"), try tables("shared"))
        try await projector(one).prepare()
        try await append(5_000, &random)
        async let first: Void = projector(one).catchUp()
        async let second: Void = projector(other).catchUp()
        _ = try await (first, second)
        let whole = try tables("whole")
        try await projector(whole).prepare()
        #expect(try await one.tallies() == whole.tallies())
        #expect(try await one.notes() == whole.notes())
    }

    @Test("another version is built beside the live one, and an older program then stops")
    func newVersion() async throws {
        var random = SeededRandom(6)
        let store = try tables("live")
        try await append(50, &random)
        try await projector(store).prepare()
        try await projector(store, [TalliesTwice.self]).prepare()
        let counts = try await store.tallies().map(\.count)
        #expect(counts.reduce(0, +) == 2 * (try await store.notes().count))
        try await append(1, &random)
        await #expect(throws: StoreFault.self) { try await projector(store).catchUp() }
    }

    @Test("readers see the old rows until the new ones are whole")
    func neverHalf() async throws {
        var random = SeededRandom(7)
        let store = try tables("live")
        try await append(3_000, &random)
        try await projector(store).prepare()
        let whole = try await store.tallies()
        async let rebuilding: Void = projector(store).rebuild()
        for _ in 1...50 { #expect(try await store.tallies() == whole) }
        try await rebuilding
        #expect(try await store.tallies() == whole)
    }

    @Test("indexes are there, under the same names, and used, however often a read model is rebuilt")
    func indexes() async throws {
        var random = SeededRandom(8)
        let store = try tables("live")
        try await append(300, &random)
        try await projector(store).prepare()
        for _ in 1...3 {
            try await projector(store).rebuild()
            let names = try await store.texts(
                "SELECT name FROM sqlite_schema WHERE type = 'index' AND name LIKE 'tallies%' ORDER BY name")
            #expect(names == ["tallies_0", "tallies_1"])
            let plan = try await store.plan("SELECT topic FROM tallies WHERE last = 'struck'")
            #expect(plan.contains { $0.contains("tallies_1") }, "\(plan)")
            let all = try await store.tallies()
            #expect(try await store.tallies(where: "count > 3") == all.filter { $0.count > 3 })
            let tables = try await store.texts("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
            #expect(tables == ["notes", "projection_positions", "tallies"])
        }
    }

    @Test("a look back builds what was known at a position")
    func lookBack() async throws {
        var random = SeededRandom(9)
        try await append(40, &random)
        let then = try tables("then")
        try await projector(then).prepare()
        try await append(40, &random)
        let back = try tables("back")
        try await projector(back).prepare()
        try await projector(back).rebuild(through: Position(40))
        #expect(try await back.tallies() == then.tallies())
    }

    @Test("rows of a log that was put back from a backup are built anew")
    func restoredLog() async throws {
        var random = SeededRandom(10)
        let store = try tables("live")
        try await append(40, &random)
        try await projector(store).prepare()
        let shorter = Log(store: MemoryStore(), catalogue: .tests, keyring: log.keyring, stamp: log.stamp)
        try await shorter.append([Noted(topic: "only", text: "", number: 1)], as: command)
        try await Projector(log: shorter, tables: store, projections: [Tallies.self]).prepare()
        #expect(try await store.tallies().map(\.topic) == ["only"])
    }
}

/// Tables whose program dies at a write: before its commit, or just after it.
private final class DyingTables: TableStore {
    struct Death: Error {}
    private let tables: any TableStore
    private let writesLeft: Mutex<Int>
    private let isAfterCommit: Bool

    init(_ tables: any TableStore, dyingAt write: Int, isAfterCommit: Bool) {
        self.tables = tables
        writesLeft = Mutex(write)
        self.isAfterCommit = isAfterCommit
    }

    func write<Result: Sendable>(_ body: @escaping @Sendable (any Tables) throws -> Result) async throws -> Result {
        let left = writesLeft.withLock { left in
            left -= 1
            return left
        }
        guard left >= 0 else { throw Death() }
        let result = try await tables.write { tables in
            let result = try body(tables)
            if left == 0, !self.isAfterCommit { throw Death() }
            return result
        }
        if left == 0 { throw Death() }
        return result
    }

    func read<Result: Sendable>(_ body: @escaping @Sendable (any Tables) throws -> Result) async throws -> Result {
        try await tables.read(body)
    }
}
