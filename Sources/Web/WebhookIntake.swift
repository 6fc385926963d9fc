import Crypto
import EventModel
package import EventStore
import Events
package import LINE

/// Keeps what LINE tells before LINE is answered; understanding it comes later, and can be done again.
package struct WebhookIntake: Sendable {
    private let log: Log
    private let signature: WebhookSignature

    package init(log: Log, signature: WebhookSignature) {
        self.log = log
        self.signature = signature
    }

    /// Why LINE's request was not taken.
    package enum Refusal: Error, Equatable {
        /// The signature is missing or not by our channel's secret. Nothing of the body was looked at.
        case notSigned
        case notJSON
    }

    /// Records every event of a webhook once, and returns when they are durable.
    ///
    /// - Throws: `Refusal`, or a `StoreFault` when nothing could be kept, so that LINE sends it again.
    package func receive(_ body: [UInt8], signature given: String?) async throws {
        guard let given, signature.verifies(given, over: body) else { throw Refusal.notSigned }
        let webhook: Webhook
        do { webhook = try Webhook(decoding: body) } catch { throw Refusal.notJSON }
        // What one person did stays in its order; different people share one durable commit.
        let sequences = Dictionary(grouping: webhook.events) { $0.source?.userID }.values
        try await withThrowingTaskGroup(of: Void.self) { group in
            for events in sequences {
                group.addTask { for event in events { try await record(event) } }
            }
            try await group.waitForAll()
        }
    }

    private func record(_ event: WebhookEvent) async throws {
        let id = Self.identity(of: event)
        let household = try await household(of: event)
        let fact = WebhookReceived(
            webhook: id, household: household, kind: event.type, at: event.timestamp ?? log.stamp.now(),
            isRedelivery: event.isRedelivery,
            content: household == nil ? nil : .known(String(decoding: event.json, as: UTF8.self)))
        let seen = Query([Query.Item(names: [WebhookReceived.schema.name], tags: [Tag("webhook", id)])])
        do {
            let once = Append.Condition(nothingMatches: seen, after: .start)
            try await log.append([fact], condition: once, as: Command(actor: "line", id: id))
        } catch StoreFault.conflict {
            // LINE sends some events twice, marked as redelivered or not.
        }
    }

    /// LINE's webhookEventId; for an event without one, an identity that is the same each time it is sent.
    private static func identity(of event: WebhookEvent) -> ULID {
        if let id = event.id.flatMap({ ULID($0) }) { return id }
        let digest = SHA256.hash(data: event.id.map { Array($0.utf8) } ?? event.json)
        return ULID(bits: digest.prefix(16).reduce(0) { $0 << 8 | UInt128($1) })
    }

    /// The household behind the user who wrote; groups and rooms have none.
    private func household(of event: WebhookEvent) async throws -> HouseholdID? {
        guard let source = event.source, source.kind == .user, let user = source.userID else { return nil }
        let newcomer = HouseholdID(log.stamp.freshID())
        return HouseholdID(try await log.keyring.subject(behind: Door(line: user), orElse: newcomer.tag))
    }
}
