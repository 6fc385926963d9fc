import FoundationEssentials

/// One call of LINE: any number of events, of any number of users, possibly none.
///
/// LINE adds event types, properties and enum values without notice, and promises no order. So only the outer shape
/// and each event's `type` are required, and an event that can't be read never costs the others.
/// https://developers.line.biz/en/reference/messaging-api/#webhooks
package struct Webhook: Sendable {
    /// Why a body is no webhook at all; the answer to such a request is 400.
    package enum Fault: Error, Equatable {
        case notUTF8
        case notJSON
        case notAnObject
        case noEvents
    }

    /// An element of `events` that is no event, with its bytes so that somebody can look at it.
    package struct Unreadable: Sendable, Equatable {
        package let json: [UInt8]
        package let fault: WebhookEvent.Fault
    }

    /// User id of the bot that the events are for.
    package let destination: String?
    /// The events in the order they came, which need not be the order they happened: compare `timestamp`.
    package let events: [WebhookEvent]
    /// What stood among the events and is none.
    package let unreadable: [Unreadable]

    /// Reads the body of a webhook whose signature was verified over these very bytes.
    package init(decoding body: [UInt8]) throws(Fault) {
        guard String(validating: body, as: UTF8.self) != nil else { throw .notUTF8 }
        guard let read = try? JSONDecoder().decode(AnyJSON.self, from: Data(body)) else { throw .notJSON }
        guard let members = read.object else { throw .notAnObject }
        var scanner = JSONScanner(body)
        guard let elements = members.elements("events"), let list = scanner.members()?["events"],
            let places = scanner.elements(in: list), places.count == elements.count
        else { throw .noEvents }
        destination = members.string("destination")
        var events: [WebhookEvent] = []
        var unreadable: [Unreadable] = []
        for (element, place) in zip(elements, places) {
            let json = Array(body[place])
            do throws(WebhookEvent.Fault) {
                events.append(try WebhookEvent(element, json: json))
            } catch {
                unreadable.append(Unreadable(json: json, fault: error))
            }
        }
        self.events = events
        self.unreadable = unreadable
    }
}
