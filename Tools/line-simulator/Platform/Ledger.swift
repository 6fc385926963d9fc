/// What was accepted and who got it: the truth that sends are checked against.
struct Ledger: Sendable {
    /// An accepted sending request.
    struct Accepted: Sendable {
        var requestID: String
        var endpoint: Endpoint
        var retryKey: String?
        var at: Moment
        var recipients: [UserID]
        var reached: Int
        /// One entry for all recipients; the texts of one campaign share storage.
        var messages: [JSON]
        var firstMessageID: Int
        var sum: UInt128
    }

    /// One line of the log: every request, whatever became of it.
    struct Line: Sendable {
        var at: Moment
        var endpoint: Endpoint
        var requestID: String
        var status: Int
        var retryKey: String?
        var bytes: Int
        var fault: String?
    }

    private(set) var accepted: [Accepted] = []
    private(set) var lines: [Line] = []
    private(set) var totalLines = 0
    private(set) var reached = 0
    private(set) var recipients = 0
    private(set) var perUser: [UserID: UInt32] = [:]
    private(set) var duplicates: Set<UserID> = []
    /// Keys used again for other recipients or other messages: a caller's mistake that LINE would hide.
    var mixedRetries = 0
    var statuses: [Endpoint: [Int: Int]] = [:]
    /// A user's id plus the sum of what he got.
    private var received: Set<UserID> = []
    private static let keptLines = 100_000

    mutating func record(_ request: Accepted, reaching users: some Sequence<UserID>) {
        accepted.append(request)
        recipients += request.recipients.count
        for user in users {
            reached += 1
            perUser[user, default: 0] += 1
            // An answer may rightly repeat a question; anything the account sends of its own accord may not.
            guard request.endpoint != .reply else { continue }
            if !received.insert(UserID(bits: user.bits &+ request.sum)).inserted { duplicates.insert(user) }
        }
    }

    mutating func log(_ line: Line) {
        totalLines += 1
        statuses[line.endpoint, default: [:]][line.status, default: 0] += 1
        if lines.count >= Self.keptLines { lines.removeFirst(Self.keptLines / 2) }
        lines.append(line)
    }

    /// Makes room before a load, so that growing does not pause it.
    mutating func expect(users: Int) {
        perUser.reserveCapacity(users)
        received.reserveCapacity(users)
    }
}
