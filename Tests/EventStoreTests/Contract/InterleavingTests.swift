import EventModel
import EventStore
import Synchronization
import Testing

/// Several tasks append, read and subscribe in an order that a seed gives; what each of them saw is then checked
/// against the one order that came of it.
@Suite("Interleavings")
struct InterleavingTests {
    private static let seeds: [UInt64] = [1, 2, 3, 0xBEEF, 20_261_122, .random(in: 0...UInt64.max)]

    @Test(
        "whatever the interleaving, every append, reading and subscription agrees with one order",
        arguments: StoreKind.allCases, seeds)
    func agrees(_ kind: StoreKind, _ seed: UInt64) async throws {
        print("interleaving seed \(seed) on \(kind)")
        try await kind.withStore { store in
            let seen = Seen()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for task in 1...5 as ClosedRange<UInt64> {
                    group.addTask { try await Self.append(40, to: store, random: SeededRandom(seed &+ task), seen) }
                }
                for task in 11...13 as ClosedRange<UInt64> {
                    group.addTask { try await Self.read(40, from: store, random: SeededRandom(seed &+ task), seen) }
                }
                try await group.waitForAll()
            }
            let order = try await store.rows().rows
            let model = Model(order: order, seen: seen)
            model.checkAppends()
            model.checkReadings()
        }
    }

    static func query(_ random: inout SeededRandom) -> Query {
        let items = (0..<Int.random(in: 1...2, using: &random)).map { _ in
            Query.Item(
                names: [[], [Noted.schema.name], [Struck.schema.name]].randomElement(using: &random) ?? [],
                tags: (0..<Int.random(in: 0...2, using: &random)).map { _ in
                    Tag(stored: "t:\(Int.random(in: 1...4, using: &random))")
                })
        }
        return Query(items)
    }

    private static func append(
        _ count: Int, to store: any EventStore, random: SeededRandom, _ seen: Seen
    ) async throws {
        var random = random
        for _ in 0..<count {
            let events = (0..<Int.random(in: 1...3, using: &random)).map { _ in
                NewEvent(
                    id: ULID(milliseconds: 1, random: UInt128(random.next())),
                    schema: Bool.random(using: &random) ? Noted.schema : Struck.schema,
                    tags: [Tag(stored: "t:\(Int.random(in: 1...4, using: &random))")], data: Array("{}".utf8))
            }
            var condition: Append.Condition?
            if Bool.random(using: &random) {
                let head = try await store.head()
                let back = Int64.random(in: 0...2, using: &random)
                condition = .init(nothingMatches: query(&random), after: Position(max(0, head.value - back)))
            }
            let append = Append(
                events, condition: condition, recordedAt: 1, actor: "x", cause: events[0].id, correlation: events[0].id)
            do {
                seen.add(.kept(append, last: try await store.append(append).value))
            } catch StoreFault.conflict(let position) {
                seen.add(.refused(append, at: position.value))
            }
            if Bool.random(using: &random) { await Task.yield() }
        }
    }

    /// Reads as a subscription does: on from where it has looked, and sometimes again from elsewhere.
    private static func read(
        _ count: Int, from store: any EventStore, random: SeededRandom, _ seen: Seen
    ) async throws {
        var (random, after) = (random, Int64(0))
        let query = query(&random)
        for _ in 0..<count {
            let limit = Int.random(in: 1...20, using: &random)
            let (rows, looked) = try await store.rows(query, after: after, limit: limit)
            seen.add(.read(query, after: after, limit: limit, rows, looked: looked.value))
            after = Int.random(in: 0..<8, using: &random) == 0 ? max(0, after - 5) : looked.value
            await Task.yield()
        }
    }
}

/// What the tasks of one run saw.
final class Seen: Sendable {
    enum Sight: Sendable {
        case kept(Append, last: Int64)
        case refused(Append, at: Int64)
        case read(Query, after: Int64, limit: Int, [Kept], looked: Int64)
    }
    private let sights = Mutex<[Sight]>([])
    func add(_ sight: Sight) { sights.withLock { $0.append(sight) } }
    var all: [Sight] { sights.withLock(\.self) }
}

/// The one order, and what it says of each sight.
struct Model {
    private let order: [Kept]
    private let tags: [ULID: [EventModel.Tag]]
    private let seen: Seen

    init(order: [Kept], seen: Seen) {
        self.order = order
        self.seen = seen
        var tags: [ULID: [EventModel.Tag]] = [:]
        for case .kept(let append, _) in seen.all { for event in append.events { tags[event.id] = event.tags } }
        self.tags = tags
    }

    private func matches(_ query: Query, _ row: Kept) -> Bool {
        query.matches(name: row.schema.name, tags: tags[row.id] ?? [])
    }

    func checkAppends() {
        #expect(order.map(\.position) == order.indices.map { Int64($0 + 1) })
        var kept = 0
        for sight in seen.all {
            switch sight {
            case .kept(let append, let last):
                kept += append.events.count
                let first = last - Int64(append.events.count)
                #expect(order[Int(first)..<Int(last)].map(\.id) == append.events.map(\.id))
                guard let condition = append.condition, condition.after.value < first else { continue }
                let between = order[Int(condition.after.value)..<Int(first)]
                #expect(!between.contains { matches(condition.nothingMatches, $0) })
            case .refused(let append, let position):
                guard let condition = append.condition else {
                    Issue.record("an append without a guard was refused")
                    continue
                }
                let first = order.dropFirst(Int(condition.after.value)).first { matches(condition.nothingMatches, $0) }
                #expect(first?.position == position)
            case .read: continue
            }
        }
        #expect(kept == order.count)
    }

    func checkReadings() {
        for case .read(let query, let after, let limit, let rows, let looked) in seen.all {
            #expect(looked >= after && rows.count <= limit)
            let wanted = order.filter { $0.position > after && $0.position <= looked && matches(query, $0) }
            #expect(rows == wanted)
        }
    }
}
