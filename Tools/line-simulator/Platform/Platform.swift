/// LINE, as far as one channel sees it. Owns all state; everything else asks it.
actor Platform {
    let settings: Settings
    let courier: Courier
    var clock: SimulatedClock
    var random: SplitMix
    var users: [UserID: User] = [:]
    /// In order of creation.
    var order: [UserID] = []
    var tokens: ChannelTokens
    var limits: RateLimits
    var retryKeys = RetryKeys()
    var replyTokens = ReplyTokens()
    var quota: Quota
    var ledger = Ledger()
    var menus = RichMenus()
    var faults = Faults()
    var contents = ContentCache()
    var login: LoginDesk
    var webhookAddress: String?
    var lastMessageNumber = 0
    var lastSequence = 0
    /// When anything was last asked of the platform; idleness is measured from here.
    var lastActivity = ContinuousClock.now

    init(settings: Settings, courier: Courier) {
        self.settings = settings
        self.courier = courier
        clock = SimulatedClock(start: settings.start)
        random = SplitMix(seed: settings.seed)
        var keyRandom = SplitMix(seed: settings.seed &+ 1)
        login = LoginDesk(settings: settings, random: &keyRandom)
        tokens = ChannelTokens(fixed: settings.fixedToken, of: settings.channelID)
        limits = RateLimits(mode: settings.rateLimits, burst: settings.burst)
        quota = Quota(monthly: settings.monthlyQuota)
        webhookAddress = settings.webhook
    }

    /// Back to the first minute: no users, no messages, no faults. The seed starts again; issued tokens stay valid.
    func reset() {
        clock = SimulatedClock(start: settings.start)
        random = SplitMix(seed: settings.seed)
        users = [:]
        order = []
        limits = RateLimits(mode: settings.rateLimits, burst: settings.burst)
        retryKeys = RetryKeys()
        replyTokens = ReplyTokens()
        quota = Quota(monthly: settings.monthlyQuota)
        ledger = Ledger()
        menus = RichMenus()
        faults = Faults()
        contents = ContentCache()
        login.reset()
    }

    var now: Moment { clock.now }

    /// What strikes a request, and its id: drawn before anything else happens to it.
    func begin(_ endpoint: Endpoint) -> (requestID: String, fault: Faults.Rule?) {
        lastActivity = .now
        return (random.uuid(), faults.strike(endpoint, random: &random))
    }

    /// The checks that every endpoint shares, in LINE's order.
    func admit(_ endpoint: Endpoint, authorization: String?, retryKey: String?, contentType: String) throws {
        let channel = endpoint == .deauthorize ? settings.loginChannelID : settings.channelID
        if endpoint.needsToken, !tokens.accepts(authorization: authorization, of: channel, now: now) {
            throw Refusal.unauthorized
        }
        guard limits.take(endpoint, now: .now) else { throw Refusal.tooMany }
        if endpoint.needsJSON, !contentType.lowercased().hasPrefix("application/json") { throw Refusal.notJSON }
        guard let retryKey else { return }
        guard endpoint.takesRetryKey else {
            throw Refusal.badRequest("The X-Line-Retry-Key header is not supported by this endpoint")
        }
        guard RetryKeys.isWellFormed(retryKey) else {
            throw Refusal.badRequest("The X-Line-Retry-Key header must be a UUID in hexadecimal notation")
        }
    }

    func finish(_ call: Call, status: Int, fault: String?) {
        lastActivity = .now
        ledger.log(
            Ledger.Line(
                at: now, endpoint: call.endpoint, requestID: call.requestID, status: status,
                retryKey: call.retryKey, bytes: call.body.count, fault: fault))
    }

    /// The next message id: digits, growing, as LINE writes them.
    func nextMessageNumber() -> Int {
        lastMessageNumber += 1
        return lastMessageNumber
    }

    static func messageID(_ number: Int) -> String { String(500_000_000_000_000_000 + number) }

    func nextSequence() -> Int {
        lastSequence += 1
        return lastSequence
    }
}

/// The monthly quota, counted by recipient and calendar month in Japan.
struct Quota: Sendable {
    var monthly: Int?
    private var month = 0
    private var used = 0

    init(monthly: Int?) {
        self.monthly = monthly
    }

    mutating func usage(now: Moment) -> Int {
        if month != now.monthInJapan {
            month = now.monthInJapan
            used = 0
        }
        return used
    }

    /// Takes `count` messages, or none of them if they do not fit.
    mutating func take(_ count: Int, now: Moment) -> Bool {
        let usage = usage(now: now)
        if let monthly, usage + count > monthly { return false }
        used = usage + count
        return true
    }
}

/// Bodies already read and checked, by their bytes: a campaign's batches differ only in `to`.
struct ContentCache: Sendable {
    private var bodies: [[UInt8]: SendBody] = [:]
    private static let most = 64

    mutating func body(_ bytes: [UInt8]) throws(Refusal) -> SendBody {
        if let known = bodies[bytes] { return known }
        let read = try SendBody(parsing: bytes)
        if bodies.count >= Self.most { bodies = [:] }
        bodies[bytes] = read
        return read
    }
}
