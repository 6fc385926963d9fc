/// Channel access tokens: the fixed one, and stateless ones that live 15 minutes and cannot be revoked.
/// https://developers.line.biz/en/reference/messaging-api/#issue-stateless-channel-access-token
struct ChannelTokens: Sendable {
    static let life = Duration.seconds(900)

    private struct Issued: Sendable {
        var channel: String
        var end: Moment
    }

    private let fixed: String?
    private let fixedChannel: String
    private var issued: [String: Issued] = [:]

    init(fixed: String?, of channel: String) {
        self.fixed = fixed
        fixedChannel = channel
    }

    mutating func issue(for channel: String, now: Moment, random: inout SplitMix) -> String {
        issued = issued.filter { $0.value.end > now }
        let token = "stateless." + random.hex128() + random.hex128()
        issued[token] = Issued(channel: channel, end: now + Self.life)
        return token
    }

    /// Whether an `Authorization` header holds a token of this channel that is valid now.
    func accepts(authorization: String?, of channel: String, now: Moment) -> Bool {
        guard let authorization, authorization.hasPrefix("Bearer ") else { return false }
        let token = String(authorization.dropFirst("Bearer ".count))
        if let fixed, token == fixed { return channel == fixedChannel }
        return issued[token].map { $0.channel == channel && $0.end > now } ?? false
    }
}
