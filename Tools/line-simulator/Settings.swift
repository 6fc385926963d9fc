/// What the command line asked for.
struct Settings: Sendable {
    var address: Address
    var webhook: String?
    var channelID: String
    var channelSecret: String
    var fixedToken: String?
    var loginChannelID: String
    var loginSecret: String
    /// Addresses of LIFF apps by their ids.
    var liffApps: [String: String]
    /// Where people may be sent back to after signing in; anywhere if empty.
    var loginCallbacks: [String]
    var account: UserID
    var name: String
    var monthlyQuota: Int?
    var anyUser: Bool
    var webhookRetries: Int
    var webhookRetryDelay: Duration
    var rateLimits: RateLimitMode
    var burst: Double
    var seed: UInt64
    var start: Moment?
}

/// A host and a port to listen on.
struct Address: Sendable {
    var host: String
    var port: Int

    init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), colon != text.startIndex,
            let port = Int(text[text.index(after: colon)...]), (0...65_535).contains(port)
        else { return nil }
        self.host = String(text[..<colon])
        self.port = port
    }
}
