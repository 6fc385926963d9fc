import Glibc

/// Held by the one process that sends: two at once would repeat each other's requests while they are on their way.
enum SendingLock {
    /// Does the work while no other process on this machine does; the lock goes when the process dies.
    ///
    /// - Parameter path: the log's; the lock is a file beside it, `<path>.sending`.
    /// - Returns: nil, without having done anything, where another process is sending.
    static func holding<Result: Sendable>(
        besideLog path: String, _ work: () async throws -> Result
    ) async throws -> Result? {
        let file = path + ".sending"
        let descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw Problem.failed("\(file) can't be opened: \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            if errno == EWOULDBLOCK { return nil }
            throw Problem.failed("\(file) can't be locked: \(String(cString: strerror(errno)))")
        }
        return try await work()
    }
}
