/// Reply tokens: used once, within a minute of the webhook that carried them; a redelivery renews one
/// unless it was used or its event is 20 minutes old.
/// https://developers.line.biz/en/reference/messaging-api/#send-reply-message
struct ReplyTokens: Sendable {
    static let life = Duration.seconds(60)
    static let renewable = Duration.seconds(20 * 60)

    private struct Token {
        var user: UserID
        var event: Moment
        var received: Moment
        var used = false
    }

    private var tokens: [String: Token] = [:]

    mutating func issue(_ token: String, to user: UserID, at event: Moment) {
        tokens[token] = Token(user: user, event: event, received: event)
    }

    /// A webhook with this token is being sent: the minute begins, or begins again.
    mutating func delivered(_ token: String, redelivery: Bool, now: Moment) {
        guard let known = tokens[token], !known.used else { return }
        if redelivery, now > known.event + Self.renewable { return }
        tokens[token]?.received = now
    }

    /// Whose token it is, if it is still good.
    func user(_ token: String, now: Moment) -> UserID? {
        guard let known = tokens[token], !known.used, now <= known.received + Self.life else { return nil }
        return known.user
    }

    mutating func use(_ token: String) {
        tokens[token]?.used = true
    }
}
