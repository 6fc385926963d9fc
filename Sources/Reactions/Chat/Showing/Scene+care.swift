import Households
import LINE

extension Scene {
    /// The way out of LINE to a counsellor; nothing where there is none. What a notification shows tells nothing of it.
    var toAPerson: [Message] {
        guard let talkAddress else { return [] }
        let card = Card(
            title: say(ChatTexts.Care.person), lead: say(ChatTexts.Care.personWhere), rows: [],
            note: say(ChatTexts.Care.personOnce), footer: .uri(label: say(ChatTexts.Care.talk), uri: talkAddress))
        return [card.message(altText: say(ChatTexts.Care.personAlt), quickReply: nil)]
    }

    /// Without a counsellor's page there are still the lines of help.
    var confiding: [Message] {
        let heard = say(ChatTexts.Care.heard)
        guard toAPerson.isEmpty else { return [.text(heard)] + toAPerson }
        return [
            .text(heard), .text(ChatTexts.Care.consultations(help, in: family.language), quickReply: menuReply),
        ]
    }
}
