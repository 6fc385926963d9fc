import Calendar
import Events
import Facilities

/// What is published of a place, for whoever runs it.
struct KeeperPage: WebPage {
    static let template = "keepers.place"
    let title: TextName = "keeper.title"
    let name: String
    let path: String
    /// The number of what they tell: sent twice it is the same one.
    let report: String
    let facts: [Fact]
    /// When somebody last answered for it.
    let checkedOn: Day?
    let isConfirmedToday: Bool
    let isConfirmed: Bool
    let isTold: Bool
    /// Whether something they told is still being looked at.
    let isWaiting: Bool
    let choices: [Choice]
    let words: String
    /// What is wrong with what was chosen, and with what was written.
    let choiceFault: String?
    let fault: String?

    struct Fact: Sendable {
        let name: String
        let words: String
    }

    struct Choice: Sendable {
        let value: String
        let title: String
        let isChosen: Bool
    }

    /// What a keeper may say is not right any more.
    static let kinds: [MistakeKind] = [.hours, .dates, .closed, .telephone, .location, .other]

    init(
        _ entry: DirectoryEntry, path: String, report: String, checkedOn: CivilDate?, isConfirmedToday: Bool,
        done: String?, mistake: String, words: String, fault: TextName?, _ say: Speech
    ) {
        let place = entry.current
        name = place.name
        self.path = path
        self.report = report
        let address = [place.address?.text, place.address?.building].compactMap { $0 }.joined(separator: " ")
        let hours = [place.hours?.description, place.hoursNote].compactMap { $0 }.joined(separator: "\n")
        let all: [(TextName, String?)] = [
            ("keeper.hours", hours), ("keeper.address", address), ("keeper.telephone", place.contact?.telephone),
            ("keeper.page", place.contact?.page), ("keeper.ages", place.ages?.text),
            ("keeper.capacity", place.capacity.map(String.init)), ("keeper.benefit", place.benefit),
            ("keeper.about", place.about),
        ]
        facts =
            all.map { Fact(name: say($0.0), words: $0.1 ?? "") }
            .map { $0.words.isEmpty ? Fact(name: $0.name, words: say("keeper.nothing")) : $0 }
            + place.details.map { Fact(name: $0.name, words: $0.text) }
        self.checkedOn = checkedOn.map { Day($0, in: say.language) }
        self.isConfirmedToday = isConfirmedToday
        isConfirmed = done == "confirmed"
        isTold = done == "told"
        isWaiting = entry.mistakes.values.contains { $0.by == .keeper }
        choices = Self.kinds.map {
            Choice(value: $0.rawValue, title: say(Self.title($0)), isChosen: $0.rawValue == mistake)
        }
        self.words = words
        let isAboutChoice = fault == "keeper.choose"
        choiceFault = isAboutChoice ? fault.map { say($0) } : nil
        self.fault = isAboutChoice ? nil : fault.map { say($0) }
    }

    private static func title(_ mistake: MistakeKind) -> TextName {
        switch mistake {
        case .closed: "keeper.kind-closed"
        case .hours: "keeper.kind-hours"
        case .dates: "keeper.kind-dates"
        case .telephone: "mistake.telephone"
        case .location: "mistake.location"
        case .other: "mistake.other"
        }
    }
}

/// A link that opens nothing, or nothing any more.
struct ClosedKeeperPage: WebPage {
    static let template = "keepers.closed"
    let title: TextName = "keeper.closed"
    let sentence: String
}
