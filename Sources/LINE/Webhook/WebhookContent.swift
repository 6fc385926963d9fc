/// What happened, as far as this module knows the event's type.
package enum WebhookContent: Sendable, Equatable {
    /// Somebody added the account as a friend, or unblocked it (LINE: not fully accurate).
    case follow(isUnblocked: Bool)
    /// Somebody blocked the account: nothing reaches them any more.
    case unfollow
    case message(IncomingMessage)
    /// A message in a group was changed; the greatest timestamp holds, whatever the order of arrival.
    case messageEdited(IncomingMessage)
    /// A button with data of ours, or a date picker.
    case postback(Postback)
    /// Somebody took a message back: whatever is kept of it should be deleted.
    case unsend(messageID: String)
    /// An account link succeeded or failed; a failed one has no source.
    case accountLink(succeeded: Bool, nonce: String)
    case join
    case leave
    case memberJoined(userIDs: [String])
    case memberLeft(userIDs: [String])
    /// A type that this version does not know.
    case unknown(type: String)
    /// A known type without what it should carry; `missing` is the path of the property.
    case incomplete(type: String, missing: String)
}

/// A message of a person, with LINE's id for it.
package struct IncomingMessage: Sendable, Equatable {
    /// The kinds of message that this module reads.
    package enum Body: Sendable, Equatable {
        case text(String)
        /// Degrees, WGS 84.
        case location(title: String?, address: String?, latitude: Double, longitude: Double)
        case sticker(packageID: String?, stickerID: String?)
        case image
        case video
        case audio
        case file(name: String?)
        case other(type: String)
    }

    package let id: String
    package let body: Body
}

/// What a postback action carried back.
package struct Postback: Sendable, Equatable {
    /// What the person chose besides, in LINE's own spelling.
    package enum Choice: Sendable, Equatable {
        /// `2026-11-22`
        case date(String)
        /// `09:30`
        case time(String)
        /// `2026-11-22T09:30`
        case dateTime(String)
        case richMenu(alias: String?, status: String?)
    }

    package let data: String
    package let choice: Choice?
}

extension WebhookContent {
    init(_ type: String, of event: JSONObject) {
        switch type {
        case "follow": self = .follow(isUnblocked: event.object("follow")?.bool("isUnblocked") ?? false)
        case "unfollow": self = .unfollow
        case "join": self = .join
        case "leave": self = .leave
        default: self = Self.carrying(type, event)
        }
    }

    /// The types that are nothing without what they carry.
    private static func carrying(_ type: String, _ event: JSONObject) -> WebhookContent {
        func incomplete(_ missing: String) -> WebhookContent { .incomplete(type: type, missing: missing) }
        switch type {
        case "message", "messageEdited":
            guard let message = event.object("message") else { return incomplete("message") }
            guard let id = message.string("id") else { return incomplete("message.id") }
            guard let body = IncomingMessage.Body(message) else { return incomplete("message.type or its contents") }
            let incoming = IncomingMessage(id: id, body: body)
            return type == "message" ? .message(incoming) : .messageEdited(incoming)
        case "postback":
            let postback = event.object("postback").flatMap(Postback.init)
            return postback.map { .postback($0) } ?? incomplete("postback.data")
        case "unsend":
            let id = event.object("unsend")?.string("messageId")
            return id.map { .unsend(messageID: $0) } ?? incomplete("unsend.messageId")
        case "accountLink":
            let link = event.object("link")
            guard let nonce = link?.string("nonce") else { return incomplete("link.nonce") }
            return .accountLink(succeeded: link?.string("result") == "ok", nonce: nonce)
        case "memberJoined": return .memberJoined(userIDs: userIDs(event.object("joined")))
        case "memberLeft": return .memberLeft(userIDs: userIDs(event.object("left")))
        default: return .unknown(type: type)
        }
    }

    private static func userIDs(_ group: JSONObject?) -> [String] {
        (group?.objects("members") ?? []).compactMap { $0.string("userId") }
    }
}

extension IncomingMessage.Body {
    fileprivate init?(_ message: JSONObject) {
        switch message.string("type") {
        case "text":
            guard let text = message.string("text") else { return nil }
            self = .text(text)
        case "location":
            guard let latitude = message.number("latitude"), let longitude = message.number("longitude")
            else { return nil }
            self = .location(
                title: message.string("title"), address: message.string("address"), latitude: latitude,
                longitude: longitude)
        case "sticker":
            self = .sticker(packageID: message.string("packageId"), stickerID: message.string("stickerId"))
        case "image": self = .image
        case "video": self = .video
        case "audio": self = .audio
        case "file": self = .file(name: message.string("fileName"))
        case let other?: self = .other(type: other)
        case nil: return nil
        }
    }
}

extension Postback {
    fileprivate init?(_ postback: JSONObject) {
        guard let data = postback.string("data") else { return nil }
        self.data = data
        guard let parameters = postback.object("params") else {
            choice = nil
            return
        }
        if let date = parameters.string("date") {
            choice = .date(date)
        } else if let time = parameters.string("time") {
            choice = .time(time)
        } else if let dateTime = parameters.string("datetime") {
            choice = .dateTime(dateTime)
        } else {
            let alias = parameters.string("newRichMenuAliasId")
            let status = parameters.string("status")
            choice = alias == nil && status == nil ? nil : .richMenu(alias: alias, status: status)
        }
    }
}
