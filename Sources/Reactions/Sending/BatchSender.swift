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
        /// An earlier run may have sent it.
        let isRepeated: Bool

        init(_ fact: DeliveryRequested, _ messages: EncodedMessages, isRepeated: Bool) {
            self.fact = fact
            self.messages = messages
            self.isRepeated = isRepeated
        }
    }

    struct Result: Sendable {
        enum Outcome: Sendable, Equatable {
            case accepted
            case failed
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
    func repeatRequest(_ batch: DeliveryBatch) async throws -> Result {
        let page = Page<DeliveryRequested>()
        let query = Query([Query.Item(names: [DeliveryRequested.schema.name], tags: [batch.batch.tag])])
        try await log.read(query) { if let fact = $0.event as? DeliveryRequested { page.append(fact) } }
        let content = try await tables.read { try DeliveryHistory.content(batch.content, in: $0) }
        guard let fact = page.take().first, let content else {
            return Result(families: batch.recipients, outcome: .open("its words are not in the log", mustStop: false))
        }
        let messages = EncodedMessages(stored: Array(content.messages.utf8))
        return try await send(Request(fact, messages, isRepeated: true))
    }

    func send(_ request: Request) async throws -> Result {
        let fact = request.fact
        let users = try await recipients(of: fact)
        guard !users.isEmpty, let recipients = try? Recipients(users) else {
            let outcome = RecordOutcome.Outcome.failed(status: 0, reason: "nobody of them can be reached any more")
            return try await record(outcome, fact, .failed)
        }
        guard let id = UUID(uuidString: fact.retryKey) else {
            return try await record(.failed(status: 0, reason: "its retry key is no UUID"), fact, .failed)
        }
        let firstRequested = Date(timeIntervalSince1970: Double(fact.at) / 1000)
        let key = RetryKey(id, firstRequested: firstRequested, isRepeated: request.isRepeated)
        switch await line.multicast(to: recipients, request.messages, key: key) {
        case .accepted(let requestID, _):
            return try await record(.accepted(requestID: requestID ?? ""), fact, .accepted)
        case .alreadyAccepted(let accepted, let requestID, _):
            return try await record(.accepted(requestID: accepted ?? requestID ?? ""), fact, .accepted)
        case .rejected(let refusal) where refusal.mayHaveBeenAccepted:
            return try await record(.unknown(reason: "refused after an attempt without an answer"), fact, .unknown)
        case .rejected(let refusal):
            let reason = ([refusal.message] + refusal.details.map(\.message)).compactMap(\.self).joined(separator: "; ")
            return try await record(.failed(status: refusal.status, reason: reason), fact, .failed)
        case .unknown(let reason, _):
            return try await record(.unknown(reason: reason), fact, .unknown)
        case .quotaExhausted:
            return open(fact, "LINE's messages of this month are used up", mustStop: true)
        case .rateLimited:
            return open(fact, "LINE says too many requests", mustStop: true)
        case .unresolved(let reason, _):
            return open(fact, "no answer from LINE: \(reason)", mustStop: true)
        }
    }

    private func open(_ fact: DeliveryRequested, _ reason: String, mustStop: Bool) -> Result {
        Result(families: fact.recipients.count, outcome: .open(reason, mustStop: mustStop))
    }

    /// The LINE users as things are now: whoever left, paused or lost the child since the plan is not in it.
    private func recipients(of fact: DeliveryRequested) async throws -> [UserID] {
        try await tables.read { tables in
            let now = try Audience.reachable(fact.recipients.map(\.household), in: tables)
            return fact.recipients.compactMap { recipient in
                guard let family = now[recipient.household] else { return nil }
                let present = Set(family.children.list.map(\.number))
                let isStillTrue = recipient.children.allSatisfy { children in
                    children.isEmpty || children.contains(where: present.contains)
                }
                return isStillTrue ? UserID(family.lineUser) : nil
            }
        }
    }

    private func record(
        _ outcome: RecordOutcome.Outcome, _ fact: DeliveryRequested, _ result: Result.Outcome
    ) async throws -> Result {
        let decision = RecordOutcome(batch: fact.batch, day: fact.day, outcome: outcome, at: log.stamp.now())
        try await log.execute(decision, as: Command(actor: "line", id: log.stamp.freshID(), correlation: fact.batch.ulid))
        return Result(families: fact.recipients.count, outcome: result)
    }
}
