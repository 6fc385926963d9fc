import Calendar
import Delivery
import Events
import Households
import Places
import Projections

/// What the desk sees of one household: only the parts that were asked for. A lost child is never named again.
struct HouseholdPage: ConsolePage {
    static let template = "console.household"
    static let room = ConsoleRoom.households
    let number: String
    let purpose: String
    let registration: Registration?
    let children: Children?
    let wishes: Wishes?
    let messages: Messages?
    let pass: HouseholdPassPart?

    struct Registration: Sendable {
        let place: String
        let status: String
        let registered: String
        let language: String
    }

    struct Children: Sendable {
        let list: [Child]
        let isEmpty: Bool
    }

    struct Child: Sendable {
        let number: Int
        let words: String
        let age: String
    }

    struct Wishes: Sendable {
        let topics: [String]
        let quiet: String
    }

    struct Messages: Sendable {
        let list: [Message]
        let isEmpty: Bool
        /// How many there are, where not all are shown.
        let all: Int?
    }

    struct Message: Sendable {
        let day: Day
        let outcome: String
        let parts: [Part]
    }

    struct Part: Sendable {
        let title: String
        let rule: String?
        let children: [String]
        /// The office whose words are beside it.
        let notedBy: String?
    }

    /// What the page is written from besides the household.
    struct Source: Sendable {
        let words: LookWords
        let gazetteer: Gazetteer
        let catalogue: StageCatalogue
        let rule: @Sendable (StageEntry) -> String
        let today: CivilDate
    }

    private static let mostMessages = 50

    init(
        _ household: HouseholdID, _ family: Household, received: [ReceivedMessage], pass: HouseholdPassPart?,
        _ parts: [ViewedPart], purpose: String, _ source: Source
    ) {
        self.pass = pass
        number = RegistrationNumber(of: household).description
        self.purpose = purpose
        registration = parts.contains(.registration) ? Registration(family, source) : nil
        children = parts.contains(.children) ? Children(family, source) : nil
        wishes = parts.contains(.wishes) ? Wishes(family, source.words) : nil
        guard parts.contains(.messages) else {
            messages = nil
            return
        }
        let list = received.prefix(Self.mostMessages).map { Message($0, source) }
        messages = Messages(
            list: list, isEmpty: list.isEmpty, all: received.count > list.count ? received.count : nil)
    }
}

extension HouseholdPage.Registration {
    init(_ family: Household, _ source: HouseholdPage.Source) {
        let words = source.words
        place =
            family.residence.flatMap { source.gazetteer[$0.municipality]?.fullName }
            ?? words.say(family.movedAway == nil ? "console-households.no-residence" : "console-households.moved-away")
        registered = family.registered?.words[.japanese] ?? words.say("console-households.not-registered")
        language = family.language.ownName
        status =
            switch family.status {
            case .following: words.say("console-households.following")
            case .paused(let day):
                words.say("console-households.paused", ["day": day.words[.japanese]])
            case .stopped: words.say("console-households.stopped")
            case .blocked: words.say("console-households.blocked")
            case .unknown, .forgotten: words.say("console-households.status-unknown")
            }
    }
}

extension HouseholdPage.Children {
    init(_ family: Household, _ source: HouseholdPage.Source) {
        let words = source.words
        list = family.openChildren.compactMap { number, child in
            switch child {
            case .expecting(let due?):
                let day = due.words[.japanese]
                return HouseholdPage.Child(
                    number: number.value, words: words.say("console-households.due", ["day": day]),
                    age: words.say("console-households.expecting"))
            case .born(let born?):
                return HouseholdPage.Child(
                    number: number.value, words: words.say("console-households.born", ["day": born.words[.japanese]]),
                    age: Self.age(LegalAge(born: born).ageInMonths(atStartOf: source.today)))
            case .expecting(nil), .born(nil), .removed, .lost: return nil
            }
        }
        isEmpty = list.isEmpty
    }

    private static func age(_ months: Int) -> String {
        months < 12 ? "\(max(0, months))か月" : months % 12 == 0 ? "\(months / 12)歳" : "\(months / 12)歳\(months % 12)か月"
    }
}

extension HouseholdPage.Wishes {
    init(_ family: Household, _ words: LookWords) {
        topics = Topic.allCases.filter(family.topics.contains).map { $0.words[.japanese] }
        quiet = family.quietHours.map { "\($0.start)〜\($0.end)" } ?? words.say("console-households.no-quiet")
    }
}

extension HouseholdPage.Message {
    init(_ message: ReceivedMessage, _ source: HouseholdPage.Source) {
        let words = source.words
        day = Day(message.day, in: .japanese)
        outcome =
            switch message.outcome {
            case .accepted: words.say("console-households.accepted")
            case .requested: words.say("console-households.requested")
            case .failed, .unknown: words.say("console-households.uncertain")
            }
        parts = message.parts.map { part in
            let entry = source.catalogue[part.entry]
            return HouseholdPage.Part(
                title: part.texts.count > 1 ? part.texts[1] : entry?.words.japanese.title ?? part.entry,
                rule: entry.map(source.rule), children: part.children.map(\.description),
                notedBy: part.notedBy.flatMap { source.gazetteer[$0]?.fullName })
        }
    }
}
