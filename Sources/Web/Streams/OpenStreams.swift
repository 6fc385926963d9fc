import Synchronization

/// The pages that are told of news as it comes: how many, whose, and how to end them all.
package final class OpenStreams: Sendable {
    private struct Open {
        let session: String
        let end: @Sendable () -> Void
    }

    private struct State {
        var streams: [UInt64: Open] = [:]
        var bySession: [String: Int] = [:]
        var last: UInt64 = 0
        var isClosed = false
    }

    private let state = Mutex(State())
    private let most: Int
    private let mostOfSession: Int
    /// Waits so long, from the outermost layer.
    let sleep: @Sendable (Duration) async throws -> Void

    /// - Parameters:
    ///   - most: of all together; each is an open connection.
    ///   - mostOfSession: as many windows as somebody may look at.
    ///   - sleep: waits so long.
    package init(
        most: Int = 4_000, mostOfSession: Int = 4, sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.most = most
        self.mostOfSession = mostOfSession
        self.sleep = sleep
    }

    /// How many there are now.
    package var count: Int { state.withLock { $0.streams.count } }

    /// Counts a stream, until `remove`.
    ///
    /// - Throws: `Trouble.tooMany` where there are enough: the page asks now and then instead.
    func add(of session: String, end: @escaping @Sendable () -> Void) throws(Trouble) -> UInt64 {
        let number: UInt64? = state.withLock { state in
            guard !state.isClosed, state.streams.count < most, state.bySession[session, default: 0] < mostOfSession
            else { return nil }
            state.last += 1
            state.bySession[session, default: 0] += 1
            state.streams[state.last] = Open(session: session, end: end)
            return state.last
        }
        guard let number else { throw .tooMany(retryAfter: Self.pause) }
        return number
    }

    /// In seconds.
    private static let pause = 30

    func remove(_ number: UInt64) {
        state.withLock { state in
            guard let open = state.streams.removeValue(forKey: number) else { return }
            let left = (state.bySession[open.session] ?? 1) - 1
            state.bySession[open.session] = left > 0 ? left : nil
        }
    }

    /// Ends all, and takes no more: the server is about to stop, and waits for its answers to end.
    package func close() {
        let open = state.withLock { state in
            state.isClosed = true
            return Array(state.streams.values)
        }
        for stream in open { stream.end() }
    }
}
