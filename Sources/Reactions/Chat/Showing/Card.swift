import LINE

/// A card with a title, a lead, rows and a button: the one look of everything that is more than a sentence.
struct Card {
    struct Row {
        var caption: String?
        var text: String
        var action: Action?
    }

    var title: String
    var lead: String?
    var rows: [Row]
    var note: String?
    var footer: Action?

    /// Contrast on white and on the tint is above 7:1 for texts and above 4.5:1 for the button (WCAG 2.2, 1.4.3).
    enum Color {
        static let ink = "#1F2933"
        static let quiet = "#4A5663"
        static let accent = "#0B5F5F"
        static let tint = "#EEF6F5"
        static let line = "#D5DEE0"
    }

    func message(altText: String, quickReply: QuickReply? = nil) -> Message {
        .flex(altText: altText, .bubble(bubble), quickReply: quickReply)
    }

    private var bubble: FlexBubble {
        let head = FlexBox(
            .vertical, [.text(FlexText(title, size: .lg, weight: .bold, color: Color.accent))], paddingAll: .lg,
            backgroundColor: Color.tint)
        let foot = footer.map { action in
            FlexBox(.vertical, [.button(FlexButton(action, style: .primary, color: Color.accent))], paddingAll: .lg)
        }
        return FlexBubble(size: .mega, header: head, body: content, footer: foot)
    }

    private var content: FlexBox? {
        var parts: [FlexComponent] = []
        if let lead { parts.append(.text(FlexText(lead, size: .md, color: Color.ink))) }
        for row in rows {
            if !parts.isEmpty { parts.append(.separator(FlexSeparator(color: Color.line))) }
            parts.append(.box(box(for: row)))
        }
        if let note { parts.append(.text(FlexText(note, size: .sm, color: Color.quiet))) }
        return parts.isEmpty ? nil : FlexBox(.vertical, parts, spacing: .md, paddingAll: .lg)
    }

    private func box(for row: Row) -> FlexBox {
        var texts: [FlexComponent] = []
        if let caption = row.caption { texts.append(.text(FlexText(caption, size: .sm, color: Color.quiet))) }
        texts.append(.text(FlexText(row.text, size: .md, color: Color.ink)))
        let column = FlexBox(.vertical, texts, spacing: .xs, flex: 1)
        guard let action = row.action else { return column }
        let arrow = FlexText("›", size: .xl, color: Color.accent, align: .end, flex: 0)
        return FlexBox(.horizontal, [.box(column), .text(arrow)], spacing: .md, action: action)
    }
}
