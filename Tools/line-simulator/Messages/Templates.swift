extension Checker {
    /// https://developers.line.biz/en/reference/messaging-api/#template-messages
    mutating func template(_ message: [String: JSON], at place: Place) {
        text(message, "altText", at: place, longest: 1_500)
        let place = place.field("template")
        guard let template = object(message["template"], at: place),
            let kind = choice(
                template, "type", of: ["buttons", "confirm", "carousel", "image_carousel"], at: place, required: true)
        else { return }
        switch kind {
        case "buttons":
            column(template, plain: 160, captioned: 60, actions: 1...4, at: place)
        case "confirm":
            text(template, "text", at: place, longest: 240, in: .graphemes)
            actions(template, 2...2, at: place)
        case "carousel": carousel(template, at: place)
        default: imageCarousel(template, at: place)
        }
    }

    private mutating func column(
        _ column: [String: JSON], plain: Int, captioned: Int, actions count: ClosedRange<Int>, at place: Place
    ) {
        let image = column["thumbnailImageUrl"]?.text != nil
        let title = column["title"]?.text != nil
        text(column, "text", at: place, longest: image || title ? captioned : plain, in: .graphemes)
        text(column, "title", at: place, required: false, longest: 40, in: .graphemes)
        address(column, "thumbnailImageUrl", schemes: ["https"], longest: 2_000, at: place, required: false)
        if let action = column["defaultAction"], action != .null {
            self.action(action, home: .flexOther, at: place.field("defaultAction"))
        }
        actions(column, count, at: place)
    }

    private mutating func actions(_ holder: [String: JSON], _ count: ClosedRange<Int>, at place: Place) {
        for (index, action) in (list(holder, "actions", size: count, at: place) ?? []).enumerated() {
            self.action(action, home: .template, at: place.field("actions").item(index))
        }
    }

    private mutating func carousel(_ template: [String: JSON], at place: Place) {
        let columns = list(template, "columns", size: 1...10, at: place) ?? []
        for (index, value) in columns.enumerated() {
            let place = place.field("columns").item(index)
            guard let column = object(value, at: place) else { continue }
            self.column(column, plain: 120, captioned: 60, actions: 1...3, at: place)
        }
        if Set(columns.map { $0["actions"]?.list?.count ?? 0 }).count > 1 {
            refuse("All columns must have the same number of actions", at: place.field("columns"))
        }
    }

    private mutating func imageCarousel(_ template: [String: JSON], at place: Place) {
        for (index, value) in (list(template, "columns", size: 1...10, at: place) ?? []).enumerated() {
            let place = place.field("columns").item(index)
            guard let column = object(value, at: place) else { continue }
            address(column, "imageUrl", schemes: ["https"], longest: 2_000, at: place)
            action(column["action"], home: .imageCarousel, at: place.field("action"))
        }
    }

    /// https://developers.line.biz/en/reference/messaging-api/#imagemap-message
    mutating func imagemap(_ message: [String: JSON], at place: Place) {
        text(message, "altText", at: place, longest: 1_500)
        address(message, "baseUrl", schemes: ["https"], longest: 2_000, at: place)
        if let size = object(message["baseSize"], at: place.field("baseSize")) {
            whole(size, "width", in: 1_040...1_040, at: place.field("baseSize"), required: true)
            whole(size, "height", in: 1...100_000, at: place.field("baseSize"), required: true)
        }
        for (index, value) in (list(message, "actions", size: 1...50, at: place) ?? []).enumerated() {
            let place = place.field("actions").item(index)
            guard let action = object(value, at: place),
                let kind = choice(action, "type", of: ["uri", "message", "clipboard"], at: place, required: true)
            else { continue }
            switch kind {
            case "uri":
                address(action, "linkUri", schemes: ["http", "https", "line", "tel"], longest: 1_000, at: place)
            case "message": text(action, "text", at: place, longest: 400)
            default: text(action, "clipboardText", at: place, longest: 1_000)
            }
            _ = object(action["area"], at: place.field("area"))
        }
    }
}
