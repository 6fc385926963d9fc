package import Calendar
package import Delivery
import EventModel
package import Events
package import LINE

/// What a family's phone would show, composed by what composes it for sending.
package struct PhonePreview: Sendable {
    private let schedule: StageSchedule
    private let messages: StageMessages
    private let noted: NoteTable

    package init(_ schedule: StageSchedule) {
        self.schedule = schedule
        messages = StageMessages(schedule)
        noted = NoteTable(schedule)
    }

    /// One message, as those who live in a place would get it if its office said this beside it; nil where the
    /// catalogue has no such entry.
    package func message(
        _ entry: String, with note: LocalNote, in language: Language
    ) throws(MessageFaults) -> Message? {
        guard let index = schedule.catalogue.index(of: entry) else { return nil }
        var schedule = schedule
        schedule.notes.set(note, on: entry)
        let content = ContentKey(entries: [index], language: language, notedBy: [note.municipality])
        let messages = StageMessages(schedule)
        _ = try messages.compose(content)
        return messages.messages(content).first
    }

    /// What is due on a day.
    package func messages(for family: Family, on day: CivilDate) throws(MessageFaults) -> [Message] {
        try messages(DueTable(schedule, on: day).due(for: family), for: family)
    }

    /// What follows within a year, by day.
    package func year(
        for family: Family, after day: CivilDate
    ) throws(MessageFaults) -> [(day: CivilDate, messages: [Message])] {
        let period = day.adding(days: 1)...day.adding(days: StageSchedule.daysAhead)
        var days: [(day: CivilDate, due: [Occurrence])] = []
        for dated in schedule.upcoming(for: family, in: period) {
            if days.last?.day != dated.day { days.append((dated.day, [])) }
            days[days.count - 1].due.append(dated.occurrence)
        }
        var year: [(day: CivilDate, messages: [Message])] = []
        for (day, due) in days { year.append((day, try messages(due, for: family))) }
        return year
    }

    private func messages(_ due: [Occurrence], for family: Family) throws(MessageFaults) -> [Message] {
        guard let merged = MergedMessage(due, for: family, of: schedule.catalogue, noted: noted) else { return [] }
        // Composed whole, so that what LINE would refuse is not shown either.
        _ = try messages.compose(merged.content)
        return messages.messages(merged.content)
    }
}
