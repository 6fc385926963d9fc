package import Hummingbird
import Synchronization

/// How often something may be asked: so many at once, and one more each `every`.
package struct Allowance: Sendable {
    package let name: String
    package let burst: Int
    package let every: Duration

    package init(_ name: String, burst: Int, every: Duration) {
        self.name = name
        self.burst = burst
        self.every = every
    }
}

/// Counts requests by allowance and by who asks: a session's person, or an address. Each server counts for itself.
package final class RateLimiter: Sendable {
    private struct Key: Hashable {
        let allowance: String
        let who: String
    }

    /// The moment at which the bucket will be full again says all about it (GCRA).
    private let fullAt = Mutex<[Key: Duration]>([:])
    private let elapsed: @Sendable () -> Duration
    /// Buckets beyond this are looked through for full ones; an attacker with many addresses must not fill the memory.
    private let mostBuckets: Int

    package init(mostBuckets: Int = 100_000, elapsed: @escaping @Sendable () -> Duration) {
        self.mostBuckets = mostBuckets
        self.elapsed = elapsed
    }

    /// Takes one from the bucket.
    ///
    /// - Throws: `Trouble.tooMany` when it is empty.
    package func take(_ allowance: Allowance, by who: String) throws(Trouble) {
        let now = elapsed()
        let wait: Duration? = fullAt.withLock { fullAt in
            if fullAt.count >= mostBuckets {
                fullAt = fullAt.filter { $0.value > now }
                // Full of attackers: whoever comes now begins anew, and so do they.
                if fullAt.count >= mostBuckets { fullAt = [:] }
            }
            let key = Key(allowance: allowance.name, who: who)
            let next = max(fullAt[key] ?? now, now) + allowance.every
            let over = next - now - allowance.every * allowance.burst
            guard over <= .zero else { return over }
            fullAt[key] = next
            return nil
        }
        if let wait { throw .tooMany(retryAfter: Int(wait.components.seconds) + 1) }
    }
}

/// Limits what comes through a front door, by person where one is known and by address always.
package struct RateLimit: RouterMiddleware {
    private let limiter: RateLimiter

    package init(_ limiter: RateLimiter) { self.limiter = limiter }

    /// Many phones share an address behind a carrier's or an office's gateway, so addresses get much.
    private static let address = Allowance("address", burst: 2_000, every: .milliseconds(20))
    private static let person = Allowance("person", burst: 120, every: .milliseconds(500))
    private static let change = Allowance("change", burst: 30, every: .seconds(2))

    /// Paths on which something could be guessed, or that ask LINE: stricter, by address, and by person too where
    /// one has signed in. Whole classes and wards come from one address after a message.
    private struct Strict {
        let path: String
        let address: Allowance
        let person: Allowance
    }

    private static let strict = [
        Strict(
            path: "/r/sign-in/", address: Allowance("sign-in of an address", burst: 200, every: .milliseconds(500)),
            person: Allowance("sign-in", burst: 20, every: .seconds(10))),
        Strict(
            path: "/r/recovery/enter", address: Allowance("codes of an address", burst: 40, every: .seconds(15)),
            person: Allowance("codes", burst: 8, every: .seconds(60))),
        Strict(
            path: "/r/links/accept", address: Allowance("links of an address", burst: 100, every: .seconds(5)),
            person: Allowance("links", burst: 20, every: .seconds(20))),
        Strict(
            path: "/keeper/", address: Allowance("keepers of an address", burst: 60, every: .seconds(5)),
            person: Allowance("keepers", burst: 60, every: .seconds(5))),
        Strict(
            path: "/calendar/", address: Allowance("calendars of an address", burst: 400, every: .milliseconds(200)),
            person: Allowance("calendars", burst: 400, every: .milliseconds(200))),
        // A till tells of each check; a page that was offline of a hundred at once.
        Strict(
            path: "/v/uses", address: Allowance("checks of an address", burst: 600, every: .milliseconds(100)),
            person: Allowance("checks", burst: 600, every: .milliseconds(100))),
        // A whole list each: every list of a prefecture at once, then one every two seconds.
        Strict(
            path: "/open/", address: Allowance("lists of an address", burst: 400, every: .seconds(2)),
            person: Allowance("lists", burst: 400, every: .seconds(2))),
    ]

    package func handle(
        _ request: Request, context: Visit, next: (Request, Visit) async throws -> Response
    ) async throws -> Response {
        try limiter.take(Self.address, by: context.address)
        for rule in Self.strict where request.uri.path.hasPrefix(rule.path) {
            try limiter.take(rule.address, by: context.address)
            if let who = context.session?.who { try limiter.take(rule.person, by: who) }
        }
        if let who = context.session?.who {
            try limiter.take(Self.person, by: who)
            if request.method == .post { try limiter.take(Self.change, by: who) }
        }
        return try await next(request, context)
    }
}
