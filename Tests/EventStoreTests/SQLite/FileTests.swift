import EventModel
import EventStore
import Foundation
import SQLiteStore
import Testing

@Suite("The log's file")
struct FileTests {
    private let directory: TemporaryDirectory
    private var path: String { directory.path + "/log.sqlite" }

    init() throws { directory = try TemporaryDirectory() }

    private func open() throws -> SQLiteStore { try SQLiteStore(path: path, catalogue: .tests) }

    @Test("what was appended is there when the file is opened again")
    func reopened() async throws {
        try await open().put(noted("1", "a:1"))
        let again = try open()
        #expect(try await again.positions(.about("a:1")) == [1])
        #expect(try await again.put(noted("2", "a:1"), unless: .about("a:1"), after: 1) == Position(2))
    }

    @Test(
        "two openers append to one file at once, in one order, each guarding against the other"
    )
    func twoOpeners() async throws {
        let (one, other) = (try open(), try open())
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (name, store) in [("one", one), ("other", other)] {
                group.addTask {
                    for number in 1...40 { try await store.put(noted("\(number)", "by:\(name)", "n:\(number % 5)")) }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await one.positions() == Array(1...80))
        #expect(try await other.rows().rows == one.rows().rows)
        #expect(try await other.positions(.about("by:one")).count == 40)
        await #expect(throws: StoreFault.self) { try await other.put(noted(), unless: .about("by:one")) }
    }

    @Test("one who waits learns of what another opener appends")
    func wokenFromOutside() async throws {
        let (one, other) = (try open(), try open())
        async let woken: Void = one.wait(beyond: .start)
        try await other.put(noted())
        await woken
        #expect(try await one.head() == Position(1))
    }

    @Test("nothing is acknowledged before it is on disk: the file is in write-ahead mode with synchronous FULL")
    func durable() throws {
        let settings = try open().durability
        #expect(settings.journalMode == "wal")
        #expect(settings.synchronous == 2)
    }

    @Test("any SQLite client reads every fact in plain columns")
    func auditable() async throws {
        let store = try open()
        let cause = ULID.fresh()
        let event = noted(#"{"topic":"a","text":"長い","number":1}"#, "topic:a", "year:2026")
        _ = try await store.append(
            Append([event], recordedAt: 1_764_000_000_123, actor: "family", cause: cause, correlation: cause))
        let client = try OtherClient(path)
        #expect(
            try client.rows("SELECT position, recorded_at, type, version, actor, id, cause, correlation, data FROM log")
                == [
                    [
                        "1", "2025-11-24T16:00:00.123Z", "test.noted", "1", "family", "\(event.id)", "\(cause)",
                        "\(cause)",
                        #"{"topic":"a","text":"長い","number":1}"#,
                    ]
                ])
        let tags = try client.rows("SELECT tags FROM log")[0][0]
        #expect(Set(tags.split(separator: " ")) == ["topic:a", "year:2026"])
        #expect(try client.rows("PRAGMA integrity_check") == [["ok"]])
    }

    @Test("a file of a newer layout is refused, and both layouts are named")
    func newerLayout() async throws {
        try await open().put(noted())
        try OtherClient(path).rows("PRAGMA user_version = 7")
        let fault = #expect(throws: StoreFault.self) { try open() }
        guard case .newer(let text) = fault else {
            Issue.record("\(String(describing: fault)) is not .newer")
            return
        }
        #expect(text.contains("layout 7") && text.contains("up to 1") && text.contains(path))
    }

    @Test("a log that holds unknown facts is refused, and each is named with its version")
    func unknownFacts() async throws {
        try await open().put(
            noted("{}", as: Schema("test.noted", version: 3)), noted("{}", as: Schema("test.dreamt", version: 2)),
            noted())
        let fault = #expect(throws: StoreFault.self) { try open() }
        guard case .newer(let text) = fault else {
            Issue.record("\(String(describing: fault)) is not .newer")
            return
        }
        #expect(text.contains("test.noted version 3 (known here up to version 1)"))
        #expect(text.contains("test.dreamt version 2 (known here not at all)"))
        #expect(!text.contains("test.noted version 1"))
    }

    @Test("an SQLite file of something else is left alone")
    func somethingElse() throws {
        try OtherClient(path).rows("CREATE TABLE recipes (name)")
        #expect(throws: StoreFault.self) { try open() }
        #expect(try OtherClient(path).rows("SELECT name FROM sqlite_schema") == [["recipes"]])
    }

    @Test("a place where no file can be is an error that names it")
    func noPlace() {
        let fault = #expect(throws: StoreFault.self) {
            try SQLiteStore(path: directory.path + "/missing/log.sqlite", catalogue: .tests)
        }
        #expect(fault?.description.contains("/missing/log.sqlite") == true)
    }
}
