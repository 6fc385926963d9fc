import Consultations
package import EventModel
package import EventStore
package import Events
import Foundation
import Households
package import LINE

/// Tells a client over LINE that there is an answer: that, a link that opens once, and nothing else.
///
/// Whoever is looking at the page is not told, and nobody twice before they come back. Survives being killed at any
/// line and run twice: LINE takes one request for one message of a counsellor, and what was asked of LINE is a fact.
package struct TellClients: Sendable {
    package typealias Push =
        @Sendable (_ user: UserID, _ messages: EncodedMessages, _ key: RetryKey) async -> SendOutcome

    private let log: Log
    private let isLooking: @Sendable (ConsultationID) async -> Bool
    private let entry: @Sendable (HouseholdID, Command) async throws -> EntryAddress
    private let push: Push

    /// - Parameters:
    ///   - isLooking: whether the client's page is open.
    ///   - entry: makes a link into a household's consultations.
    package init(
        log: Log, isLooking: @escaping @Sendable (ConsultationID) async -> Bool,
        entry: @escaping @Sendable (HouseholdID, Command) async throws -> EntryAddress, push: @escaping Push
    ) {
        self.log = log
        self.isLooking = isLooking
        self.entry = entry
        self.push = push
    }

    /// Follows the log for ever.
    ///
    /// - Throws: a `StoreFault`; start it again then. Returns when the task is cancelled.
    package func run(
        load: @Sendable () async throws -> Position, save: @Sendable (Position) async throws -> Void
    ) async throws {
        let query = Query([Query.Item(names: [CounsellorWrote.schema.name])])
        for try await batch in Subscription(log, query, after: try await load(), opening: false) {
            for recorded in batch.events {
                if let wrote = recorded.event as? CounsellorWrote { try await tell(of: wrote, recorded) }
            }
            try await save(batch.through)
        }
    }

    private func tell(of wrote: CounsellorWrote, _ recorded: Recorded) async throws {
        let state = try await log.state(of: Case.fold, about: [wrote.consultation.tag])
        guard let opened = state.opened, state.owesNotice(of: wrote.message), opened.isTold else { return }
        guard await !isLooking(wrote.consultation) else { return }
        let family = try await log.state(of: Household.fold, about: [opened.household.tag])
        guard !family.isForgotten, let user = try await user(of: opened.household) else { return }
        let command = Command(actor: "answers", id: recorded.id, correlation: recorded.correlation)
        let entry = try await entry(opened.household, command)
        let words = ConsultationWords.answer[opened.language]
        guard let messages = try? EncodedMessages([.text("\(words)\n\(entry.address)")]) else { return }
        let requested = Date(timeIntervalSince1970: Double(recorded.recordedAt) / 1_000)
        // A run that was killed may have asked already: the key is the message's own, so LINE takes it once.
        let outcome = await push(
            user, messages, RetryKey(UUID(wrote.message), firstRequested: requested, isRepeated: true))
        try await log.append(
            [
                ClientNotified(
                    consultation: wrote.consultation, household: opened.household, message: wrote.message,
                    link: entry.link, outcome: outcome.recordedName, requestID: outcome.recordedRequest)
            ], as: command)
    }

    /// The LINE user of a household as it was told last; nil where the key is gone.
    private func user(of household: HouseholdID) async throws -> UserID? {
        let page = Page<String?>()
        let names: Set = [HouseholdFollowed.schema.name, HouseholdReclaimed.schema.name]
        try await log.read(Query([Query.Item(names: names, tags: [household.tag])])) { recorded in
            switch recorded.event {
            case let fact as HouseholdFollowed: page.append(fact.lineUser.value)
            case let fact as HouseholdReclaimed where fact.household == household: page.append(fact.lineUser.value)
            default: break
            }
        }
        return page.take().compactMap(\.self).last.flatMap(UserID.init)
    }
}

extension SendOutcome {
    var recordedName: SendOutcomeName {
        switch self {
        case .accepted, .alreadyAccepted: .accepted
        case .rejected, .rateLimited, .quotaExhausted: .rejected
        case .unresolved, .unknown: .unknown
        }
    }

    var recordedRequest: String? {
        switch self {
        case .accepted(let id, _), .alreadyAccepted(_, let id, _): id
        case .rejected(let refusal), .rateLimited(let refusal), .quotaExhausted(let refusal): refusal.requestID
        case .unresolved(_, let id), .unknown(_, let id): id
        }
    }
}

extension UUID {
    /// The same 128 bits.
    fileprivate init(_ ulid: ULID) {
        self = withUnsafeBytes(of: ulid.bits.bigEndian) { bytes in
            UUID(uuid: bytes.loadUnaligned(as: uuid_t.self))
        }
    }
}
