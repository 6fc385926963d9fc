import Crypto
import Calendar
import EventModel
package import EventStore
import Events
package import Facilities
import FoundationEssentials
package import LINE
package import Places

/// Keeps what LINE tells before LINE is answered; understanding it comes later, and can be done again.
package struct WebhookIntake: Sendable {
    private let log: Log
    private let signature: WebhookSignature
    private let atlas: Atlas
    private let whereabouts: Whereabouts

    /// - Parameter whereabouts: told where a family is that sends a place; the log is told its municipality only.
    package init(log: Log, signature: WebhookSignature, atlas: Atlas, whereabouts: Whereabouts = Whereabouts()) {
        self.log = log
        self.signature = signature
        self.atlas = atlas
        self.whereabouts = whereabouts
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
        // By far the most webhooks have one event, for which a group of tasks would be made in vain.
        guard webhook.events.count > 1 else { return try await record(webhook.events) }
        // What one person did stays in its order; different people share one durable commit.
        let sequences = Dictionary(grouping: webhook.events) { $0.source?.userID }.values
        try await withThrowingTaskGroup(of: Void.self) { group in
            for events in sequences {
                group.addTask { try await record(events) }
            }
            try await group.waitForAll()
        }
    }

    private func record(_ events: [WebhookEvent]) async throws {
        for event in events { try await record(event) }
    }

    private func record(_ event: WebhookEvent) async throws {
        let id = Self.identity(of: event)
        let household = try await household(of: event)
        if let household { remember(event, of: household) }
        let fact = WebhookReceived(
            webhook: id, household: household, kind: event.type, at: event.timestamp ?? log.stamp.now(),
            isRedelivery: event.isRedelivery,
            content: household == nil ? nil : kept(of: event).map(Personal.known))
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

    /// What is kept of an event: all that LINE signed, but of a place only the municipality. A place that can't be read
    /// is not kept.
    private func kept(of event: WebhookEvent) -> String? {
        guard event.messageType == "location" else { return String(decoding: event.json, as: UTF8.self) }
        return KeptPlace.reduced(event.json) { atlas.municipality(inAddress: $0) }
    }

    private func remember(_ event: WebhookEvent, of household: HouseholdID) {
        guard case .message(let message) = event.content,
            case .location(_, _, let latitude, let longitude) = message.body,
            let point = GeoPoint(north: latitude, east: longitude)
        else { return }
        whereabouts.remember(point, of: household, now: JapanTime(milliseconds: log.stamp.now()))
    }

    /// The household behind the user who wrote; groups and rooms have none. Whoever leaves is not new: an unfollow that
    /// comes after everything was forgotten belongs to nobody.
    private func household(of event: WebhookEvent) async throws -> HouseholdID? {
        guard let source = event.source, source.kind == .user, let user = source.userID else { return nil }
        if event.type == "unfollow" {
            return try log.keyring.subject(behind: Door(line: user)).flatMap { HouseholdID($0) }
        }
        let newcomer = HouseholdID(log.stamp.freshID())
        return HouseholdID(try await log.keyring.subject(behind: Door(line: user), orElse: newcomer.tag))
    }
}

/// An event with a place that was sent from the map, without where exactly that is.
private struct KeptPlace: Codable {
    struct Source: Codable {
        let type: String
        let userId: String?
    }

    struct Delivery: Codable { let isRedelivery: Bool? }

    struct Message: Codable {
        let id: String?
        let type: String
        var address: String?
        /// Always zero: whoever reads a place expects coordinates, and nobody uses them.
        var latitude = 0
        var longitude = 0

        enum CodingKeys: CodingKey { case id, type, address, latitude, longitude }

        init(from decoder: any Decoder) throws {
            let members = try decoder.container(keyedBy: CodingKeys.self)
            id = try members.decodeIfPresent(String.self, forKey: .id)
            type = try members.decode(String.self, forKey: .type)
            address = try members.decodeIfPresent(String.self, forKey: .address)
        }
    }

    let type: String
    let mode: String?
    let timestamp: Int64?
    let webhookEventId: String?
    let replyToken: String?
    let deliveryContext: Delivery?
    let source: Source
    var message: Message

    static func reduced(_ json: [UInt8], _ municipality: (String) -> String?) -> String? {
        guard var place = try? JSONDecoder().decode(KeptPlace.self, from: Data(json)) else { return nil }
        place.message.address = place.message.address.flatMap(municipality)
        guard let kept = try? JSONEncoder().encode(place) else { return nil }
        return String(decoding: kept, as: UTF8.self)
    }
}
