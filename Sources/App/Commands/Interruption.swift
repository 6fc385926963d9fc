import UnixSignals

/// Ctrl-C and SIGTERM for work that has to clean up after itself.
package enum Interruption {
    /// The work was cancelled by a signal, and has ended.
    package struct Stopped: Error {
        /// What a shell calls it: 128 and the signal's number.
        package let status: Int32
    }

    /// Does the work; a signal cancels it.
    ///
    /// - Throws: `Stopped` after a signal, once the work has ended.
    package static func cancelling<Result: Sendable>(
        _ work: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
        return try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask { try await work() }
            group.addTask {
                for await signal in signals { throw Stopped(status: signal == .sigint ? 130 : 143) }
                return nil
            }
            defer { group.cancelAll() }
            while let result = try await group.next() {
                if let result { return result }
            }
            throw CancellationError()
        }
    }
}
