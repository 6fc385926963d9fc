/// The frame of a Flex message. https://developers.line.biz/en/reference/messaging-api/#flex-message
package enum FlexContainer: Sendable, Equatable {
    case bubble(FlexBubble)
    /// One to twelve bubbles of the same size, side by side.
    case carousel([FlexBubble])
}

/// One card, of at most 30,000 bytes as JSON: header, hero, body and footer from top to bottom.
package struct FlexBubble: Sendable, Equatable, Encodable {
    /// Widths of a card.
    package enum Size: String, Sendable, Equatable, Encodable {
        case nano, micro, deca, hecto, kilo, mega, giga
    }

    let type = "bubble"
    package var size: Size?
    package var header: FlexBox?
    /// An image or a box.
    package var hero: FlexComponent?
    package var body: FlexBox?
    package var footer: FlexBox?
    package var action: Action?

    package init(
        size: Size? = nil, header: FlexBox? = nil, hero: FlexComponent? = nil, body: FlexBox? = nil,
        footer: FlexBox? = nil, action: Action? = nil
    ) {
        self.size = size
        self.header = header
        self.hero = hero
        self.body = body
        self.footer = footer
        self.action = action
    }
}

/// A part of a card.
package indirect enum FlexComponent: Sendable, Equatable {
    case box(FlexBox)
    case text(FlexText)
    case button(FlexButton)
    case image(FlexImage)
    case separator(FlexSeparator)
}

/// Distances by name.
package enum FlexSpace: String, Sendable, Equatable, Encodable {
    case none, xs, sm, md, lg, xl, xxl
}

/// Sizes of texts and images by name; `full` for images only.
package enum FlexSize: String, Sendable, Equatable, Encodable {
    case xxs, xs, sm, md, lg, xl, xxl, full
    case xl3 = "3xl"
    case xl4 = "4xl"
    case xl5 = "5xl"
}

/// Where something stands across the direction of its box, or a text in its line.
package enum FlexAlign: String, Sendable, Equatable, Encodable {
    case start, end, center
}

extension FlexContainer: Encodable {
    package func encode(to encoder: any Encoder) throws {
        switch self {
        case .bubble(let bubble): try bubble.encode(to: encoder)
        case .carousel(let bubbles):
            var object = encoder.container(keyedBy: AnyKey.self)
            try object.encode("carousel", forKey: "type")
            try object.encode(bubbles, forKey: "contents")
        }
    }
}

extension FlexComponent: Encodable {
    package func encode(to encoder: any Encoder) throws {
        switch self {
        case .box(let box): try box.encode(to: encoder)
        case .text(let text): try text.encode(to: encoder)
        case .button(let button): try button.encode(to: encoder)
        case .image(let image): try image.encode(to: encoder)
        case .separator(let separator): try separator.encode(to: encoder)
        }
    }
}
