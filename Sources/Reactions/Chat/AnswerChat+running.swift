package import EventModel
import EventStore
import Events
import Synchronization

extension AnswerChat {
    /// Follows the log for ever and answers, several families at once and each family's events in their order.
    ///
    /// - Parameters:
    ///   - load: the last saved position.
    ///   - save: keeps a position up to which everything was dealt with. What lies behind it may be handed in again
    ///     after a crash, which changes nothing.
    ///   - lanes: how many families are answered at once at most.
    /// - Throws: what stopped it, such as a full disk; start it again then. Returns when the task is cancelled.
    package func run(
        load: @Sendable () async throws -> Position, save: @escaping @Sendable (Position) async throws -> Void,
        lanes: Int = 32
    ) async throws {
        let query = Query([Query.Item(names: [WebhookReceived.schema.name])])
        let subscription = Subscription(log, query, after: try await load(), batchSize: 200)
        let progress = Progress()
        let pipes = (0..<max(1, lanes)).map { _ in AsyncStream.makeStream(of: Recorded.self) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for pipe in pipes {
                group.addTask {
                    for await recorded in pipe.stream {
                        try await handle(recorded)
                        progress.finish(recorded.position)
                    }
                }
            }
            group.addTask {
                defer { for pipe in pipes { pipe.continuation.finish() } }
                var saved = log.stamp.now()
                for try await batch in subscription {
                    progress.start(batch.events.map(\.position), through: batch.through)
                    for recorded in batch.events {
                        if Self.mayBeAnswered(recorded) {
                            pipes[Self.lane(of: recorded, among: pipes.count)].continuation.yield(recorded)
                        } else {
                            progress.finish(recorded.position)
                        }
                    }
                    let now = log.stamp.now()
                    if now >= saved + Self.savingInterval, let position = progress.news() {
                        try await save(position)
                        saved = now
                    }
                    await progress.waitForRoom(below: 2_000)
                }
            }
            try await group.waitForAll()
        }
        if let position = progress.news() { try await save(position) }
    }

    /// In milliseconds. What was answered after the last save is looked at again after a crash, and that is all.
    private static let savingInterval: Int64 = 1_000

    private static func lane(of recorded: Recorded, among count: Int) -> Int {
        guard let received = recorded.event as? WebhookReceived, let household = received.household else { return 0 }
        return Int(truncatingIfNeeded: household.ulid.bits & 0xFFFF) % count
    }
}

/// Up to which position everything was dealt with, while several are worked on at once.
private final class Progress: Sendable {
    private struct State {
        var open: Set<Position> = []
        var through = Position.start
        var told = Position.start
        var waiting: (limit: Int, continuation: CheckedContinuation<Void, Never>)?
    }
    private let state = Mutex(State())

    func start(_ positions: [Position], through: Position) {
        state.withLock { state in
            state.open.formUnion(positions)
            state.through = through
        }
    }

    func finish(_ position: Position) {
        let woken = state.withLock { state -> CheckedContinuation<Void, Never>? in
            state.open.remove(position)
            guard let waiting = state.waiting, state.open.count < waiting.limit else { return nil }
            state.waiting = nil
            return waiting.continuation
        }
        woken?.resume()
    }

    /// The position to save; nil if it has not moved.
    func news() -> Position? {
        state.withLock { state in
            let done = state.open.min().map { Position($0.value - 1) } ?? state.through
            guard done > state.told else { return nil }
            state.told = done
            return done
        }
    }

    /// Returns when fewer than so many are worked on, or the task is cancelled.
    func waitForRoom(below limit: Int) async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isReady = state.withLock { state in
                    if state.open.count < limit || Task.isCancelled { return true }
                    state.waiting = (limit, continuation)
                    return false
                }
                if isReady { continuation.resume() }
            }
        } onCancel: {
            let waiting = state.withLock { state in
                defer { state.waiting = nil }
                return state.waiting
            }
            waiting?.continuation.resume()
        }
    }
}
