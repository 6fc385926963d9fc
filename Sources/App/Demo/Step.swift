import Calendar
import Reactions

/// One thing that a person does with the phone.
enum Step: Sendable, Equatable {
    case follow
    /// Types a text.
    case say(String)
    /// Sends a place from the map.
    case send(address: String)
    /// Taps a button that the chat shows.
    case tap(Tap)
    /// Taps a button that opens a date picker, and picks a day.
    case choose(Tap, CivilDate)
    case block
}

/// What is told of a synthetic family.
enum Story: String, CaseIterable, Sendable {
    case ordinary = "子ども"
    case twins = "ふたご"
    case pregnant = "妊娠中"
    case pregnantWithSibling = "妊娠中・きょうだい"
    case premature = "早く生まれた"
    case loss = "流産"
    case siblings = "きょうだい"
    case lastOfMarch = "3月31日生まれ"
    case firstOfApril = "4月1日生まれ"
    case secondOfApril = "4月2日生まれ"
    case english = "English"
    case easyJapanese = "やさしい日本語"
    case movedWithin = "県内転居"
    case movedOut = "県外転出"
    case corrected = "日付の訂正"
    case evening = "夜は静かに"
    case paused = "お休み中"
    case stopped = "停止"
    case forgotten = "忘れてほしい"
    case blocked = "ブロック"
    case unfinished = "登録の途中"

    /// How often it is drawn beside the others.
    var weight: Int {
        switch self {
        case .ordinary: 30
        case .siblings: 20
        case .pregnant: 12
        case .pregnantWithSibling, .twins, .english, .easyJapanese: 5
        case .premature, .loss, .movedWithin, .corrected, .unfinished, .blocked: 3
        case .lastOfMarch, .firstOfApril, .secondOfApril, .movedOut, .evening, .paused, .stopped, .forgotten: 2
        }
    }
}

/// A synthetic family: where it lives, and everything it does.
struct SyntheticFamily: Sendable {
    let number: Int
    let story: Story
    let home: String
    /// From following to the end of the registration.
    let joining: [Step]
    /// What it does afterwards.
    let later: [Step]

    /// As it stands in the simulator's list of phones.
    var name: String { "家族\(number) \(home)・\(story.rawValue)" }
    var steps: [Step] { joining + later }
    /// Taps and texts after adding the account until the family is registered, which is when the first child or
    /// pregnancy is told; nil if it never is.
    var taps: Int? {
        joining.firstIndex { if case .choose = $0 { true } else { false } }
    }
}
