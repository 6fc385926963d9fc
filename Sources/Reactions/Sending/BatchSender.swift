import Calendar
import Consultations
import Delivery
import EventModel
import EventStore
import Events
import Foundation
import LINE
import Projections

/// Sends one recorded request, and records what LINE said.
struct BatchSender: Sendable {
    let log: Log
    let tables: any TableStore
    let line: LINEClient

    struct Request: Sendable {
        let fact: DeliveryRequested
        let messages: EncodedMessages
        /// Where it stands in the log, if this run has recorded it; nil where an earlier run may have sent it.
        let recordedAt: Position?

        var isRepeated: Bool { recordedAt == nil }

        /// Some families of a request that LINE refused.
        struct Part: Sendable {
            let recipients: [Recipient]
            let request: Request
        }

        init(_ fact: DeliveryRequested, _ messages: EncodedMessages, recordedAt: Position?) {
            self.fact = fact
            self.messages = messages
            self.recordedAt = recordedAt
        }
    }

    struct Result: Sendable {
        enum Outcome: Sendable {
            case accepted
            /// Nobody received it. `mustStop` says why the next requests would fare no better, if so.
            case failed(mustStop: String?)
            /// Nobody received it: LINE refused the words, or so many families. `again` can be asked for at once, under
            /// new retry keys.
            case refused(families: Int, again: [Request.Part])
            case unknown
            /// No clear answer yet: the request stays as it is, for the next run.
            case open(String, mustStop: Bool)
        }
        let families: Int
        let outcome: Outcome
    }

