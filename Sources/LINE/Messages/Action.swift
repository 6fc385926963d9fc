/// What a tap does. https://developers.line.biz/en/reference/messaging-api/#action-objects
///
/// A label is required on buttons and quick replies, and may be left out on Flex boxes, texts and images.
package enum Action: Sendable, Equatable {
    /// Sends `text` as the person's own message: at most 300 graphemes.
    case message(label: String?, text: String)
    /// Sends `data` to us, and shows `displayText` as the person's message: at most 300 each.
    case postback(label: String?, data: String, displayText: String? = nil)
    /// Opens an https, http, line or tel address, percent-encoded: at most 1,000.
    case uri(label: String?, uri: String)
    case datePicker(label: String?, DatePicker)
    /// Lets the person choose a place; only in quick replies.
    case location(label: String)

    /// The text on the button.
    package var label: String? {
        switch self {
        case .message(let label, _), .postback(let label, _, _), .uri(let label, _), .datePicker(let label, _): label
        case .location(let label): label
        }
    }
}

/// LINE's picker for a date, a time or both; the choice comes back as a postback with `data`.
///
/// Values are spelled as LINE does: `2026-11-22`, `09:30`, `2026-11-22T09:30`.
package struct DatePicker: Sendable, Equatable {
    /// What is picked.
    package enum Mode: String, Sendable, Equatable, Encodable {
        case date
        case time
        case dateTime = "datetime"
    }

    package var data: String
    package var mode: Mode
    package var initial: String?
    package var earliest: String?
    package var latest: String?

    package init(
        data: String, mode: Mode = .date, initial: String? = nil, earliest: String? = nil, latest: String? = nil
    ) {
        self.data = data
        self.mode = mode
        self.initial = initial
        self.earliest = earliest
        self.latest = latest
    }
}

extension Action: Encodable {
    package func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: AnyKey.self)
        try object.encodeIfPresent(label, forKey: "label")
        switch self {
        case .message(_, let text):
            try object.encode("message", forKey: "type")
            try object.encode(text, forKey: "text")
        case .postback(_, let data, let displayText):
            try object.encode("postback", forKey: "type")
            try object.encode(data, forKey: "data")
            try object.encodeIfPresent(displayText, forKey: "displayText")
        case .uri(_, let uri):
            try object.encode("uri", forKey: "type")
            try object.encode(uri, forKey: "uri")
        case .datePicker(_, let picker):
            try object.encode("datetimepicker", forKey: "type")
            try object.encode(picker.data, forKey: "data")
            try object.encode(picker.mode, forKey: "mode")
            try object.encodeIfPresent(picker.initial, forKey: "initial")
            try object.encodeIfPresent(picker.earliest, forKey: "min")
            try object.encodeIfPresent(picker.latest, forKey: "max")
        case .location:
            try object.encode("location", forKey: "type")
        }
    }
}
