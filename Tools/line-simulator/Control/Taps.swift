/// Tapping: the action of a button, done as a phone does it.
extension Platform {
    /// What the person enters when a tap opens a picker or a map.
    struct Entered: Sendable {
        var value: String?
        var latitude: Double?
        var longitude: Double?
        var title: String?
        var address: String?
    }

    /// Taps the n-th quick reply under the last message, or the one with this label.
    func tapQuickReply(_ id: UserID, number: Int?, label: String?, _ entered: Entered) async throws -> JSON {
        let items = try user(id).quickReplies.map { $0["action"] ?? .null }
        guard !items.isEmpty else { throw Refusal(409, "no quick reply is shown under the last message") }
        return try await perform(id, try pick(items, number: number, label: label), entered)
    }

    /// Taps a button of a message: the last one that has any, or the one with this id.
    func tapButton(
        _ id: UserID, message: String?, number: Int?, label: String?, _ entered: Entered
    ) async throws -> JSON {
        let shown = try user(id).chat.filter { $0.toUser && (message == nil || $0.id == message) }
        guard let entry = shown.last(where: { !Self.actions(in: $0.message).isEmpty }) else {
            throw Refusal(409, "no message with buttons is in the chat")
        }
        return try await perform(
            id, try pick(Self.actions(in: entry.message), number: number, label: label), entered)
    }

    /// Taps the button that does exactly this; it must be somewhere in the chat.
    func tapAction(_ id: UserID, _ action: JSON, _ entered: Entered) async throws -> JSON {
        let shown = try user(id).chat.contains { $0.toUser && Self.actions(in: $0.message).contains(action) }
        guard shown else { throw Refusal(409, "no message in the chat has this action") }
        return try await perform(id, action, entered)
    }

    /// Taps an area of the rich menu that this user sees.
    func tapMenu(_ id: UserID, number: Int?, label: String?, _ entered: Entered) async throws -> JSON {
        let areas = shownMenu(try user(id))["areas"]?.list ?? []
        guard !areas.isEmpty else { throw Refusal(409, "no rich menu is shown") }
        return try await perform(
            id, try pick(areas.map { $0["action"] ?? .null }, number: number, label: label), entered)
    }

    /// The actions of a message in reading order.
    static func actions(in message: JSON) -> [JSON] {
        switch message["type"]?.text {
        case "flex": flexActions(message["contents"] ?? .null)
        case "template":
            (message["template"]?["actions"]?.list ?? [])
                + (message["template"]?["columns"]?.list ?? []).flatMap {
                    ($0["actions"]?.list ?? []) + ($0["action"].map { [$0] } ?? [])
                }
        case "imagemap": message["actions"]?.list ?? []
        default: []
        }
    }

    private static func flexActions(_ node: JSON) -> [JSON] {
        var found = node["action"].map { [$0] } ?? []
        for block in ["header", "hero", "body", "footer"] {
            if let block = node[block] { found += flexActions(block) }
        }
        for child in node["contents"]?.list ?? [] { found += flexActions(child) }
        return found
    }

    private func pick(_ actions: [JSON], number: Int?, label: String?) throws -> JSON {
        if let label {
            if let action = actions.first(where: { $0["label"]?.text == label }) { return action }
            let labels = actions.compactMap { $0["label"]?.text }.joined(separator: ", ")
            throw Refusal(409, "no button is labelled \(label); there are: \(labels)")
        }
        let number = number ?? 1
        guard actions.indices.contains(number - 1) else {
            throw Refusal(409, "there is no button \(number); there are \(actions.count)")
        }
        return actions[number - 1]
    }

    /// Does an action. The answer says what was done, and what a phone would open.
    func perform(_ id: UserID, _ action: JSON, _ entered: Entered) async throws -> JSON {
        switch action["type"]?.text {
        case "message":
            try await say(id, text: action["text"]?.text ?? "")
        case "postback":
            let shown = action["displayText"]?.text ?? action["text"]?.text
            try await postback(id, data: action["data"]?.text ?? "", params: nil, shown: shown)
        case "datetimepicker":
            let params = try Self.picked(action, entered.value)
            try await postback(id, data: action["data"]?.text ?? "", params: params, shown: nil)
        case "location":
            guard let latitude = entered.latitude, let longitude = entered.longitude else {
                throw Refusal(400, "latitude, longitude: this button sends a location; give both")
            }
            try await sendLocation(
                id, latitude: latitude, longitude: longitude, title: entered.title, address: entered.address)
        case "uri": return ["action": action, "opens": action["uri"] ?? .null]
        case "clipboard": return ["action": action, "copies": action["clipboardText"] ?? .null]
        default: throw Refusal(400, "the phone does not play actions of type \(action["type"]?.text ?? "?")")
        }
        return ["action": action]
    }

    /// What a picker lets through: its form, and nothing outside min and max.
    private static func picked(_ action: JSON, _ value: String?) throws -> JSON {
        guard let mode = action["mode"]?.text.flatMap({ PickerMode(rawValue: $0) }) else {
            throw Refusal(400, "mode: unknown")
        }
        guard let value, mode.accepts(value) else {
            throw Refusal(400, "value: this button asks for a \(mode.rawValue), written \(mode.form)")
        }
        let least = action["min"]?.text ?? value
        let most = action["max"]?.text ?? value
        guard mode.ordered(least) <= mode.ordered(value), mode.ordered(value) <= mode.ordered(most) else {
            throw Refusal(400, "value: the picker allows \(least) to \(most) only")
        }
        return [mode.rawValue: .text(value)]
    }
}
