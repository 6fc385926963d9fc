import Calendar
import Delivery
import Events
import Households
import Places
import Projections

/// Every message that a family received, with why it did.
struct MessagesPage: WebPage {
    static let template = "residents.messages"
    let title: TextName = "messages.title"
    let messages: [Message]

    struct Message: Sendable {
        let day: Day
        /// Whether LINE never said if it took it: it may not have come.
        let isUncertain: Bool
        let parts: [Part]
    }

    struct Part: Sendable {
        let title: String
        let texts: [String]
        let topic: String?
        /// For the form that mutes it.
        let topicName: String?
        let isMuted: Bool
        let source: String?
        /// The office whose words are beside it.
        let notedBy: String?
        /// Which children's dates the rule used: `1`, `2`; none where it was about the household.
        let children: [String]
    }

    init(_ visit: FamilyVisit, received: [ReceivedMessage], catalogue: StageCatalogue, in gazetteer: Gazetteer) {
        messages = received.map { message in
            Message(
                day: Day(message.day, in: visit.language), isUncertain: message.outcome == .unknown,
                parts: message.parts.map { part in
                    let entry = catalogue[part.entry]
                    return Part(
                        title: part.texts.count > 1 ? part.texts[1] : entry?.words[visit.language].title ?? part.entry,
                        texts: Array(part.texts.dropFirst(2)), topic: entry?.topic.words[visit.language],
                        topicName: entry?.topic.rawValue,
                        isMuted: entry.map { !visit.family.topics.contains($0.topic) } ?? false,
                        source: entry?.source.name,
                        notedBy: part.notedBy.map { gazetteer.name(of: $0, in: visit.language) },
                        children: part.children.map(\.description))
                })
        }
    }
}
