extension Inspection {
    mutating func flex(_ container: FlexContainer, at path: String) {
        switch container {
        case .bubble(let bubble): self.bubble(bubble, at: path)
        case .carousel(let bubbles):
            count(bubbles.count, Platform.Count.bubbles, of: "bubbles", at: path + ".contents")
            for (index, bubble) in bubbles.enumerated() { self.bubble(bubble, at: path + ".contents[\(index)]") }
            if Set(bubbles.map { $0.size ?? .mega }).count > 1 {
                fault("bubbles of different sizes, all must have one", at: path + ".contents")
            }
            bytes(CanonicalJSON.encode(container).count, atMost: Platform.Size.carousel, at: path)
        }
    }

    private mutating func bubble(_ bubble: FlexBubble, at path: String) {
        if let header = bubble.header { box(header, at: path + ".header") }
        if let hero = bubble.hero {
            switch hero {
            case .box, .image: component(hero, at: path + ".hero")
            case .text, .button, .separator: fault("neither an image nor a box", at: path + ".hero")
            }
        }
        if let body = bubble.body { box(body, at: path + ".body") }
        if let footer = bubble.footer { box(footer, at: path + ".footer") }
        if let action = bubble.action { self.action(action, on: .flexPart, at: path + ".action") }
        bytes(CanonicalJSON.encode(bubble).count, atMost: Platform.Size.bubble, at: path)
    }

    private mutating func box(_ box: FlexBox, at path: String) {
        color(box.backgroundColor, at: path + ".backgroundColor")
        share(box.flex, at: path)
        if let action = box.action { self.action(action, on: .flexPart, at: path + ".action") }
        for (index, part) in box.contents.enumerated() {
            let path = path + ".contents[\(index)]"
            if box.layout == .baseline {
                guard case .text = part else {
                    fault("not a text, which is all a baseline box may hold", at: path)
                    continue
                }
            }
            component(part, at: path)
        }
    }

    private mutating func component(_ component: FlexComponent, at path: String) {
        switch component {
        case .box(let box): self.box(box, at: path)
        case .text(let text): self.text(text, at: path)
        case .button(let button):
            action(button.action, on: .flexButton, at: path + ".action")
            color(button.color, at: path + ".color")
            share(button.flex, at: path)
        case .image(let image):
            address(image.url, Platform.Length.address, schemes: ["https"], at: path + ".url")
            if let action = image.action { self.action(action, on: .flexPart, at: path + ".action") }
        case .separator(let separator): color(separator.color, at: path + ".color")
        }
    }

    private mutating func text(_ text: FlexText, at path: String) {
        if text.text.isEmpty { fault("empty, at least 1 character", at: path + ".text") }
        if text.size == .full { fault("“full”, which only images may have", at: path + ".size") }
        if let lines = text.maxLines, lines < 0 { fault("\(lines), at least 0", at: path + ".maxLines") }
        color(text.color, at: path + ".color")
        share(text.flex, at: path)
        if let action = text.action { self.action(action, on: .flexPart, at: path + ".action") }
    }

    private mutating func share(_ flex: Int?, at path: String) {
        if let flex, flex < 0 { fault("\(flex), at least 0", at: path + ".flex") }
    }
}
