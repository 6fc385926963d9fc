import EventModel
import EventStore
import Testing

@Suite("Reading")
struct ReadingTests {
    /// Facts 1…12: tag a of the remainder by 3, tag b of the remainder by 2, every fourth of another type.
    private func fill(_ store: any EventStore) async throws {
        for number in 1...12 {
            let schema = number.isMultiple(of: 4) ? Struck.schema : Noted.schema
            try await store.put(noted("\(number)", "a:\(number % 3)", "b:\(number % 2)", as: schema))
        }
    }

    @Test("a query gives the facts that one of its items matches, each once, in order", arguments: StoreKind.allCases)
    func queries(_ kind: StoreKind) async throws {
        try await kind.withStore { store in
            try await fill(store)
            let struck = Struck.schema.name
            let expected: [(Query, [Int64])] = [
                (.all, Array(1...12)), (Query([]), []), (.about("a:0"), [3, 6, 9, 12]), (.about("a:0", "b:1"), [3, 9]),
                (.about(names: [struck]), [4, 8, 12]), (.about("a:1", names: [struck]), [4]),
                (.or(.about("a:0"), .about("b:0")), [2, 3, 4, 6, 8, 9, 10, 12]),
                (.or(.about(names: [struck]), .about("a:0", "b:1")), [3, 4, 8, 9, 12]),
                (.about("a:7"), []), (.about("a:0", names: ["test.unheard-of"]), []),
            ]
            for (query, positions) in expected {
                #expect(try await store.positions(query) == positions, "\(query)")
            }
        }
    }

    @Test("a reading starts after, ends at and gives at most what it is told", arguments: StoreKind.allCases)
    func bounds(_ kind: StoreKind) async throws {
        try await kind.withStore { store in
            try await fill(store)
            for query in [Query.all, .about("a:0"), .or(.about("a:0"), .about(names: [Struck.schema.name]))] {
                let all = try await store.positions(query)
                for after in Int64(0)...13 {
                    for through in Int64(0)...13 {
                        let wanted = all.filter { $0 > after && $0 <= through }
                        #expect(try await store.positions(query, after: after, through: through) == wanted)
                    }
                    let wanted = all.filter { $0 > after }
                    for limit in 0...5 {
                        let (rows, _) = try await store.rows(query, after: after, limit: limit)
                        #expect(rows.map(\.position) == Array(wanted.prefix(limit)))
                    }
                }
            }
        }
    }

    @Test("going on from where a reading has looked gives the rest, with nothing twice", arguments: StoreKind.allCases)
    func paging(_ kind: StoreKind) async throws {
        try await kind.withStore { store in
            try await fill(store)
            for query in [Query.all, .about("a:1"), .about("a:7"), .about(names: [Struck.schema.name])] {
                for limit in 1...4 {
                    var (found, after): ([Int64], Int64) = ([], 0)
                    while true {
                        let (rows, looked) = try await store.rows(query, after: after, limit: limit)
                        guard looked.value > after else { break }
                        found += rows.map(\.position)
                        after = looked.value
                    }
                    #expect(after == 12)
                    #expect(try await store.positions(query) == found)
                }
            }
        }
    }

    @Test("a reading never says it has looked back or beyond the end", arguments: StoreKind.allCases)
    func looked(_ kind: StoreKind) async throws {
        try await kind.withStore { store in
            #expect(try await store.rows(after: 0).looked == .start)
            try await fill(store)
            #expect(try await store.rows(after: 20).looked == Position(20))
            #expect(try await store.rows(after: 5, through: 3).looked == Position(5))
            #expect(try await store.rows(.about("a:7")).looked == Position(12))
            #expect(try await store.rows(through: 99).looked == Position(12))
        }
    }

    @Test(
        "an error in the caller's hands ends the reading and leaves the store as it was", arguments: StoreKind.allCases)
    func callerFails(_ kind: StoreKind) async throws {
        struct Enough: Error {}
        try await kind.withStore { store in
            try await fill(store)
            for query in [Query.all, .about("a:0")] {
                await #expect(throws: Enough.self) {
                    try await store.read(query, after: .start, through: nil, limit: .max) { _ in throw Enough() }
                }
                #expect(try await store.positions(query) != [])
            }
        }
    }
}
