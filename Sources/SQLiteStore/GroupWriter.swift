import CSQLite
import Dispatch
import EventModel
import EventStore
import Synchronization

/// Gathers the writes of many callers into one durable commit.
///
/// While one commit waits for the disk, the next callers queue up; they then share the next commit. A caller is
/// answered only after its commit, and a caller whose append is refused does not disturb the others.
final class GroupWriter: Sendable {
    private struct Waiting: Sendable {
        let work: @Sendable (Connection) throws -> Void
        let answer: @Sendable (Result<Void, any Error>) -> Void
    }
    private struct Queue {
        var waiting: [Waiting] = []
        var isDraining = false
    }

    private let connection: Connection
    private let largestGroup: Int
    private let queue = Mutex(Queue())
    private let thread = DispatchQueue(label: "hagukumi.group-writer", qos: .userInitiated)
    private let beforeGroup: @Sendable (Connection) throws -> Void
    private let afterGroup: @Sendable (_ isKept: Bool) -> Void

    /// - Parameters:
    ///   - largestGroup: bounds a transaction, so that a flood of callers can't make one that never ends; 1 where the
    ///     work of one caller may fail by itself, so that it can't take others with it.
    ///   - beforeGroup: runs first in every transaction.
    ///   - afterGroup: runs after every transaction, and is told whether it was kept.
    init(
        _ connection: Connection, largestGroup: Int = 512,
        beforeGroup: @escaping @Sendable (Connection) throws -> Void = { _ in },
        afterGroup: @escaping @Sendable (_ isKept: Bool) -> Void = { _ in }
    ) {
        self.connection = connection
        self.largestGroup = largestGroup
        self.beforeGroup = beforeGroup
        self.afterGroup = afterGroup
    }

    /// Runs `work` inside a transaction shared with others, and returns its result once that is durable.
    func write<Result: Sendable>(_ work: @escaping @Sendable (Connection) throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            let box = Box<Result>()
            enqueue(
                Waiting(
                    work: { connection in box.value = try work(connection) },
                    answer: { outcome in continuation.resume(with: outcome.map { box.take() }) }))
        }
    }

    /// Runs `work` on the writer's connection between two transactions.
    func outsideTransaction(_ work: @escaping @Sendable (Connection) throws -> Void) async throws {
        try await withCheckedThrowingContinuation { continuation in
            thread.async { continuation.resume(with: Result { try work(self.connection) }) }
        }
    }

    private func enqueue(_ waiting: Waiting) {
        let mustDrain = queue.withLock { queue in
            queue.waiting.append(waiting)
            defer { queue.isDraining = true }
            return !queue.isDraining
        }
        if mustDrain { thread.async { self.drain() } }
    }

    private func drain() {
        while let group = nextGroup() { commit(group) }
    }

    private func nextGroup() -> [Waiting]? {
        queue.withLock { queue in
            guard !queue.waiting.isEmpty else {
                queue.isDraining = false
                return nil
            }
            let group = Array(queue.waiting.prefix(largestGroup))
            queue.waiting.removeFirst(group.count)
            return group
        }
    }

    private func commit(_ group: [Waiting]) {
        var outcomes: [Result<Void, any Error>] = []
        outcomes.reserveCapacity(group.count)
        do {
            try connection.transaction {
                try beforeGroup(connection)
                for waiting in group { outcomes.append(try attempt(waiting)) }
            }
            // Only now is it on disk, and only now is anyone told.
            afterGroup(true)
        } catch {
            // Nothing of the group was kept.
            afterGroup(false)
            outcomes = group.map { _ in .failure(error) }
        }
        for (waiting, outcome) in zip(group, outcomes) { waiting.answer(outcome) }
    }

    /// A conflict belongs to one caller, who has written nothing by then; any other error ends the whole group.
    private func attempt(_ waiting: Waiting) throws -> Result<Void, any Error> {
        do {
            return .success(try waiting.work(connection))
        } catch let fault as StoreFault {
            guard case .conflict = fault else { throw fault }
            return .failure(fault)
        }
    }

    private final class Box<Value>: @unchecked Sendable {
        // Written by the writer's thread before the continuation is resumed, read after it.
        var value: Value?
        func take() -> Value {
            guard let value else { preconditionFailure("a committed write has a result") }
            return value
        }
    }
}
