import Dispatch
import Synchronization

/// Connections for reading, each used by one reader at a time, off the concurrency threads.
final class ReaderPool: Sendable {
    private let path: String
    private let idle = Mutex<[Connection]>([])
    private let threads = DispatchQueue(label: "hagukumi.readers", attributes: .concurrent)

    init(path: String) { self.path = path }

    func read<Result: Sendable>(_ body: @escaping @Sendable (Connection) throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            threads.async {
                continuation.resume(with: Swift.Result { try self.withConnection(body) })
            }
        }
    }

    private func withConnection<Result>(_ body: (Connection) throws -> Result) throws -> Result {
        let connection = try idle.withLock { $0.popLast() } ?? open()
        defer { idle.withLock { $0.append(connection) } }
        return try body(connection)
    }

    private func open() throws -> Connection {
        let connection = try Connection(path: path, isReadOnly: true)
        try connection.execute("PRAGMA mmap_size = 1073741824")
        return connection
    }
}
