import NIOCore

/// Where an identity provider's endpoints are, from the settings that it publishes; kept for an hour, and longer while
/// it is silent.
/// https://openid.net/specs/openid-connect-discovery-1_0.html
actor Discovery {
    struct Endpoints: Sendable {
        let authorization: String
        let token: String
        let keys: String
        /// Whether we say who we are in a header; in the form otherwise.
        let takesBasic: Bool
    }

    private let issuer: String
    private let wire: Wire
    private let now: @Sendable () -> Duration
    private var known: Endpoints?
    private var asked: Duration?
    private var asking: Task<Void, Never>?

    init(issuer: String, wire: Wire, now: @escaping @Sendable () -> Duration) {
        self.issuer = issuer
        self.wire = wire
        self.now = now
    }

    /// Nil when nothing is known and the provider does not answer.
    func endpoints() async -> Endpoints? {
        let pause = known == nil ? Platform.LoginRule.pauseBetweenKeyRequests : Platform.LoginRule.keysAreFreshFor
        if asking == nil, asked.map({ now() - $0 >= pause }) ?? true {
            asked = now()
            asking = Task {
                let base = issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer
                let settings = await wire.object("GET", base + "/.well-known/openid-configuration")
                known = settings.flatMap(read) ?? known
                asking = nil
            }
        }
        await asking?.value
        return known
    }

    /// Nil unless the settings are this issuer's own: else its tokens would be checked with somebody else's keys.
    private func read(_ settings: JSONObject) -> Endpoints? {
        guard settings.string("issuer") == issuer, let authorization = settings.string("authorization_endpoint"),
            let token = settings.string("token_endpoint"), let keys = settings.string("jwks_uri"),
            [authorization, token, keys].allSatisfy(isSafe)
        else { return nil }
        let methods = settings.strings("token_endpoint_auth_methods_supported") ?? ["client_secret_basic"]
        return Endpoints(
            authorization: authorization, token: token, keys: keys, takesBasic: methods.contains("client_secret_basic"))
    }

    /// Over TLS, or on this machine where the issuer is.
    private func isSafe(_ address: String) -> Bool {
        let isPlain = !address.contains { $0.isWhitespace || $0 == "#" }
        return isPlain
            && (address.hasPrefix("https://")
                || ["http://127.0.0.1:", "http://localhost:"].contains {
                    address.hasPrefix($0) && issuer.hasPrefix($0)
                })
    }
}

extension Wire {
    /// The JSON object at an address; nil without a usable answer.
    func object(_ method: String, _ address: String) async -> JSONObject? {
        let headers = [("Accept", "application/json")]
        guard
            case .answered(let answer) = await exchange(
                method, address, headers: headers, body: nil, timeout: .seconds(5)), answer.isSuccess
        else { return nil }
        return answer.read(JSONObject.self)
    }
}
