import EventModel
import EventStore
import Testing

@Suite("Guards")
struct GuardTests {
    /// Whether an append guarded by `query` goes through.
    private func passes(_ query: Query, after: Int64 = 0, on store: any EventStore) async throws -> Bool {
        do {
            try await store.put(noted("{}", "probe:1"), unless: query, after: after)
            return true
        } catch StoreFault.conflict {
            return false
        }
    }

    @Test(
        "a guard refuses what any of its items matches: one of the types and all of the tags",
        arguments: StoreKind.allCases)
    func items(_ kind: StoreKind) async throws {
        try await kind.withStore { store in
            try await store.put(noted("{}", "a:1", "b:1"))
            try await store.put(noted("{}", "a:2", as: Struck.schema))
            let (noted, struck) = (Noted.schema.name, Struck.schema.name)
            let refused: [Query] = [
                .all, .about(names: [noted]), .about("a:1"), .about("b:1", "a:1"), .about("a:1", names: [noted]),
                .about("a:1", names: [noted, struck]), .or(.about("a:9"), .about("a:2")),
                .or(.about("a:1", names: [struck]), .about(names: [struck])),
            ]
            for query in refused { #expect(try await passes(query, on: store) == false, "\(query)") }
            let accepted: [Query] = [
                Query([]), .about("a:1", "a:2"), .about("a:1", names: [struck]), .about("a:9"),
                .about(names: ["test.unheard-of"]), .about("a:2", names: ["test.unheard-of"]),
                .or(.about("a:1", names: [struck]), .about("b:1", "a:2")),
            ]
            for query in accepted { #expect(try await passes(query, on: store) == true, "\(query)") }
        }
    }

    @Test(
        "a guard looks only at what stands after its position, and names the first fact in the way",
        arguments: StoreKind.allCases)
    func position(_ kind: StoreKind) async throws {
        try await kind.withStore { store in
            for _ in 1...3 { try await store.put(noted("{}", "a:1")) }
            try await store.put(noted("{}", "b:1"))
            await #expect(throws: StoreFault.conflict(at: Position(2))) {
                try await store.put(noted(), unless: .or(.about("b:1"), .about("a:1")), after: 1)
            }
            #expect(try await passes(.about("a:1"), after: 3, on: store) == true)
            #expect(try await passes(.all, after: 5, on: store) == true)
        }
    }

    @Test("of many appends guarded alike and made at once, exactly one wins", arguments: StoreKind.allCases)
    func race(_ kind: StoreKind) async throws {
        try await kind.withStore { store in
            for round in 1...10 {
                let tag = "round:\(round)"
                let wins = try await withThrowingTaskGroup(of: Int.self) { group in
                    for _ in 1...32 {
                        group.addTask {
                            do {
                                try await store.put(noted("{}", tag), noted("{}", tag), unless: .about(tag))
                                return 1
                            } catch StoreFault.conflict {
                                return 0
                            }
                        }
                    }
                    return try await group.reduce(0, +)
                }
                #expect(wins == 1)
                #expect(try await store.positions(.about(tag)).count == 2)
            }
        }
    }

    @Test("appends about different things do not disturb each other", arguments: StoreKind.allCases)
    func independent(_ kind: StoreKind) async throws {
        try await kind.withStore { store in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for caller in 1...32 {
                    group.addTask { try await store.put(noted("{}", "c:\(caller)"), unless: .about("c:\(caller)")) }
                }
                try await group.waitForAll()
            }
            #expect(try await store.head() == Position(32))
        }
    }
}
