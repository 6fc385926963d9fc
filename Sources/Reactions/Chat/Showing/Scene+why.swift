package import Delivery
package import Events
import Households
import LINE
package import Places

/// Why a family was sent a message.
package struct MessageReason: Sendable {
    /// What was sent, as the catalogue of today has it; nil if it is no longer there.
    package let entry: StageEntry?
    /// The children whom it concerned; none when it was about the household.
    package let children: [ChildNumber]
    /// The municipality whose words were beside it.
    package let notedBy: MunicipalityCode?

    package init(entry: StageEntry?, children: [ChildNumber], notedBy: MunicipalityCode? = nil) {
        self.entry = entry
        self.notedBy = notedBy
        self.children = children
    }
}

extension MessageReason {
    /// Who sent it, as the chat says it.
    package static let office = ChatTexts.Reason.kanagawa[.japanese]
}

extension StageEntry {
    /// When it is sent, as the chat says it.
    package var rule: String { ChatTexts.rule(trigger)[.japanese] }
}

/// The answer to 「なぜ届いた？」.
extension Scene {
    private typealias Texts = ChatTexts.Reason

    func why() -> [Message] {
        guard let reason else { return [.text(say(Texts.notKnown), quickReply: menuReply)] }
        guard let entry = reason.entry else { return [.text(say(Texts.ruleChanged), quickReply: menuReply)] }
        var rows = [
            Card.Row(caption: say(Texts.message), text: entry.words[family.language].title),
            Card.Row(caption: say(Texts.rule), text: say(ChatTexts.rule(entry.trigger))),
        ]
        rows += data(of: reason.children, for: entry)
        rows.append(Card.Row(caption: say(Texts.office), text: say(Texts.kanagawa)))
        if let author = reason.notedBy {
            let name = atlas.gazetteer.name(of: author, in: family.language)
            rows.append(Card.Row(caption: say(Texts.notedBy), text: name))
        }
        let mute = button(Texts.mute, .topic(entry.topic, wanted: false))
        let card = Card(
            title: say(Texts.title), lead: nil, rows: rows, note: say(Texts.howToMute(entry.topic)), footer: mute)
        return [card.message(altText: say(Texts.title), quickReply: menuReply)]
    }

    /// What the family told and the rule used. A child of whom it wants to hear no more is not named.
    private func data(of children: [ChildNumber], for entry: StageEntry) -> [Card.Row] {
        let open = family.openChildren
        var rows = children.compactMap { number -> Card.Row? in
            guard let place = open.firstIndex(where: { $0.number == number }) else { return nil }
            switch open[place].child {
            case .expecting(let due?): return Card.Row(caption: say(Texts.due), text: say(due))
            case .born(let born?): return Card.Row(caption: say(Texts.born(place + 1)), text: say(born))
            case .expecting(nil), .born(nil), .removed, .lost: return nil
            }
        }
        if let home = family.residence, entry.offeredSince != nil || entry.trigger.usesMunicipality {
            rows.append(Card.Row(caption: say(ChatTexts.Family.residence), text: name(of: home.municipality)))
        }
        return rows
    }
}

extension Trigger {
    fileprivate var usesMunicipality: Bool {
        switch self {
        case .municipalDeadline: true
        case .pregnancyWeek, .dayAfterBirth, .ageMonths, .gradeDate, .fixedDate, .event: false
        }
    }
}
