import Calendar
import Events
import Households
import LINE
import Places

/// The phone of a made-up family: on a day, and in the year after it.
struct PreviewPage: ConsolePage {
    static let template = "console.preview"
    static let room = ConsoleRoom.preview
    let places: [Choice]
    let stages: [Choice]
    let languages: [Choice]
    let date: String
    let day: String
    let hasFault: Bool
    /// Nil before a family was described.
    let phone: Phone?

    struct Choice: Sendable {
        let value: String
        let name: String
        let isChosen: Bool
    }

    struct Phone: Sendable {
        let lang: String
        let today: [Bubbles]
        let isQuiet: Bool
        let coming: [Dated]
        let isEmpty: Bool
    }

    struct Dated: Sendable {
        let day: Day
        let messages: [Bubbles]
    }

    /// One message: what the lock screen says, and its cards.
    struct Bubbles: Sendable {
        let alt: String
        let cards: [Card]
    }

    struct Card: Sendable {
        let lines: [Line]
        let buttons: [String]
    }

    struct Line: Sendable {
        let text: String
        let isStrong: Bool
    }

    init(
        _ asked: MadeUpFamily, _ places: [Municipality], hasFault: Bool = false, words: (TextName) -> String,
        phone: Phone?
    ) {
        self.places = places.map {
            Choice(value: $0.code.description, name: $0.fullName, isChosen: $0.code.description == asked.place)
        }
        stages = [
            Choice(value: "born", name: words("console-preview.born"), isChosen: asked.isBorn),
            Choice(value: "expecting", name: words("console-preview.expecting"), isChosen: !asked.isBorn),
        ]
        languages = Language.allCases.map {
            Choice(value: $0.rawValue, name: $0.ownName, isChosen: $0 == asked.language)
        }
        date = asked.date
        day = asked.day
        self.hasFault = hasFault
        self.phone = phone
    }
}

extension PreviewPage.Phone {
    init(_ year: ConsoleAnswers.PhoneYear, in language: Language) {
        lang = language.html
        today = year.today.map(PreviewPage.Bubbles.init)
        isQuiet = today.isEmpty
        coming = year.coming.map { day, messages in
            PreviewPage.Dated(day: Day(day, in: .japanese), messages: messages.map(PreviewPage.Bubbles.init))
        }
        isEmpty = coming.isEmpty
    }
}

extension PreviewPage.Bubbles {
    init(_ message: Message) {
        switch message.content {
        case .text(let text):
            alt = text
            cards = [PreviewPage.Card(lines: [PreviewPage.Line(text: text, isStrong: false)], buttons: [])]
        case .flex(let altText, .bubble(let bubble)):
            alt = altText
            cards = [PreviewPage.Card(bubble)]
        case .flex(let altText, .carousel(let bubbles)):
            alt = altText
            cards = bubbles.map { PreviewPage.Card($0) }
        }
    }
}

extension PreviewPage.Card {
    init(_ bubble: FlexBubble) {
        var (lines, buttons): ([PreviewPage.Line], [String]) = ([], [])
        func walk(_ box: FlexBox?) {
            for part in box?.contents ?? [] {
                switch part {
                case .box(let box): walk(box)
                case .text(let text):
                    lines.append(PreviewPage.Line(text: text.text, isStrong: text.weight == .bold))
                case .button(let button): buttons.append(button.action.label ?? "")
                case .image, .separator: break
                }
            }
        }
        for box in [bubble.header, bubble.body, bubble.footer] { walk(box) }
        self.init(lines: lines, buttons: buttons)
    }
}
