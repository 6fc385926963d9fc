/// A message that we send.
/// https://developers.line.biz/en/reference/messaging-api/#message-objects
package struct Message: Sendable, Equatable {
    /// What is shown.
    package enum Content: Sendable, Equatable {
        /// At most 5,000 UTF-16 units.
        case text(String)
        /// `altText` is what the list of chats and the notification show: at most 1,500 UTF-16 units.
        case flex(altText: String, FlexContainer)
    }

    package var content: Content
    /// Buttons above the keyboard; LINE shows only those of the last message.
    package var quickReply: QuickReply?
    package var sender: Sender?

    package init(_ content: Content, quickReply: QuickReply? = nil, sender: Sender? = nil) {
        self.content = content
        self.quickReply = quickReply
        self.sender = sender
    }

    /// A plain text.
    package static func text(_ text: String, quickReply: QuickReply? = nil) -> Message {
        Message(.text(text), quickReply: quickReply)
    }

    /// A Flex message.
    package static func flex(altText: String, _ container: FlexContainer, quickReply: QuickReply? = nil) -> Message {
        Message(.flex(altText: altText, container), quickReply: quickReply)
    }
}

/// Buttons that vanish with the next message: one to thirteen.
package struct QuickReply: Sendable, Equatable {
    /// One button, with an optional icon (https, PNG).
    package struct Item: Sendable, Equatable {
        package var action: Action
        package var icon: String?

        package init(_ action: Action, icon: String? = nil) {
            self.action = action
            self.icon = icon
        }
    }

    package var items: [Item]

    package init(_ items: [Item]) { self.items = items }

    /// Buttons without icons.
    package init(_ actions: [Action]) { items = actions.map { Item($0) } }
}

/// Name and icon shown instead of the account's own.
package struct Sender: Sendable, Equatable, Encodable {
    /// At most 20 UTF-16 units, and not with the word LINE.
    package var name: String?
    package var iconUrl: String?

    package init(name: String? = nil, iconUrl: String? = nil) {
        self.name = name
        self.iconUrl = iconUrl
    }
}

extension Message: Encodable {
    package func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: AnyKey.self)
        switch content {
        case .text(let text):
            try object.encode("text", forKey: "type")
            try object.encode(text, forKey: "text")
        case .flex(let altText, let container):
            try object.encode("flex", forKey: "type")
            try object.encode(altText, forKey: "altText")
            try object.encode(container, forKey: "contents")
        }
        try object.encodeIfPresent(quickReply, forKey: "quickReply")
        try object.encodeIfPresent(sender, forKey: "sender")
    }
}

extension QuickReply: Encodable {}

extension QuickReply.Item: Encodable {
    package func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: AnyKey.self)
        try object.encode("action", forKey: "type")
        try object.encodeIfPresent(icon, forKey: "imageUrl")
        try object.encode(action, forKey: "action")
    }
}
