extension Checker {
    private static let kinds = [
        "text", "textV2", "sticker", "image", "video", "audio", "location", "imagemap", "template", "flex", "coupon",
    ]

    /// The `messages` of a sending request: one to five.
    /// https://developers.line.biz/en/reference/messaging-api/#message-objects
    mutating func messages(of body: [String: JSON]) -> [JSON] {
        guard let messages = list(body, "messages", size: 1...5, at: .body) else { return [] }
        for (index, message) in messages.enumerated() {
            self.message(message, at: .message(index))
        }
        return messages
    }

    private mutating func message(_ value: JSON, at place: Place) {
        guard let message = object(value, at: place),
            let kind = choice(message, "type", of: Self.kinds, at: place, required: true)
        else { return }
        switch kind {
        case "text": plainText(message, at: place)
        case "textV2": textV2(message, at: place)
        case "sticker":
            text(message, "packageId", at: place, longest: 20)
            text(message, "stickerId", at: place, longest: 20)
        case "image", "video", "audio": media(kind, message, at: place)
        case "location": location(message, at: place)
        case "imagemap": imagemap(message, at: place)
        case "template": template(message, at: place)
        case "flex": flex(message, at: place)
        default: coupon(message, at: place)
        }
        if let reply = message["quickReply"], reply != .null { quickReply(reply, at: place.field("quickReply")) }
        if let sender = message["sender"], sender != .null { self.sender(sender, at: place.field("sender")) }
    }

    private mutating func plainText(_ message: [String: JSON], at place: Place) {
        guard let text = text(message, "text", at: place, longest: 5_000), message["emojis"] != nil,
            let emojis = list(message, "emojis", size: 0...20, at: place)
        else { return }
        let units = Array(text.utf16)
        for (index, emoji) in emojis.enumerated() {
            let place = place.field("emojis").item(index)
            guard let emoji = object(emoji, at: place) else { continue }
            self.text(emoji, "productId", at: place, longest: 100)
            self.text(emoji, "emojiId", at: place, longest: 100)
            guard let position = whole(emoji, "index", in: 0...5_000, at: place, required: true) else { continue }
            if !units.indices.contains(position) || units[position] != 0x24 {
                refuse("Must be the position of a $ in the text", at: place.field("index"))
            }
        }
    }

    private mutating func textV2(_ message: [String: JSON], at place: Place) {
        text(message, "text", at: place, longest: 5_000)
        guard let substitution = message["substitution"], substitution != .null,
            let entries = object(substitution, at: place.field("substitution"))
        else { return }
        if entries.count > 100 { refuse("Size must be between 0 and 100", at: place.field("substitution")) }
        for key in entries.keys.sorted() {
            if !Self.isWord(key, longest: 20) {
                refuse("Must match [0-9A-Za-z_]{1,20}", at: place.field("substitution").field(key))
            }
        }
    }

    /// `[0-9A-Za-z_]`, at least one.
    static func isWord(_ text: String, longest: Int) -> Bool {
        (1...longest).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                byte == 0x5F || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                    || (0x61...0x7A).contains(byte)
            }
    }

    private mutating func media(_ kind: String, _ message: [String: JSON], at place: Place) {
        address(message, "originalContentUrl", schemes: ["https"], longest: 2_000, at: place)
        if kind == "audio" {
            whole(message, "duration", in: 1...86_400_000, at: place, required: true)
        } else {
            address(message, "previewImageUrl", schemes: ["https"], longest: 2_000, at: place)
        }
        if kind == "video" { text(message, "trackingId", at: place, required: false, longest: 100) }
    }

    private mutating func location(_ message: [String: JSON], at place: Place) {
        text(message, "title", at: place, longest: 100)
        text(message, "address", at: place, longest: 100)
        decimal(message, "latitude", in: -90...90, at: place)
        decimal(message, "longitude", in: -180...180, at: place)
    }

    private mutating func coupon(_ message: [String: JSON], at place: Place) {
        text(message, "couponId", at: place, longest: 100)
        text(message, "deliveryTag", at: place, required: false, longest: 30)
    }

    private mutating func sender(_ value: JSON, at place: Place) {
        guard let sender = object(value, at: place) else { return }
        address(sender, "iconUrl", schemes: ["https"], longest: 2_000, at: place, required: false)
        if let name = text(sender, "name", at: place, required: false, longest: 20, in: .graphemes),
            name.uppercased().contains("LINE")
        {
            refuse("May not contain LINE", at: place.field("name"))
        }
    }
}
