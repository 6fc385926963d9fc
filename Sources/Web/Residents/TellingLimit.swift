/// How often somebody may tell of something that is wrong: five at once and five a day for a family; whoever has not
/// signed in shares what their address has.
struct TellingLimit: Sendable {
    private let limiter: RateLimiter
    private let family: Allowance
    private let address: Allowance

    /// - Parameter what: what is told, in the plural.
    init(_ what: String, in world: WebWorld) {
        limiter = RateLimiter(elapsed: world.elapsed)
        family = Allowance("\(what) of a family", burst: 5, every: .seconds(86_400 / 5))
        address = Allowance("\(what) of an address", burst: 20, every: .seconds(600))
    }

    /// - Throws: `Trouble.tooMany`.
    func take(for reader: Reader, _ visit: Visit) throws(Trouble) {
        if reader.isSignedIn, let who = visit.session?.who {
            try limiter.take(family, by: who)
        } else {
            try limiter.take(address, by: visit.address)
        }
    }
}
