import Calendar
import Events
import Households

/// What a family wants to hear about, in which language, and when not.
struct WishesPage: WebPage {
    static let template = "residents.wishes"
    let title: TextName = "wishes.title"
    let topics: [Choice]
    let languages: [Choice]
    /// `21:00`; empty where messages may come at any hour.
    let quietFrom: String
    let quietUntil: String
    let isPaused: Bool
    let isStopped: Bool
    let pausedUntil: Day?
    /// What was wrong with the quiet hours that were typed.
    let quietFault: String?
    let isSaved: Bool

    struct Choice: Sendable {
        let value: String
        let name: String
        let isChosen: Bool
    }

    init(
        _ visit: FamilyVisit, isSaved: Bool = false, quietFrom: String? = nil, quietUntil: String? = nil,
        quietFault: String? = nil
    ) {
        let family = visit.family
        topics = Topic.allCases.map { topic in
            Choice(
                value: topic.rawValue, name: topic.words[visit.language], isChosen: family.topics.contains(topic))
        }
        languages = Language.allCases.map { language in
            Choice(value: language.rawValue, name: language.ownName, isChosen: language == family.language)
        }
        self.quietFrom = quietFrom ?? family.quietHours?.start.description ?? ""
        self.quietUntil = quietUntil ?? family.quietHours?.end.description ?? ""
        self.quietFault = quietFault
        if case .paused(let day) = family.messages {
            pausedUntil = Day(day, in: visit.language)
        } else {
            pausedUntil = nil
        }
        isPaused = pausedUntil != nil
        isStopped = family.messages == .stopped
        self.isSaved = isSaved
    }
}
