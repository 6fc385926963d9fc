import EventModel
import EventStore
import Testing

@Suite("Subscriptions")
struct SubscriptionTests {
    private func log(on store: any EventStore) -> Log {
        Log(
            store: store, catalogue: .tests, keyring: MemoryKeyring(),
            stamp: Stamp(now: { 7 }, freshID: { ULID.fresh() }))
    }
    private let command = Command(actor: "system", id: .fresh())

    @Test("a subscription gives every fact once, in order, while others append", arguments: StoreKind.allCases)
    func once(_ kind: StoreKind) async throws {
        try await kind.withStore { store in
            let log = log(on: store)
            async let appending: Void = withThrowingTaskGroup(of: Void.self) { group in
                for caller in 0..<8 {
                    group.addTask {
                        for number in 0..<25 {
                            try await log.append([Noted(topic: "\(caller)", text: "", number: number)], as: command)
                        }
                    }
                }
                try await group.waitForAll()
            }
            var seen: [Int64] = []
            var numbers: [String: [Int]] = [:]
            for try await batch in Subscription(log, .all, after: .start, batchSize: 7) {
                seen += batch.events.map(\.position.value)
                for case let noted as Noted in batch.events.map(\.event) {
                    numbers[noted.topic, default: []].append(noted.number)
                }
                if batch.through.value == 200 { break }
            }
            try await appending
            #expect(seen == Array(1...200))
            #expect(numbers.count == 8 && numbers.values.allSatisfy { $0 == Array(0..<25) })
        }
    }

    @Test("a subscription started again where it was left skips and repeats nothing", arguments: StoreKind.allCases)
    func resumes(_ kind: StoreKind) async throws {
        try await kind.withStore { store in
            let log = log(on: store)
            var (seen, position): ([Int64], Position) = ([], .start)
            for round in 1...10 {
                for number in 1...9 {
                    try await log.append(
                        [Noted(topic: number.isMultiple(of: 3) ? "wanted" : "other", text: "", number: number)],
                        as: command)
                }
                // Left after one batch, like a process that dies between two.
                var iterator = Subscription(
                    log, .about("topic:wanted"), after: position, batchSize: round % 4 + 1
                ).makeAsyncIterator()
                let batch = try #require(try await iterator.next())
                seen += batch.events.map(\.position.value)
                position = batch.through
            }
            for try await batch in Subscription(log, .about("topic:wanted"), after: position) {
                seen += batch.events.map(\.position.value)
                if batch.through.value == 90 { break }
            }
            #expect(seen == Array(stride(from: 3, through: 90, by: 3)))
        }
    }

    @Test("a subscription that lets facts gather skips and repeats none", arguments: StoreKind.allCases)
    func gathers(_ kind: StoreKind) async throws {
        try await kind.withStore { store in
            let log = log(on: store)
            // Each time it was woken, two more facts come before it looks.
            let gathering = Subscription(log, .all, after: .start) {
                for number in 2...3 {
                    try await log.append([Noted(topic: "wanted", text: "", number: number)], as: command)
                }
            }
            let following = Task {
                var seen: [Int64] = []
                for try await batch in gathering {
                    seen += batch.events.map(\.position.value)
                    if batch.through.value >= 10 { break }
                }
                return seen
            }
            while !following.isCancelled, try await log.store.head().value < 10 {
                try await log.append([Noted(topic: "wanted", text: "", number: 1)], as: command)
                await Task.yield()
            }
            let seen = try await following.value
            #expect(seen.count >= 10 && seen == Array(1...Int64(seen.count)))
        }
    }

    @Test("a subscription that waits ends when its task is cancelled", arguments: StoreKind.allCases)
    func cancelled(_ kind: StoreKind) async throws {
        try await kind.withStore { store in
            let log = log(on: store)
            for _ in 1...50 {
                let waiting = Task<Int, any Error> {
                    var count = 0
                    for try await _ in Subscription(log, .all, after: .start) { count += 1 }
                    return count
                }
                await Task.yield()
                waiting.cancel()
                let batches = try await waiting.value
                #expect(batches == 0)
            }
        }
    }

    @Test("one who waits is woken by the next fact and not by the last", arguments: StoreKind.allCases)
    func waits(_ kind: StoreKind) async throws {
        try await kind.withStore { store in
            try await store.put(noted())
            await store.wait(beyond: .start)
            await withTaskGroup(of: Void.self) { group in
                for _ in 1...10 { group.addTask { await store.wait(beyond: Position(1)) } }
                group.addTask { _ = try? await store.put(noted()) }
            }
            #expect(try await store.head() == Position(2))
        }
    }
}
