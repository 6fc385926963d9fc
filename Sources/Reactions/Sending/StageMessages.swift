import Crypto
package import Delivery
package import Events
package import LINE
import EventModel

/// How stage messages look on the phone: one bubble an entry, several in a carousel.
///
/// The words on the lock screen (`altText`) say only that there is news: a phone lies on tables where others see it.
package struct StageMessages: Sendable {
    private let schedule: StageSchedule

    package init(_ schedule: StageSchedule) { self.schedule = schedule }

    /// What is sent for a content, and the hash that names it. Offices that say the same have contents of their own,
    /// because each is named above its words.
    package func compose(_ content: ContentKey) throws(MessageFaults) -> (id: ContentID, messages: EncodedMessages) {
        let messages = try EncodedMessages(messages(content))
        return (ContentID(Hexadecimal.text(of: SHA256.hash(data: messages.json))), messages)
    }

    /// The same before it is encoded.
    func messages(_ content: ContentKey) -> [Message] {
        let labels = StageLabels(content.language)
        let bubbles = content.entries.indices.map { place in
            let entry = schedule.catalogue.entries[content.entries[place]]
            let author = content.notedBy.isEmpty ? nil : content.notedBy[place]
            let note = author.flatMap { schedule.notes.own(of: $0, on: entry.key) }
            return bubble(entry, note, shops(of: entry, in: content), content.language, labels)
        }
        return content.carousels.map { places in
            let some = Array(bubbles[places])
            let container: FlexContainer = some.count == 1 ? .bubble(some[0]) : .carousel(some)
            return .flex(altText: labels.altText(some.count), container)
        }
    }

    private func bubble(
        _ entry: StageEntry, _ note: LocalNote?, _ shops: [FlexComponent], _ language: Language, _ labels: StageLabels
    ) -> FlexBubble {
        let words = entry.words[language]
        var contents: [FlexComponent] = [
            .text(FlexText(labels.name(of: entry.topic), size: .xs, weight: .bold, color: Palette.topic)),
            .text(FlexText(words.title, size: .lg, weight: .bold, color: Palette.ink, wrap: true)),
            .text(FlexText(words.body, size: .sm, color: Palette.ink, wrap: true, margin: .md)),
        ]
        contents += shops
        if let note {
            let name = labels.from(schedule.placeName(note.municipality, language))
            contents += [
                .text(FlexText(name, size: .xs, weight: .bold, color: Palette.topic, wrap: true, margin: .lg)),
                .text(FlexText(note.words[language], size: .sm, color: Palette.ink, wrap: true)),
            ]
        }
        // The catalogue's sources are evidence for the offices; a family is sent to its own municipality.
        if entry.municipalVariation {
            contents.append(
                .text(FlexText(labels.askMunicipality, size: .xs, color: Palette.quiet, wrap: true, margin: .lg)))
        }
        return FlexBubble(
            size: .mega, body: FlexBox(.vertical, contents, spacing: .sm), footer: footer(entry, labels))
    }

    /// The shops that the entry tells of: names and benefits in the shops' own words.
    private func shops(of entry: StageEntry, in content: ContentKey) -> [FlexComponent] {
        guard entry.topic == .newShops, let issue = content.shops else { return [] }
        let shops = schedule.shops.told(on: issue.day, for: schedule.within(issue.municipality))
        var lines: [FlexComponent] = shops.prefix(Self.mostShops).flatMap { shop -> [FlexComponent] in
            [
                .text(FlexText(shop.name, size: .sm, weight: .bold, color: Palette.ink, wrap: true, margin: .lg)),
                .text(FlexText(shop.benefit, size: .sm, color: Palette.ink, wrap: true)),
            ]
        }
        if shops.count > Self.mostShops {
            let rest = StageLabels(content.language).furtherShops(shops.count - Self.mostShops)
            lines.append(.text(FlexText(rest, size: .sm, color: Palette.ink, wrap: true, margin: .lg)))
        }
        return lines
    }

    /// More are not read on a phone, and a firm may bring two hundred at once.
    private static let mostShops = 8

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
