/// So many requests in so long a time, and how many of them may come at once.
package struct Rate: Sendable, Equatable {
    /// Time between two requests when they come evenly.
    let interval: Duration
    /// Requests that may come at once after a rest.
    let burst: Int

    /// A rate of `count` requests `per` time.
    package init(_ count: Int, per time: Duration, burst: Int = 1) {
        precondition(count > 0 && burst > 0 && time > .zero, "a rate lets something through")
        interval = time / count
        self.burst = burst
    }

    private init(interval: Duration, burst: Int) {
        self.interval = interval
        self.burst = burst
    }

    /// The rate that we keep ourselves to: `share` of this one, with its own burst or what it lets through in `rest`.
    func kept(share: Double, rest: Duration) -> Rate {
        let interval = self.interval / share
        return Rate(interval: interval, burst: max(burst, Int(rest / interval)))
    }
}

/// A token bucket in one number: the time at which the bucket would be full again.
///
/// Law: of the requests let through, no window of length t holds more than t/interval + burst. (This is the generic
/// cell rate algorithm, ITU-T I.371, which needs no timer to refill.)
struct TokenBucket: Sendable {
    private let rate: Rate
    private var full: Duration

    init(_ rate: Rate) {
        self.rate = rate
        full = .zero - rate.interval * rate.burst
    }

    private func wait(at now: Duration) -> Duration {
        max(.zero, full - rate.interval * (rate.burst - 1) - now)
    }

    /// Takes the next place in line whenever it comes, and says how long that is from `now`.
    mutating func reserve(at now: Duration) -> Duration {
        let wait = wait(at: now)
        full = max(full, now) + rate.interval
        return wait
    }

    /// Lets one request through `now` and answers zero, or lets nothing through and says how long to wait.
    mutating func take(at now: Duration) -> Duration {
        let wait = wait(at: now)
        if wait == .zero { full = max(full, now) + rate.interval }
        return wait
    }
}
