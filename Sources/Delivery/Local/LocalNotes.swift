package import Calendar
package import EventModel
package import Events
package import Places

/// What a municipality, ward or prefecture says beside a message, for those who live there.
package struct LocalNote: Hashable, Sendable {
    package let municipality: MunicipalityCode
    package let words: LocalWords

    package init(municipality: MunicipalityCode, words: LocalWords) {
        self.municipality = municipality
        self.words = words
    }
}

extension LocalNoteWritten {
    package var note: LocalNote {
        LocalNote(
            municipality: municipality,
            words: LocalWords(japanese: japanese, easyJapanese: easyJapanese, english: english))
    }
}

/// The notes that offices have in force, at most one for each entry and place.
package struct LocalNotes: Equatable, Sendable {
    private var notes: [String: [MunicipalityCode: LocalNote]] = [:]

    package init() {}

    /// The same from facts, oldest first; others than those about notes are passed over.
    package init(_ facts: some Sequence<any Event>) {
        for fact in facts {
            switch fact {
            case let fact as LocalNoteWritten: set(fact.note, on: fact.entry)
            case let fact as LocalNoteWithdrawn: withdraw(fact.municipality, on: fact.entry)
            default: break
            }
        }
    }

    package var isEmpty: Bool { notes.isEmpty }

    /// The entries with a note of any place.
    package var entries: Set<String> { Set(notes.keys) }

    /// Takes the place of what was said before.
    package mutating func set(_ note: LocalNote, on entry: String) {
        notes[entry, default: [:]][note.municipality] = note
    }

    package mutating func withdraw(_ municipality: MunicipalityCode, on entry: String) {
        notes[entry]?[municipality] = nil
        if notes[entry]?.isEmpty ?? false { notes[entry] = nil }
    }

    /// What a place itself says.
    package func own(of municipality: MunicipalityCode, on entry: String) -> LocalNote? {
        notes[entry]?[municipality]
    }

    /// What those who live in a place are told: its own note, or that of the nearest it lies within.
    ///
    /// - Parameter chain: the place itself, then what it lies within, upwards.
    package func note(on entry: String, for chain: [MunicipalityCode]) -> LocalNote? {
        guard let said = notes[entry] else { return nil }
        return chain.lazy.compactMap { said[$0] }.first
    }
}

/// Whose note each family gets: worked out once for all places, so that asking for millions of families costs nothing.
package struct NoteTable: Sendable {
    /// For each entry of the catalogue the author for those who live in a place; empty where no office says anything.
    private let authors: [[MunicipalityCode: MunicipalityCode]]
    private let isEmpty: Bool
    /// The entry about new shops, and the day on which they are told of.
    private let shops: (entry: Int, day: CivilDate)?

    /// No office says anything.
    package static let none = NoteTable()

    private init() { (authors, isEmpty, shops) = ([], true, nil) }

    /// - Parameter day: the day whose messages are planned; without it none tells of new shops.
    package init(_ schedule: StageSchedule, on day: CivilDate? = nil) {
        shops = day.flatMap { day in
            schedule.catalogue.entries.firstIndex { $0.topic == .newShops }.map { ($0, day) }
        }
        isEmpty = schedule.notes.isEmpty
        let said = schedule.notes.entries
        authors = schedule.catalogue.entries.map { entry in
            guard said.contains(entry.key) else { return [:] }
            let pairs = schedule.municipalities.compactMap { place in
                schedule.notes.note(on: entry.key, for: schedule.within(place)).map { (place, $0.municipality) }
            }
            return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
        }
    }

    /// For each of some entries whose note those who live in a place get; empty where they get none.
    func authors(of entries: [Int], in municipality: MunicipalityCode?) -> [MunicipalityCode?] {
        guard !isEmpty, let municipality else { return [] }
        let found = entries.map { authors[$0][municipality] }
        return found.contains { $0 != nil } ? found : []
    }
}

extension NoteTable {
    /// Whose new shops a message of some entries tells of.
    func issue(of entries: [Int], in municipality: MunicipalityCode?) -> ShopNews.Issue? {
        guard let shops, let municipality, entries.contains(shops.entry) else { return nil }
        return ShopNews.Issue(municipality: municipality, day: shops.day)
    }
}

extension StageSchedule {
    /// The note beside an entry for a family; nil where no office that it lives in says anything.
    func note(on entry: StageEntry, for family: Family) -> PlanItem.Note? {
        guard !notes.isEmpty, let note = notes.note(on: entry.key, for: chain(of: family)) else { return nil }
        return PlanItem.Note(note, in: self)
    }

    /// The content as its notes stand now: what an office took back since its families were planned falls to the
    /// nearest that still says something.
    package func settled(_ content: ContentKey) -> ContentKey {
        guard !content.notedBy.isEmpty else { return content }
        let authors = zip(content.entries, content.notedBy).map { entry, author in
            author.flatMap { notes.note(on: catalogue.entries[entry].key, for: within($0))?.municipality }
        }
        return ContentKey(
            entries: content.entries, language: content.language,
            notedBy: authors.contains { $0 != nil } ? authors : [], shops: content.shops)
    }
}