    /// LINE's retry key: a UUID made of the batch's own randomness.
    static func freshRetryKey(_ id: ULID) -> String {
        let digits = String(id.bits, radix: 16)
        let hex = String(repeating: "0", count: 32 - digits.count) + digits
        var parts: [Substring] = []
        var rest = Substring(hex)
        for length in [8, 4, 4, 4, 12] {
            parts.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return parts.joined(separator: "-")
    }

    /// A request of which no answer is known, as the log has it.
    func repeatRequest(_ batch: DeliveryBatch, by schedule: StageSchedule) async throws -> Result {
        let page = Page<DeliveryRequested>()
        let query = Query([Query.Item(names: [DeliveryRequested.schema.name], tags: [batch.batch.tag])])
        try await log.read(query) { if let fact = $0.event as? DeliveryRequested { page.append(fact) } }
        let content = try await tables.read { try DeliveryHistory.content(batch.content, in: $0) }
        guard let fact = page.take().first, let content else {
            return Result(families: batch.recipients, outcome: .open("its words are not in the log", mustStop: false))
        }
        let messages = EncodedMessages(stored: Array(content.messages.utf8))
        let today = JapanTime(milliseconds: log.stamp.now()).date
        let expired = ExpiredWords(of: fact, by: schedule, on: today)
        return try await send(Request(fact, messages, recordedAt: nil), without: expired)
    }

    func send(_ request: Request, without expired: ExpiredWords? = nil) async throws -> Result {
        let fact = request.fact
        let reached = try await reached(by: fact, without: expired)
        let households = Set(reached.map(\.household))
        let leftOut = fact.recipients.map(\.household).filter { !households.contains($0) }
        // An earlier attempt, which LINE may have taken, may have gone to them.
        let surelyLeftOut = request.isRepeated ? [] : leftOut
        guard !reached.isEmpty, let recipients = try? Recipients(reached.map(\.user)) else {
            let reason = "nobody of them can be reached any more"
            // The attempt without an answer may have reached them: whoever returns today must not get it twice.
            if request.isRepeated { return try await record(.unknown(reason: reason), request, .unknown) }
            return try await record(.failed(status: 0, reason: reason), request, .failed(mustStop: nil))
        }
        guard let id = UUID(uuidString: fact.retryKey) else {
            let reason = "its retry key is no UUID"
            return try await record(.failed(status: 0, reason: reason), request, .failed(mustStop: nil))
        }
        let firstRequested = Date(timeIntervalSince1970: Double(fact.at) / 1000)
        let key = RetryKey(id, firstRequested: firstRequested, isRepeated: request.isRepeated)
        switch await line.multicast(to: recipients, request.messages, key: key) {
        case .accepted(let requestID, _):
            return try await record(.accepted(requestID: requestID ?? ""), request, leftOut: leftOut, .accepted)
        case .alreadyAccepted(let accepted, let requestID, _):
            return try await record(
                .accepted(requestID: accepted ?? requestID ?? ""), request, leftOut: surelyLeftOut, .accepted)
        case .rejected(let refusal) where refusal.mayHaveBeenAccepted:
            return try await record(.unknown(reason: "refused after an attempt without an answer"), request, .unknown)
        case .rejected(let refusal): return try await record(refusal, request, sentTo: reached.map(\.household))
        case .unknown(let reason, _):
            return try await record(.unknown(reason: reason), request, leftOut: surelyLeftOut, .unknown)
        case .quotaExhausted(let refusal) where !refusal.mayHaveBeenAccepted:
            // Certainly not sent. Left open it would be given up when its retry key ends, before the month does.
            let stop = Self.quotaUsedUp
            let outcome = RecordOutcome.Outcome.failed(status: refusal.status, reason: Self.reason(refusal))
            return try await record(outcome, request, .failed(mustStop: stop))
        case .quotaExhausted: return open(fact, Self.quotaUsedUp)
        case .rateLimited: return open(fact, "LINE says too many requests")
        case .unresolved(let reason, _): return open(fact, "no answer from LINE: \(reason)")
        }
    }

    /// LINE's no to a first attempt.
    private func record(_ refusal: Refusal, _ request: Request, sentTo sent: [HouseholdID]) async throws -> Result {
        let (status, reason) = (refusal.status, Self.reason(refusal))
        func again(_ households: some Collection<HouseholdID>) -> Request.Part {
            let some = Set(households)
            return Request.Part(
                recipients: request.fact.recipients.filter { some.contains($0.household) }, request: request)
        }
        switch refusal.blame(among: sent) {
        case .words:
            return try await record(
                .failed(status: status, reason: reason, areWordsRefused: true), request,
                .refused(families: sent.count, again: []))
        case .families(let refused):
            let others = Set(sent).subtracting(refused)
            return try await record(
                .failed(status: status, reason: reason, refused: refused), request,
                .refused(families: refused.count, again: others.isEmpty ? [] : [again(others)]))
        case .unsaid:
            let half = sent.count / 2
            return try await record(
                .failed(status: status, reason: reason), request,
                .refused(families: 0, again: [again(sent[..<half]), again(sent[half...])]))
        case .everything:
            let stop = "LINE refuses everything (\(status)): look at the channel and its token"
            return try await record(.failed(status: status, reason: reason), request, .failed(mustStop: stop))
        }
    }

    private static let quotaUsedUp = "LINE's messages of this month are used up"

    private static func reason(_ refusal: Refusal) -> String {
        ([refusal.message] + refusal.details.map(\.message)).compactMap(\.self).joined(separator: "; ")
    }

    private func open(_ fact: DeliveryRequested, _ reason: String) -> Result {
        Result(families: fact.recipients.count, outcome: .open(reason, mustStop: true))
    }

    /// The LINE users as things are now: whoever left, paused or lost the child since the plan is not in it.
    ///
    /// A repeat may so have fewer recipients than the first attempt under the same retry key, by design: LINE takes a
    /// key once whatever stands in the body, and a loss has to win over a repeat that is the same to the letter. The
    /// same is true of words that have expired. A topic that is no longer wanted and quiet hours are another matter:
    /// they were asked about when the message went on its way.
    private func reached(
        by fact: DeliveryRequested, without expired: ExpiredWords?
    ) async throws -> [(household: HouseholdID, user: UserID)] {
        // A loss or a crisis told between the plan and this moment must win. The other read models can wait.
        let needed: [any Projection.Type] = [AudienceProjection.self, ConsultationDesk.self]
        try await Projector(log: log, tables: tables, projections: needed).catchUp()
        let moment = JapanTime(milliseconds: log.stamp.now())
        let today = moment.date
        return try await tables.read { tables in
            let now = try Audience.reachable(fact.recipients.map(\.household), in: tables)
            let inCrisis = try ConsultationDesk.inCrisis(since: moment.milliseconds - CrisisQuiet.lasts, in: tables)
            return try fact.recipients.compactMap { recipient in
                guard let family = now[recipient.household], family.pausedUntil.map({ $0 <= today }) ?? true else {
                    return nil
                }
                guard !inCrisis.contains(recipient.household) else { return nil }
                let present = family.children
                // What is said about the household, too, is meant for one with a child.
                let isStillTrue = recipient.children.allSatisfy { children in
                    children.isEmpty || children.contains(where: present.contains)
                }
                guard isStillTrue, !present.isEmpty else { return nil }
                if let expired, let family = try Audience.glimpse(recipient.household, in: tables, { Family($0) }),
                    expired.concern(family)
                {
                    return nil
                }
                return UserID(family.lineUser).map { (recipient.household, $0) }
            }
        }
    }

    private func record(
        _ outcome: RecordOutcome.Outcome, _ request: Request, leftOut: [HouseholdID] = [], _ result: Result.Outcome
    ) async throws -> Result {
        let fact = request.fact
        let decision = RecordOutcome(
            batch: fact.batch, day: fact.day, outcome: outcome, leftOut: leftOut, at: log.stamp.now())
        let command = Command(actor: "line", id: log.stamp.freshID(), correlation: fact.batch.ulid)
        // The batch began with the request, so its hundreds of recipients need not be read back.
        var memory =
            request.recordedAt.map { Log.Memory(RecordOutcome.fold, knowing: [fact], through: $0) }
            ?? Log.Memory(RecordOutcome.fold)
        try await log.execute(decision, as: command, remembering: &memory)
        return Result(families: fact.recipients.count - leftOut.count, outcome: result)
    }
}
