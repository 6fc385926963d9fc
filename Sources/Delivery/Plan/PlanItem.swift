package import Calendar
package import Events

/// Something that a family will get or can still use, as pages, calendars and the chat list it.
package struct PlanItem: Sendable {
    package enum Status: String, Sendable {
        /// It fell due, and its last day is still ahead.
        case open
        /// It falls due later.
        case coming
    }

    package let entry: StageEntry
    /// The day on which it falls due, and its message is sent.
    package let date: CivilDate
    /// The last day; nil where the catalogue names none.
    package let last: CivilDate?
    package let children: [ChildNumber]
    package let status: Status
    package let language: Language
    /// What an office says beside it.
    package let note: Note?

    package struct Note: Sendable {
        package let words: LocalWords
        private let names: [Language: String]

        init(_ note: LocalNote, in schedule: StageSchedule) {
            words = note.words
            let pairs = Language.allCases.map { ($0, schedule.placeName(note.municipality, $0)) }
            names = Dictionary(uniqueKeysWithValues: pairs)
        }

        /// The place that says it.
        package func place(in language: Language) -> String { names[language] ?? "" }
    }

    package var title: String { entry.words[language].title }
    package var body: String { entry.words[language].body }
    package var topic: Topic { entry.topic }
    /// Whether something is lost after the last day, so that the day has to be shown.
    package var isDeadline: Bool { entry.ending?.isDeadline ?? false }
    /// The office or statute that the rule rests on.
    package var source: StageEntry.Source { entry.source }
    /// Whether the day or the offer depends on where the family lives.
    package var isMunicipal: Bool { entry.needsMunicipality }
    /// The same from one day to the next, for a calendar: `vac_mr2-2026-11-22-1,2`.
    package var identity: String {
        "\(entry.key)-\(date)-\(children.map(\.description).joined(separator: ","))"
    }
}

extension StageSchedule {
    /// How far ahead families look.
    package static let daysAhead = 365

    /// What a family will get after a day if nothing changes, by day and then in the order of sending.
    ///
    /// The same occurrences as `upcoming`.
    package func coming(
        for family: Family, after today: CivilDate, days: Int = daysAhead, in language: Language? = nil
    ) -> [PlanItem] {
        guard days > 0 else { return [] }
        let period = today.adding(days: 1)...today.adding(days: days)
        var found: [Place: (children: ChildSet, last: CivilDate)] = [:]
        for firing in firings(for: family, in: period) where firing.day >= start(of: firing, family) {
            let last = catalogue.entries[firing.entry].lastDay(for: firing.subject, triggeredOn: firing.day)
            var known = found[Place(day: firing.day, entry: firing.entry)] ?? (ChildSet(), last)
            if let child = firing.child { known.children.insert(child.number) }
            known.last = min(known.last, last)
            found[Place(day: firing.day, entry: firing.entry)] = known
        }
        return found.sorted {
            ($0.key.day, catalogue.rank[$0.key.entry]) < ($1.key.day, catalogue.rank[$1.key.entry])
        }.map { place, known in
            let entry = catalogue.entries[place.entry]
            return PlanItem(
                entry: entry, date: place.day, last: entry.ending == nil ? nil : known.last,
                children: known.children.numbers, status: .coming, language: language ?? family.language,
                note: note(on: entry, for: family))
        }
    }

    /// What a family can still use on a day, whether or not it was sent: deadlines first, the nearest first.
    package func open(for family: Family, on today: CivilDate, in language: Language? = nil) -> [PlanItem] {
        catchUp(for: family, on: today, includingSent: true).map { item in
            let entry = catalogue.entries[item.entry]
            return PlanItem(
                entry: entry, date: item.fellDue, last: item.last, children: item.children.numbers, status: .open,
                language: language ?? family.language, note: note(on: entry, for: family))
        }
    }

    private struct Place: Hashable {
        let day: CivilDate
        let entry: Int
    }
}
