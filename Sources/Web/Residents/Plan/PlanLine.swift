import Calendar
import Delivery
import Events
import Households

/// One thing of the family's plan, as a page shows it.
struct PlanLine: Sendable {
    let date: Day
    let title: String
    let body: String
    /// What an office says beside it.
    let note: Note?
    let topic: String
    /// The last day, where something is lost after it.
    let deadline: Day?
    let source: String
    let sourceAddress: String?

    struct Note: Sendable {
        let place: String
        let words: String
    }

    init(_ item: PlanItem, in language: Language) {
        date = Day(item.date, in: language)
        title = item.entry.words[language].title
        body = item.entry.words[language].body
        note = item.note.map { Note(place: $0.place(in: language), words: $0.words[language]) }
        topic = item.topic.words[language]
        deadline = item.isDeadline ? item.last.map { Day($0, in: language) } : nil
        source = item.source.name
        sourceAddress = item.source.url
    }
}

/// A day for people and for programs.
struct Day: Sendable {
    let iso: String
    let words: String

    init(_ date: CivilDate, in language: Language) {
        iso = date.description
        words = date.words[language]
    }
}
