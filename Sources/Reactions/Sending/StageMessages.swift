import Crypto
package import Delivery
package import Events
package import LINE
import EventStore

/// How stage messages look on the phone: one bubble an entry, several in a carousel.
///
/// The words on the lock screen (`altText`) say only that there is news: a phone lies on tables where others see it.
package struct StageMessages: Sendable {
    private let catalogue: StageCatalogue

    package init(_ catalogue: StageCatalogue) { self.catalogue = catalogue }

    /// What is sent for a content, and the hash that names it.
    package func compose(_ content: ContentKey) throws(MessageFaults) -> (id: ContentID, messages: EncodedMessages) {
        let messages = try EncodedMessages(messages(content))
        return (ContentID(Hexadecimal.text(of: SHA256.hash(data: messages.json))), messages)
    }

    /// The same before it is encoded.
    func messages(_ content: ContentKey) -> [Message] {
        let labels = StageLabels(content.language)
        return content.carousels.map { entries in
            let bubbles = entries.map { bubble(catalogue.entries[$0], content.language, labels) }
            let container: FlexContainer = bubbles.count == 1 ? .bubble(bubbles[0]) : .carousel(bubbles)
            return .flex(altText: labels.altText(entries.count), container)
        }
    }

    private func bubble(_ entry: StageEntry, _ language: Language, _ labels: StageLabels) -> FlexBubble {
        let words = entry.words[language]
        var contents: [FlexComponent] = [
            .text(FlexText(labels.name(of: entry.topic), size: .xs, weight: .bold, color: Palette.topic)),
            .text(FlexText(words.title, size: .lg, weight: .bold, color: Palette.ink, wrap: true)),
            .text(FlexText(words.body, size: .sm, color: Palette.ink, wrap: true, margin: .md)),
        ]
        // The catalogue's sources are evidence for the offices; a family is sent to its own municipality.
        if entry.municipalVariation {
            contents.append(
                .text(FlexText(labels.askMunicipality, size: .xs, color: Palette.quiet, wrap: true, margin: .lg)))
        }
        return FlexBubble(
            size: .mega, body: FlexBox(.vertical, contents, spacing: .sm), footer: footer(entry, labels))
    }

    private func footer(_ entry: StageEntry, _ labels: StageLabels) -> FlexBox {
        let why = Action.postback(label: labels.why, data: "show:why:\(entry.key)", displayText: labels.why)
        let mute = Action.postback(
            label: labels.mute, data: "topic:\(entry.topic.rawValue):off", displayText: labels.mute)
        return FlexBox(
            .vertical,
            [
                .button(FlexButton(why, style: .link, color: Palette.topic, height: .sm)),
                .button(FlexButton(mute, style: .link, color: Palette.quiet, height: .sm)),
            ], spacing: FlexSpace.none)
    }
}

/// Colours with at least 4.5:1 contrast on white (WCAG 2.2, 1.4.3).
enum Palette {
    static let ink = "#1F2A2E"
    static let quiet = "#5B686D"
    static let topic = "#00695C"
}
