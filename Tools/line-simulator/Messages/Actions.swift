extension Checker {
    /// Where an action stands decides how long its label may be and whether it must have one.
    enum ActionHome {
        case quickReply, template, imageCarousel, flexButton, flexOther, richMenu

        var labelLimit: Int {
            switch self {
            case .quickReply, .template, .richMenu: 20
            case .flexButton, .flexOther: 40
            case .imageCarousel: 12
            }
        }
        var needsLabel: Bool { self != .richMenu && self != .flexOther }
    }

    /// https://developers.line.biz/en/reference/messaging-api/#action-objects
    mutating func action(_ value: JSON?, home: ActionHome, at place: Place) {
        guard let action = object(value, at: place) else { return }
        var kinds = ["postback", "message", "uri", "datetimepicker", "clipboard"]
        if home == .quickReply { kinds += ["camera", "cameraRoll", "location"] }
        if home == .richMenu { kinds += ["richmenuswitch"] }
        guard let kind = choice(action, "type", of: kinds, at: place, required: true) else { return }
        text(
            action, "label", at: place, required: home.needsLabel, longest: home.labelLimit, in: .graphemes)
        switch kind {
        case "postback": postback(action, at: place)
        case "message": text(action, "text", at: place, longest: 300, in: .graphemes)
        case "uri":
            address(action, "uri", schemes: ["http", "https", "line", "tel"], longest: 1_000, at: place)
        case "datetimepicker": dateTimePicker(action, at: place)
        case "clipboard": text(action, "clipboardText", at: place, longest: 1_000)
        case "richmenuswitch":
            text(action, "richMenuAliasId", at: place, longest: 32)
            text(action, "data", at: place, longest: 300)
        default: break
        }
    }

    private mutating func postback(_ action: [String: JSON], at place: Place) {
        text(action, "data", at: place, longest: 300)
        text(action, "displayText", at: place, required: false, longest: 300, in: .graphemes)
        text(action, "text", at: place, required: false, longest: 300, in: .graphemes)
        if action["displayText"] != nil, action["text"] != nil {
            refuse("displayText and text can't be used together", at: place)
        }
        let option = choice(
            action, "inputOption", of: ["closeRichMenu", "openRichMenu", "openKeyboard", "openVoice"], at: place)
        if text(action, "fillInText", at: place, required: false, longest: 300, in: .graphemes) != nil,
            option != "openKeyboard"
        {
            refuse("Needs inputOption openKeyboard", at: place.field("fillInText"))
        }
    }

    /// https://developers.line.biz/en/reference/messaging-api/#datetime-picker-action
    private mutating func dateTimePicker(_ action: [String: JSON], at place: Place) {
        text(action, "data", at: place, longest: 300)
        guard let name = choice(action, "mode", of: ["date", "time", "datetime"], at: place, required: true),
            let mode = PickerMode(rawValue: name)
        else { return }
        var values: [String: String] = [:]
        for field in ["initial", "min", "max"] {
            guard let value = action[field], value != .null else { continue }
            if let text = value.text, mode.accepts(text) {
                values[field] = mode.ordered(text)
            } else {
                refuse("Must be in the form \(mode.form)", at: place.field(field))
            }
        }
        if let least = values["min"], let most = values["max"], least >= most {
            refuse("Must be later than min", at: place.field("max"))
        }
        if let initial = values["initial"], initial < values["min"] ?? initial || initial > values["max"] ?? initial {
            refuse("Must be between min and max", at: place.field("initial"))
        }
    }
}
