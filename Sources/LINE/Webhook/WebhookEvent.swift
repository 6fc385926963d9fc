import FoundationEssentials

/// One event of a webhook. Only its `type` is certain to be there.
package struct WebhookEvent: Sendable, Equatable {
    /// Why something is no event.
    package enum Fault: Error, Equatable {
        case notAnObject
        case noType
    }

    /// Whether we are the one to answer.
    package enum Mode: Sendable, Equatable {
        case active
        /// Another module answers: there is no reply token, and nothing may be sent.
        case standby
        case other(String)
    }

    /// Where the event comes from.
    package struct Source: Sendable, Equatable {
        /// Kinds of conversation.
        package enum Kind: Sendable, Equatable {
            case user, group, room
            case other(String)
        }

        package let kind: Kind
        /// Missing in groups, and for people on a PC who have not consented.
        package let userID: String?
        package let groupID: String?
        package let roomID: String?
    }

    /// LINE's name for the event, such as `postback`.
    package let type: String
    /// `webhookEventId`, the same on redelivery and on duplicates: the key to process an event once.
    package let id: String?
    /// When it happened, in milliseconds since 1970.
    package let timestamp: Int64?
    /// LINE sends it again because an earlier delivery failed; the earlier one may have arrived all the same.
    package let isRedelivery: Bool
    package let mode: Mode
    package let source: Source?
    /// Answers this event, once, within about a minute. Secret while it lives: keep it out of logs.
    package let replyToken: String?
    /// LINE's name for the kind of message that the event carries, also where this module does not know the event.
    package let messageType: String?
    /// What happened.
    package let content: WebhookContent
    /// The bytes that LINE signed for this event; `init(decoding:)` reads them again.
    package let json: [UInt8]

    /// Reads one event from its own bytes.
    package init(decoding json: [UInt8]) throws(Fault) {
        guard let read = try? JSONDecoder().decode(AnyJSON.self, from: Data(json)) else { throw .notAnObject }
        try self.init(read, json: json)
    }

    /// Of what was decoded from its bytes.
    init(_ read: AnyJSON, json: [UInt8]) throws(Fault) {
        guard let event = read.object else { throw .notAnObject }
        guard let type = event.string("type") else { throw .noType }
        self.type = type
        self.json = json
        id = event.string("webhookEventId")
        timestamp = event.integer("timestamp")
        isRedelivery = event.object("deliveryContext")?.bool("isRedelivery") ?? false
        mode = event.string("mode").map(Mode.init) ?? .active
        source = event.object("source").map(Source.init)
        replyToken = event.string("replyToken")
        messageType = event.object("message")?.string("type")
        content = WebhookContent(type, of: event)
    }

    /// Same bytes, same event.
    package static func == (one: WebhookEvent, other: WebhookEvent) -> Bool { one.json == other.json }
}

extension WebhookEvent.Mode {
    fileprivate init(_ name: String) {
        switch name {
        case "active": self = .active
        case "standby": self = .standby
        default: self = .other(name)
        }
    }
}

extension WebhookEvent.Source {
    fileprivate init(_ source: JSONObject) {
        switch source.string("type") {
        case "user": kind = .user
        case "group": kind = .group
        case "room": kind = .room
        case let other: kind = .other(other ?? "")
        }
        userID = source.string("userId")
        groupID = source.string("groupId")
        roomID = source.string("roomId")
    }
}
