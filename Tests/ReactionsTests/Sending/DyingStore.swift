import EventModel
import EventStore
import Synchronization

/// A log whose process dies at an append: before its commit, or just after it. From then on nothing is kept until it
/// is started again.
final class DyingStore: EventStore {
    struct Death: Error {}

    private struct State {
        var appends = 0
        var deadline: (append: Int, isAfterCommit: Bool)?
        var isDead = false
    }
    private let store = MemoryStore()
    private let state = Mutex(State())

    /// Appends since the last start.
    var appends: Int { state.withLock(\.appends) }

    func die(at append: Int, afterCommit isAfterCommit: Bool) {
        state.withLock { $0 = State(deadline: (append, isAfterCommit)) }
    }

    func start() { state.withLock { $0 = State() } }

    func append(_ append: Append) async throws -> Position {
        let fate = try state.withLock { state -> Bool? in
            guard !state.isDead else { throw Death() }
            state.appends += 1
            guard let deadline = state.deadline, deadline.append == state.appends else { return nil }
            state.isDead = true
            return deadline.isAfterCommit
        }
        if fate == false { throw Death() }
        let position = try await store.append(append)
        if fate == true { throw Death() }
        return position
    }

    func read(
        _ query: Query, after position: Position, through: Position?, limit: Int,
        _ body: @escaping @Sendable (StoredEvent) throws -> Void
    ) async throws -> Position {
        try await store.read(query, after: position, through: through, limit: limit, body)
    }

    func head() async throws -> Position { try await store.head() }
    func wait(beyond position: Position) async { await store.wait(beyond: position) }
}
