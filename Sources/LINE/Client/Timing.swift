package import FoundationEssentials

/// The time and the chance that the client lives in; tests bring their own and never wait.
package struct Timing: Sendable {
    /// The time of day, to compare with the time of a first request that may lie before a restart.
    package var wall: @Sendable () -> Date
    /// Time since any fixed moment; never steps back.
    package var monotonic: @Sendable () -> Duration
    /// Waits; throws when the task is cancelled.
    package var sleep: @Sendable (Duration) async throws -> Void
    /// An even number from 0 up to, not including, 1.
    package var random: @Sendable () -> Double

    package init(
        wall: @escaping @Sendable () -> Date, monotonic: @escaping @Sendable () -> Duration,
        sleep: @escaping @Sendable (Duration) async throws -> Void, random: @escaping @Sendable () -> Double
    ) {
        self.wall = wall
        self.monotonic = monotonic
        self.sleep = sleep
        self.random = random
    }
}

/// How long and how often one call tries before it hands the matter back.
package struct RetryPolicy: Sendable {
    /// Requests of one call, the first included.
    package var attempts: Int
    /// Back-off before the second request; doubles with every further one.
    package var baseDelay: Duration
    /// The back-off grows no further than this.
    package var longestDelay: Duration
    /// How long one request may take until its answer begins.
    package var requestTimeout: Duration
    /// How long the whole call may take, waiting for its turn included.
    package var giveUpAfter: Duration

    package init(
        attempts: Int = 6, baseDelay: Duration = .milliseconds(500), longestDelay: Duration = .seconds(30),
        requestTimeout: Duration = .seconds(10), giveUpAfter: Duration = .seconds(120)
    ) {
        self.attempts = attempts
        self.baseDelay = baseDelay
        self.longestDelay = longestDelay
        self.requestTimeout = requestTimeout
        self.giveUpAfter = giveUpAfter
    }

    /// One request, and whatever it says.
    static func once(within time: Duration) -> RetryPolicy {
        RetryPolicy(attempts: 1, requestTimeout: time, giveUpAfter: time)
    }

    /// The pause after the `count`-th request: between half and the whole of a delay that doubles.
    func delay(after count: Int, random: Double) -> Duration {
        let whole = min(longestDelay, baseDelay * Int(1 << min(max(count - 1, 0), 20)))
        return whole * (0.5 + random / 2)
    }
}

/// The promise that a request is carried out once, however often it is sent.
///
/// Made and kept by the caller before the first request; LINE knows it for 24 hours.
/// https://developers.line.biz/en/docs/messaging-api/retrying-api-request/
package struct RetryKey: Sendable, Equatable {
    package let id: UUID
    /// When the first request with this key was made, or was about to be.
    package let firstRequested: Date
    /// An earlier call with this key may have reached LINE: after a restart, or after `.unresolved`.
    package let isRepeated: Bool

    package init(_ id: UUID, firstRequested: Date, isRepeated: Bool = false) {
        self.id = id
        self.firstRequested = firstRequested
        self.isRepeated = isRepeated
    }

    var headerValue: String { id.uuidString.lowercased() }

    /// Whether at `moment` the key can no longer be relied on.
    func isOver(at moment: Date) -> Bool {
        moment.timeIntervalSince(firstRequested) >= Platform.RetryKeyRule.stopAfter / .seconds(1)
    }
}
