import Crypto
import FoundationEssentials
import JWTKit
import NIOCore

/// The keys with which LINE signs, by their ids.
///
/// They are asked for when they are needed first, when a token names one that is not among them, and once an hour while
/// the old ones go on: signing in survives LINE's silence. No token can make us ask more often than the pause allows.
actor SigningKeys {
    /// What is known about one key.
    enum Found: Sendable {
        case key(ES256PublicKey)
        case unknown
        /// There are no keys, or they may be out of date, and LINE does not answer.
        case unavailable
    }

    /// Asks LINE; nil without a usable answer.
    typealias Fetch = @Sendable () async -> [String: ES256PublicKey]?

    private let fetch: Fetch
    private let now: @Sendable () -> Duration
    private var keys: [String: ES256PublicKey] = [:]
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

extension JSONObject {
    /// The keys of a key set that sign ID tokens of LIFF; LINE's set has others besides, which are none of ours.
    /// https://datatracker.ietf.org/doc/html/rfc7517#section-5
    var signingKeys: [String: ES256PublicKey]? {
        guard let entries = objects("keys") else { return nil }
        return entries.reduce(into: [:]) { keys, entry in
            guard entry.string("kty") == "EC", entry.string("crv") == "P-256",
                ["ES256", nil].contains(entry.string("alg")), ["sig", nil].contains(entry.string("use")),
                let id = entry.string("kid"), !id.isEmpty, keys[id] == nil, let x = entry.string("x"),
                let y = entry.string("y"), let key = try? ES256PublicKey(parameters: (x, y))
            else { return }
            keys[id] = key
        }
    }
}
