extension Checker {
    /// Flex limits in bytes; LINE says "KB" without saying which, so the smaller meaning holds.
    enum FlexLimit {
        static let bubble = 30_000
        static let carousel = 50_000
        static let bubbles = 12
    }

    /// https://developers.line.biz/en/reference/messaging-api/#flex-message
    mutating func flex(_ message: [String: JSON], at place: Place) {
        text(message, "altText", at: place, longest: 1_500)
        guard let container = object(message["contents"], at: place.field("contents")) else { return }
        switch choice(container, "type", of: ["bubble", "carousel"], at: .flex, required: true) {
        case "bubble": bubble(container, at: .flex, inCarousel: false)
        case "carousel": flexCarousel(container)
        default: break
        }
    }

    private mutating func flexCarousel(_ carousel: [String: JSON]) {
        known(carousel, ["contents"], at: .flex)
        if JSON.object(carousel).bytes.count > FlexLimit.carousel {
            refuse("A carousel may not be larger than 50 KB", at: .flex)
        }
        let bubbles = list(carousel, "contents", size: 1...FlexLimit.bubbles, at: .flex) ?? []
        for (index, value) in bubbles.enumerated() {
            let place = Place.flex.field("contents").item(index)
            guard let bubble = object(value, at: place) else { continue }
            choice(bubble, "type", of: ["bubble"], at: place, required: true)
            self.bubble(bubble, at: place, inCarousel: true)
        }
        if Set(bubbles.map { $0["size"]?.text ?? "mega" }).count > 1 {
            refuse("All bubbles of a carousel must have the same size", at: Place.flex.field("contents"))
        }
    }

    private mutating func bubble(_ bubble: [String: JSON], at place: Place, inCarousel: Bool) {
        known(
            bubble, ["size", "direction", "header", "hero", "body", "footer", "styles", "action"], at: place)
        if JSON.object(bubble).bytes.count > FlexLimit.bubble {
            refuse("A bubble may not be larger than 30 KB", at: place)
        }
        choice(bubble, "size", of: ["nano", "micro", "deca", "hecto", "kilo", "mega", "giga"], at: place)
        choice(bubble, "direction", of: ["ltr", "rtl"], at: place)
        for block in ["header", "body", "footer"] {
            if let value = bubble[block] { component(value, among: ["box"], at: place.field(block)) }
        }
        if let hero = bubble["hero"] {
            let video = !inCarousel && ["kilo", "mega", "giga"].contains(bubble["size"]?.text ?? "mega")
            component(hero, among: video ? ["box", "image", "video"] : ["box", "image"], at: place.field("hero"))
        }
        if ["header", "hero", "body", "footer"].allSatisfy({ bubble[$0] == nil }) {
            refuse("At least one block must be specified", at: place)
        }
        if let action = bubble["action"] { self.action(action, home: .flexOther, at: place.field("action")) }
        if let styles = bubble["styles"] { blockStyles(styles, at: place.field("styles")) }
    }

    private mutating func blockStyles(_ value: JSON, at place: Place) {
        guard let styles = object(value, at: place) else { return }
        let blocks = ["header", "hero", "body", "footer"]
        for name in styles.keys.sorted() where !blocks.contains(name) {
            refuse("unknown field", at: place.field(name))
        }
        for name in blocks {
            guard let style = styles[name], let fields = object(style, at: place.field(name)) else { continue }
            let place = place.field(name)
            for key in fields.keys.sorted() {
                guard ["backgroundColor", "separator", "separatorColor"].contains(key) else {
                    refuse("unknown field", at: place.field(key))
                    continue
                }
                flexValue(key == "separator" ? .flag : .color, fields, key, at: place)
            }
        }
    }

    /// Flex is the one place where LINE refuses fields it does not know.
    mutating func known(_ object: [String: JSON], _ names: [String], at place: Place) {
        for name in object.keys.sorted() where name != "type" && !names.contains(name) {
            refuse("unknown field", at: place.field(name))
        }
    }
}
