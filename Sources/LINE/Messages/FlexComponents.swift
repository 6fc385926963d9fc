/// Parts in a row or a column.
package struct FlexBox: Sendable, Equatable, Encodable {
    /// The direction; `baseline` is a row aligned by its letters, for texts only.
    package enum Layout: String, Sendable, Equatable, Encodable {
        case vertical, horizontal, baseline
    }

    let type = "box"
    package var layout: Layout
    package var contents: [FlexComponent]
    package var spacing: FlexSpace?
    package var margin: FlexSpace?
    package var paddingAll: FlexSpace?
    /// `#RRGGBB` or `#RRGGBBAA`.
    package var backgroundColor: String?
    package var cornerRadius: FlexSpace?
    /// Share of the parent's length; 0 is as long as the contents.
    package var flex: Int?
    package var action: Action?

    package init(
        _ layout: Layout, _ contents: [FlexComponent], spacing: FlexSpace? = nil, margin: FlexSpace? = nil,
        paddingAll: FlexSpace? = nil, backgroundColor: String? = nil, cornerRadius: FlexSpace? = nil, flex: Int? = nil,
        action: Action? = nil
    ) {
        self.layout = layout
        self.contents = contents
        self.spacing = spacing
        self.margin = margin
        self.paddingAll = paddingAll
        self.backgroundColor = backgroundColor
        self.cornerRadius = cornerRadius
        self.flex = flex
        self.action = action
    }
}

/// A text, on one line unless `wrap`.
package struct FlexText: Sendable, Equatable, Encodable {
    /// Thickness of the letters.
    package enum Weight: String, Sendable, Equatable, Encodable {
        case regular, bold
    }

    let type = "text"
    package var text: String
    package var size: FlexSize?
    package var weight: Weight?
    package var color: String?
    package var wrap: Bool?
    package var maxLines: Int?
    package var align: FlexAlign?
    package var margin: FlexSpace?
    package var flex: Int?
    package var action: Action?

    package init(
        _ text: String, size: FlexSize? = nil, weight: Weight? = nil, color: String? = nil, wrap: Bool? = true,
        maxLines: Int? = nil, align: FlexAlign? = nil, margin: FlexSpace? = nil, flex: Int? = nil, action: Action? = nil
    ) {
        self.text = text
        self.size = size
        self.weight = weight
        self.color = color
        self.wrap = wrap
        self.maxLines = maxLines
        self.align = align
        self.margin = margin
        self.flex = flex
        self.action = action
    }
}

/// A button; its label has at most 40 graphemes.
package struct FlexButton: Sendable, Equatable, Encodable {
    /// `primary` and `secondary` are filled, `link` is not.
    package enum Style: String, Sendable, Equatable, Encodable {
        case primary, secondary, link
    }

    /// Height of the button.
    package enum Height: String, Sendable, Equatable, Encodable {
        case sm, md
    }

    let type = "button"
    package var action: Action
    package var style: Style?
    package var color: String?
    package var height: Height?
    package var margin: FlexSpace?
    package var flex: Int?

    package init(
        _ action: Action, style: Style? = nil, color: String? = nil, height: Height? = nil, margin: FlexSpace? = nil,
        flex: Int? = nil
    ) {
        self.action = action
        self.style = style
        self.color = color
        self.height = height
        self.margin = margin
        self.flex = flex
    }
}

/// A picture at an https address.
package struct FlexImage: Sendable, Equatable, Encodable {
    /// `cover` fills the frame and cuts, `fit` shows all.
    package enum AspectMode: String, Sendable, Equatable, Encodable {
        case cover, fit
    }

    let type = "image"
    package var url: String
    package var size: FlexSize?
    /// Width to height, such as `20:13`.
    package var aspectRatio: String?
    package var aspectMode: AspectMode?
    package var margin: FlexSpace?
    package var action: Action?

    package init(
        _ url: String, size: FlexSize? = nil, aspectRatio: String? = nil, aspectMode: AspectMode? = nil,
        margin: FlexSpace? = nil, action: Action? = nil
    ) {
        self.url = url
        self.size = size
        self.aspectRatio = aspectRatio
        self.aspectMode = aspectMode
        self.margin = margin
        self.action = action
    }
}

/// A thin line across the box.
package struct FlexSeparator: Sendable, Equatable, Encodable {
    let type = "separator"
    package var margin: FlexSpace?
    package var color: String?

    package init(margin: FlexSpace? = nil, color: String? = nil) {
        self.margin = margin
        self.color = color
    }
}
