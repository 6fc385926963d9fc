import Synchronization

/// Keeps every endpoint below its limit: callers wait here before they send.
///
/// LINE does not publish how deep its buckets are, so we stay below the rate and send in small bursts.
final class Pacer: Sendable {
    private struct Gate {
        /// Who comes when: gives each caller a place, so that they wake one after the other.
        var line: TokenBucket
        /// Who went when: sleepers that wake late together must still not pass together.
        var door: TokenBucket
    }

    private let gates: [Endpoint: Mutexed<Gate>]
    private let timing: Timing

    init(_ pace: Pace, timing: Timing) {
        self.timing = timing
        gates = Dictionary(
            uniqueKeysWithValues: Endpoint.allCases.map { endpoint in
                let rate = pace.rates[endpoint] ?? endpoint.rate
                let bucket = TokenBucket(rate.kept(share: pace.share, rest: pace.rest))
                return (endpoint, Mutexed(Gate(line: bucket, door: bucket)))
            })
    }

    /// Waits until one request to `endpoint` may go; false when that would take longer than `patience`.
    /// Throws only what the sleep throws, which is cancellation; the place is then lost, which errs on the slow side.
    func pass(_ endpoint: Endpoint, patience: Duration) async throws -> Bool {
        guard let gate = gates[endpoint] else { return true }
        let start = timing.monotonic()
        var wait: Duration? = gate.locked {
            var tried = $0.line
            let wait = tried.reserve(at: start)
            guard wait <= patience else { return nil }
            $0.line = tried
            return wait
        }
        while let delay = wait {
            if delay > .zero { try await timing.sleep(delay) }
            let now = timing.monotonic()
            let more = gate.locked { $0.door.take(at: now) }
            if more == .zero { return true }
            wait = now - start + more <= patience ? more : nil
        }
        return false
    }
}

/// How far below LINE's limits to stay.
package struct Pace: Sendable {
    /// Share of LINE's rate that we use.
    package var share: Double
    /// A burst is what passes in this time.
    package var rest: Duration
    /// Rates that differ from LINE's published ones.
    package var rates: [Endpoint: Rate]

    package init(share: Double = 0.95, rest: Duration = .milliseconds(20), rates: [Endpoint: Rate] = [:]) {
        self.share = share
        self.rest = rest
        self.rates = rates
    }
}

/// A value behind a lock, so that a dictionary can hold it.
private final class Mutexed<Value: Sendable>: Sendable {
    private let value: Mutex<Value>

    init(_ value: Value) { self.value = Mutex(value) }

    func locked<Result: Sendable>(_ body: (inout Value) -> Result) -> Result { value.withLock { body(&$0) } }
}
