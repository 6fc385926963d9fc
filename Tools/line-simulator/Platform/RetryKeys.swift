/// Memory of accepted retry keys, 24 hours each.
/// https://developers.line.biz/en/docs/messaging-api/retrying-api-request/
struct RetryKeys: Sendable {
    static let life = Duration.seconds(24 * 3_600)

    /// The request that was accepted under a key.
    struct Accepted: Sendable {
        var requestID: String
        var sentMessages: [JSON]
        var sum: UInt128
        var at: Moment
    }

    private var accepted: [String: Accepted] = [:]

    /// A UUID in hexadecimal notation, 8-4-4-4-12.
    static func isWellFormed(_ key: String) -> Bool {
        let parts = key.split(separator: "-", omittingEmptySubsequences: false)
        return parts.map(\.utf8.count) == [8, 4, 4, 4, 12]
            && parts.allSatisfy { $0.utf8.allSatisfy { Character(UnicodeScalar($0)).isHexDigit } }
    }

    /// What was accepted under `key` in the last 24 hours. Failure does not use a key up.
    func find(_ key: String, now: Moment) -> Accepted? {
        guard let found = accepted[key.lowercased()], now < found.at + Self.life else { return nil }
        return found
    }

    mutating func remember(_ key: String, _ request: Accepted) {
        accepted[key.lowercased()] = request
    }
}
