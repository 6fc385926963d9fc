import EventModel
import EventStore
import Testing

@Suite("Appending")
struct AppendTests {
    @Test("positions are counted from 1 without gaps, whoever appends", arguments: StoreKind.allCases)
    func contiguous(_ kind: StoreKind) async throws {
        try await kind.withStore { store in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for caller in 1...20 {
                    group.addTask {
                        for _ in 1...5 { try await store.put(noted("\(caller)"), noted("\(caller)")) }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await store.positions() == Array(1...200))
            #expect(try await store.head() == Position(200))
        }
    }

    @Test(
        "an append answers with the position of its last fact, and its facts stand side by side",
        arguments: StoreKind.allCases)
    func together(_ kind: StoreKind) async throws {
        try await kind.withStore { store in
            let answers = try await withThrowingTaskGroup(of: (Position, [ULID]).self) { group in
                for _ in 1...30 {
                    group.addTask {
                        let events = [noted(), noted(), noted()]
                        return (try await store.put(events[0], events[1], events[2]), events.map(\.id))
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let rows = try await store.rows().rows
            for (last, ids) in answers {
                #expect(rows[Int(last.value) - 3..<Int(last.value)].map(\.id) == ids)
            }
        }
    }

    @Test("a refused append leaves nothing behind and no hole", arguments: StoreKind.allCases)
    func allOrNothing(_ kind: StoreKind) async throws {
        try await kind.withStore { store in
            try await store.put(noted("{}", "a:1"))
            await #expect(throws: StoreFault.conflict(at: Position(1))) {
                try await store.put(noted("{}", "b:1"), noted("{}", "b:2"), unless: .about("a:1"))
            }
            #expect(try await store.put(noted("{}", "b:1")) == Position(2))
            #expect(try await store.positions(.about("b:2")) == [])
        }
    }

    @Test("a fact comes back with the bytes it went in with", arguments: StoreKind.allCases)
    func bytes(_ kind: StoreKind) async throws {
        let texts = [
            #"{"text":"“quoted” \"and\" \\escaped\\ "}"#, "{\"text\":\"👩‍👩‍👧‍👦 はぐくみ 育\"}", "{\"text\":\"\\u0000\\u001f\\n\"}",
            "{\"text\":\"\u{7F}\u{2028}\u{FEFF}\"}", "{\"text\":\"\(String(repeating: "長い", count: 17_000))\"}", "",
        ]
        try await kind.withStore { store in
            for text in texts { try await store.put(noted(text)) }
            #expect(try await store.rows().rows.map(\.data) == texts.map { Array($0.utf8) })
        }
    }

    @Test("a fact comes back with who, when and why", arguments: StoreKind.allCases)
    func record(_ kind: StoreKind) async throws {
        try await kind.withStore { store in
            let (cause, correlation) = (ULID.fresh(), ULID.fresh())
            let events = [noted(), noted("{}", as: Struck.schema)]
            for story in [correlation, cause] {
                _ = try await store.append(
                    Append(events, recordedAt: -1, actor: "staff:横浜", cause: cause, correlation: story))
            }
            let rows = try await store.rows().rows
            #expect(rows.map(\.id) == (events + events).map(\.id))
            #expect(rows.map(\.schema) == [Noted.schema, Struck.schema, Noted.schema, Struck.schema])
            #expect(rows.allSatisfy { $0.actor == "staff:横浜" && $0.recordedAt == -1 && $0.cause == cause })
            #expect(rows.map(\.correlation) == [correlation, correlation, cause, cause])
        }
    }

    @Test("a tag given twice counts once", arguments: StoreKind.allCases)
    func repeatedTag(_ kind: StoreKind) async throws {
        try await kind.withStore { store in
            try await store.put(noted("{}", "a:1", "a:1"))
            #expect(try await store.positions(.about("a:1", "a:1")) == [1])
        }
    }
}
