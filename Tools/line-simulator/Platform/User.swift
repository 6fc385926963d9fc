/// A person with a phone.
struct User: Sendable {
    /// How this person stands to the account.
    enum Bond: String, Sendable {
        case stranger
        case friend
        case blocked
    }

    /// One bubble, or several lines of one, in a chat.
    struct Entry: Sendable {
        var sequence: Int
        var id: String
        /// From the account to the user, or the other way.
        var toUser: Bool
        var at: Moment
        var message: JSON
        var requestID: String?

        var kind: String { message["type"]?.text ?? "unknown" }
    }

    let id: UserID
    var name: String
    var language: String
    var bond = Bond.stranger
    var chat: [Entry] = []
    /// The quick replies that are shown now: those of the last message, until one is used or anything is written.
    var quickReplies: [JSON] = []
    var menu: String?
    var lastWrote: Moment?

    /// Whether a push reaches this phone. A stranger can be written to for seven days after he wrote.
    func isReachable(now: Moment) -> Bool {
        switch bond {
        case .friend: true
        case .blocked: false
        case .stranger: lastWrote.map { now <= $0 + .seconds(7 * 24 * 3_600) } ?? false
        }
    }
}
