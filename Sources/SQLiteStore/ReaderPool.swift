import Dispatch
import Synchronization

/// Connections for reading, each used by one reader at a time, off the concurrency threads.
final class ReaderPool: Sendable {
    private struct State {
        var idle: [Connection] = []
        var active = 0
        var waiting: [@Sendable () -> Void] = []
    }
    private let path: String
    private let state = Mutex(State())
    private let threads = DispatchQueue(label: "hagukumi.readers", attributes: .concurrent)

    /// More would only wait for the processor, each with a thread and a connection of its own.
    private static let mostActive = 8

    init(path: String) { self.path = path }

    func read<Result: Sendable>(_ body: @escaping @Sendable (Connection) throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            enqueue { continuation.resume(with: Swift.Result { try self.withConnection(body) }) }
        }
    }

    private func enqueue(_ reading: @escaping @Sendable () -> Void) {
        let mayStart = state.withLock { state in
            guard state.active < Self.mostActive else {
                state.waiting.append(reading)
                return false
            }
            state.active += 1
            return true
        }
        if mayStart { threads.async { self.work(reading) } }
    }

    private func work(_ first: @Sendable () -> Void) {
        first()
        while let next = nextOrStop() { next() }
    }

    private func nextOrStop() -> (@Sendable () -> Void)? {
        state.withLock { state in
            guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
            state.active -= 1
            return nil
        }
    }

    /// For the caller's own thread, where it may block.
    func withConnection<Result>(_ body: (Connection) throws -> Result) throws -> Result {
        let connection = try state.withLock { $0.idle.popLast() } ?? open()
        defer { state.withLock { $0.idle.append(connection) } }
        return try body(connection)
    }

    private func open() throws -> Connection {
        let connection = try Connection(path: path, isReadOnly: true)
        try connection.execute("PRAGMA mmap_size = 1073741824")
        return connection
    }
}
