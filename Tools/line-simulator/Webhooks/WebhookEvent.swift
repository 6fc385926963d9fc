/// One event on its way to the service.
/// https://developers.line.biz/en/reference/messaging-api/#webhook-event-objects
struct WebhookEvent: Sendable {
    /// A ULID; a redelivery repeats it.
    let id: String
    let user: UserID
    let at: Moment
    let replyToken: String?
    /// Everything but the delivery context.
    let fields: [String: JSON]
    var isRedelivery = false
    /// How often it was sent before.
    var attempts = 0

    init(_ kind: String, id: String, user: UserID, at: Moment, replyToken: String?, _ extra: [String: JSON]) {
        self.id = id
        self.user = user
        self.at = at
        self.replyToken = replyToken
        var fields = extra
        fields["type"] = .text(kind)
        fields["mode"] = "active"
        fields["timestamp"] = .time(at)
        fields["source"] = ["type": "user", "userId": .text(user.description)]
        fields["webhookEventId"] = .text(id)
        if let replyToken { fields["replyToken"] = .text(replyToken) }
        self.fields = fields
    }

    var json: JSON {
        var fields = fields
        fields["deliveryContext"] = ["isRedelivery": .bool(isRedelivery)]
        return .object(fields)
    }
}

/// ULIDs: 48 bits of time and 80 of chance, in Crockford's base 32.
/// https://github.com/ulid/spec
enum ULID {
    private static let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    static func make(at moment: Moment, random: inout SplitMix) -> String {
        var bits = UInt128(UInt64(max(0, moment.milliseconds))) << 80
        bits |= UInt128(random.next() & 0xFFFF) << 64 | UInt128(random.next())
        return String((0..<26).map { digits[Int(truncatingIfNeeded: bits >> UInt128(125 - 5 * $0)) & 31] })
    }
}
