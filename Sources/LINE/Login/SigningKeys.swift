/// The keys with which an issuer of ID tokens signs, by their ids.
///
/// They are asked for when they are needed first, when a token names one that is not among them, and once an hour while
/// the old ones go on: signing in survives the issuer's silence. No token can make us ask more often than the pause
/// allows.
actor SigningKeys {
    /// What is known about one key.
    enum Found: Sendable {
        case key(SigningKey)
        case unknown
        /// There are no keys, or they may be out of date, and the issuer does not answer.
        case unavailable
    }

    /// Asks the issuer; nil without a usable answer.
    typealias Fetch = @Sendable () async -> [String: SigningKey]?

    private let fetch: Fetch
    private let now: @Sendable () -> Duration
    private var keys: [String: SigningKey] = [:]
    private var fetched: Duration?
    private var asked: Duration?
    private var lastFailed = false
    private var fetching: Task<Void, Never>?

    init(fetch: @escaping Fetch, now: @escaping @Sendable () -> Duration) {
        self.fetch = fetch
        self.now = now
    }

    func find(_ id: String) async -> Found {
        if let key = keys[id] {
            if isStale { ask() }
            return .key(key)
        }
        ask()
        await settled()
        if let key = keys[id] { return .key(key) }
        return keys.isEmpty || lastFailed ? .unavailable : .unknown
    }

    /// Waits for the question that is under way, if one is.
    func settled() async { await fetching?.value }

    private var isStale: Bool {
        guard let fetched else { return true }
        return now() - fetched >= Platform.LoginRule.keysAreFreshFor
    }

    /// Begins to ask, unless that is under way or was done a moment ago.
    private func ask() {
        let pause = Platform.LoginRule.pauseBetweenKeyRequests
        guard fetching == nil, asked.map({ now() - $0 >= pause }) ?? true else { return }
        asked = now()
        fetching = Task {
            let answer = await fetch()
            if let answer, !answer.isEmpty {
                keys = answer
                fetched = now()
            }
            lastFailed = answer?.isEmpty ?? true
            fetching = nil
        }
    }
}
