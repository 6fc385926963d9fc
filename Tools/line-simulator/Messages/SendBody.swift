import Crypto

/// The body of a reply, push or multicast, read and checked.
struct SendBody: Sendable {
    /// What is sent, apart from who gets it.
    struct Content: Sendable {
        var messages: [JSON]
        /// Equal for equal messages, whatever the order of their keys or the process that wrote them.
        var sum: UInt128
    }

    var fields: [String: JSON]
    var content: Content

    /// Reads and checks everything but `to` and `replyToken`.
    init(parsing bytes: [UInt8]) throws(Refusal) {
        guard let value = JSON(parsing: bytes), let fields = value.object else {
            throw Refusal.badRequest("The request body could not be parsed as JSON (line: 1, column: 0)")
        }
        var checker = Checker()
        let messages = checker.messages(of: fields)
        checker.flag(fields, "notificationDisabled", at: .body)
        checker.aggregationUnits(of: fields)
        if !checker.faults.isEmpty { throw Refusal.faults(checker.faults) }
        self.fields = fields
        content = Content(messages: messages, sum: Self.sum(of: JSON.list(messages).bytes))
    }

    /// The first 128 bits of SHA-256.
    static func sum(of bytes: [UInt8]) -> UInt128 {
        SHA256.hash(data: bytes).prefix(16).reduce(0) { $0 << 8 | UInt128($1) }
    }
}

extension Checker {
    /// At most one name of `[A-Za-z0-9_]{1,30}`.
    mutating func aggregationUnits(of body: [String: JSON]) {
        guard let value = body["customAggregationUnits"], value != .null,
            let units = list(body, "customAggregationUnits", size: 0...1, at: .body)
        else { return }
        for (index, unit) in units.enumerated() {
            if !Self.isWord(unit.text ?? "", longest: 30) {
                refuse(
                    "Must match [A-Za-z0-9_]{1,30}", at: Place.body.field("customAggregationUnits").item(index))
            }
        }
    }
}
