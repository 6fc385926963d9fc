extension Checker {
    /// https://developers.line.biz/en/reference/messaging-api/#quick-reply
    mutating func quickReply(_ value: JSON, at place: Place) {
        guard let reply = object(value, at: place), let items = list(reply, "items", size: 1...13, at: place) else {
            return
        }
        for (index, item) in items.enumerated() {
            let place = place.field("items").item(index)
            guard let item = object(item, at: place) else { continue }
            choice(item, "type", of: ["action"], at: place, required: true)
            address(item, "imageUrl", schemes: ["https"], longest: 2_000, at: place, required: false)
            action(item["action"], home: .quickReply, at: place.field("action"))
        }
    }
}
