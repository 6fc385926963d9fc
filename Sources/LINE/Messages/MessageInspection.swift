extension Inspection {
    /// Checks every limit that LINE documents for what one request sends.
    mutating func messages(_ messages: [Message]) {
        count(messages.count, Platform.Count.messages, of: "messages", at: "messages")
        for (index, message) in messages.enumerated() { self.message(message, at: "messages[\(index)]") }
    }

    private mutating func message(_ message: Message, at path: String) {
        switch message.content {
        case .text(let text): self.text(text, Platform.Length.text, at: path + ".text")
        case .flex(let altText, let container):
            text(altText, Platform.Length.altText, at: path + ".altText")
            flex(container, at: path + ".contents")
        }
        if let quickReply = message.quickReply { self.quickReply(quickReply, at: path + ".quickReply") }
        if let sender = message.sender { self.sender(sender, at: path + ".sender") }
    }

    private mutating func quickReply(_ quickReply: QuickReply, at path: String) {
        count(quickReply.items.count, Platform.Count.quickReplyItems, of: "items", at: path + ".items")
        for (index, item) in quickReply.items.enumerated() {
            let path = path + ".items[\(index)]"
            action(item.action, on: .quickReply, at: path + ".action")
            if let icon = item.icon {
                address(icon, Platform.Length.address, schemes: ["https"], at: path + ".imageUrl")
            }
        }
    }

    private mutating func sender(_ sender: Sender, at path: String) {
        if let name = sender.name {
            text(name, Platform.Length.senderName, at: path + ".name")
            for word in Platform.wordsRefusedInSenderName where name.contains(word) {
                fault("contains “\(word)”, which LINE refuses", at: path + ".name")
            }
        }
        if let icon = sender.iconUrl {
            address(icon, Platform.Length.address, schemes: ["https"], at: path + ".iconUrl")
        }
    }
}

/// What carries an action: this decides about its label.
enum ActionPlace {
    case quickReply, richMenu, flexButton, flexPart

    var labelLimit: TextLimit {
        switch self {
        case .quickReply, .richMenu: Platform.Length.label
        case .flexButton, .flexPart: Platform.Length.flexLabel
        }
    }

    var needsLabel: Bool { self == .quickReply || self == .flexButton }
}

extension Inspection {
    mutating func action(_ action: Action, on place: ActionPlace, at path: String) {
        if let label = action.label {
            text(label, place.labelLimit, at: path + ".label")
        } else if place.needsLabel {
            fault("missing, a button needs a label", at: path + ".label")
        }
        switch action {
        case .message(_, let text): self.text(text, Platform.Length.actionText, at: path + ".text")
        case .postback(_, let data, let displayText):
            text(data, Platform.Length.postbackData, at: path + ".data")
            if let displayText { text(displayText, Platform.Length.actionText, at: path + ".displayText") }
        case .uri(_, let uri):
            address(uri, Platform.Length.actionAddress, schemes: Platform.actionSchemes, at: path + ".uri")
        case .datePicker(_, let picker): self.picker(picker, at: path)
        case .location:
            if place != .quickReply { fault("a location action, which only quick replies may have", at: path) }
        }
    }

    private mutating func picker(_ picker: DatePicker, at path: String) {
        text(picker.data, Platform.Length.postbackData, at: path + ".data")
        let values = [("min", picker.earliest), ("initial", picker.initial), ("max", picker.latest)]
        for case (let name, let value?) in values where !picker.mode.fits(value) {
            fault("not spelled as \(picker.mode.pattern)", at: path + ".\(name)")
        }
        // All three spellings sort as text in the order of time.
        let given = values.compactMap { name, value in value.map { (name, $0) } }
        for (before, after) in zip(given, given.dropFirst()) where before.1 > after.1 {
            fault("before \(before.0)", at: path + ".\(after.0)")
        }
        if let earliest = picker.earliest, earliest == picker.latest { fault("the same as min", at: path + ".max") }
    }
}

extension DatePicker.Mode {
    /// The spelling, with 0 for any digit.
    fileprivate var pattern: String {
        switch self {
        case .date: "0000-00-00"
        case .time: "00:00"
        case .dateTime: "0000-00-00T00:00"
        }
    }

    fileprivate func fits(_ value: String) -> Bool {
        value.utf8.count == pattern.utf8.count
            && zip(value.utf8, pattern.utf8).allSatisfy { byte, mask in
                mask == UInt8(ascii: "0") ? (0x30...0x39).contains(byte) : byte == mask
            }
    }
}
