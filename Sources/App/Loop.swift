import EventStore
import Logging
import ServiceLifecycle

/// Work that goes on until the service stops.
///
/// A store that can't write for a while, such as on a full disk, does not end it: the work is started again after a
/// pause, and goes on from what the log and the tables hold. Anything else that it throws stops the service, because
/// half a service misleads.
struct Loop: Service {
    private let name: String
    private let logger: Logger
    private let pause: @Sendable (Duration) async throws -> Void
    private let body: @Sendable () async throws -> Void

    private static let shortestPause = Duration.seconds(1)
    private static let longestPause = Duration.seconds(30)

    init(
        _ name: String, logger: Logger,
        pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
        _ body: @escaping @Sendable () async throws -> Void
    ) {
        self.name = name
        self.logger = logger
        self.pause = pause
        self.body = body
    }

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            do { try await keepOn() } catch is CancellationError {}
        }
    }

    private func keepOn() async throws {
        var next = Self.shortestPause
        while true {
            let started = ContinuousClock.now
            do {
                return try await body()
            } catch StoreFault.newer(let detail) {
                // Waiting makes this program no newer.
                throw StoreFault.newer(detail)
            } catch let fault as StoreFault {
                // Work that went well for a while has a new trouble, not the old one.
                if started.duration(to: .now) > Self.longestPause { next = Self.shortestPause }
                logger.error("\(name): \(fault); tried again in \(next.components.seconds) s")
                try await pause(next)
                next = min(next * 2, Self.longestPause)
            }
        }
    }
}
