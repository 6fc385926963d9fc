/// Channel access tokens: the fixed one, and stateless ones that live 15 minutes and cannot be revoked.
/// https://developers.line.biz/en/reference/messaging-api/#issue-stateless-channel-access-token
struct ChannelTokens: Sendable {
    static let life = Duration.seconds(900)

    private let fixed: String?
    private var issued: [String: Moment] = [:]

    init(fixed: String?) {
        self.fixed = fixed
    }

    mutating func issue(now: Moment, random: inout SplitMix) -> String {
        issued = issued.filter { $0.value > now }
        let token = "stateless." + random.hex128() + random.hex128()
        issued[token] = now + Self.life
        return token
    }

    /// Whether an `Authorization` header holds a token that is valid now.
    func accepts(authorization: String?, now: Moment) -> Bool {
        guard let authorization, authorization.hasPrefix("Bearer ") else { return false }
        let token = String(authorization.dropFirst("Bearer ".count))
        if let fixed, token == fixed { return true }
        return issued[token].map { $0 > now } ?? false
    }
}
