/// One token bucket an endpoint: "refilled gradually, not reset at fixed intervals".
struct RateLimits: Sendable {
    private struct Bucket {
        var tokens: Double
        var filled: ContinuousClock.Instant
    }

    private let mode: RateLimitMode
    private let burst: Double
    private var buckets: [Endpoint: Bucket] = [:]

    init(mode: RateLimitMode, burst: Double) {
        self.mode = mode
        self.burst = burst
    }

    /// Takes one token; false is 429. `now` is the machine's time: a limit is about real load.
    mutating func take(_ endpoint: Endpoint, now: ContinuousClock.Instant) -> Bool {
        guard mode == .line else { return true }
        let (requests, seconds) = endpoint.limit
        let capacity = max(1, requests * burst)
        var bucket = buckets[endpoint] ?? Bucket(tokens: capacity, filled: now)
        let passed = (now - bucket.filled) / .seconds(1)
        bucket.tokens = min(capacity, bucket.tokens + passed * requests / seconds)
        bucket.filled = now
        let allowed = bucket.tokens >= 1
        if allowed { bucket.tokens -= 1 }
        buckets[endpoint] = bucket
        return allowed
    }
}
