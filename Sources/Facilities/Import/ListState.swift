package import Calendar
import EventModel
package import Events

/// What an office's list of one kind has said so far, and what became of it.
package struct ListState<Kind: ListedKind>: Sendable {
    package struct Entry: Sendable {
        /// What the list said last.
        package fileprivate(set) var listed: Kind.Record
        /// What is published now.
        package fileprivate(set) var current: Kind.Record
        package fileprivate(set) var isShown = true
        /// Whether somebody closed it by hand: then no list brings it back.
        package fileprivate(set) var isClosedByHand = false
    }

    package fileprivate(set) var entries: [Kind.ID: Entry] = [:]
    package private(set) var isOfficeOpen = false
    /// The newest file of each layout.
    package private(set) var files: [ListLayout: DatasetImported] = [:]
    package private(set) var counted: [PlaceID: Count] = [:]

    /// The newest count at a place.
    package struct Count: Sendable, Equatable {
        package let on: CivilDate
        package let ages: [AgeVacancies]
    }

    static var fold: Fold<ListState> {
        Kind.following(
            Fold(ListState())
                .on(OfficeOpened.self) { state, _ in state.isOfficeOpen = true }
                .on(OfficeClosed.self) { state, _ in state.isOfficeOpen = false }
                .on(DatasetImported.self) { state, fact in
                    if let layout = ListLayout(rawValue: fact.layout) { state.files[layout] = fact }
                })
    }

    mutating func publish(_ id: Kind.ID, _ record: Kind.Record) {
        entries[id] = Entry(listed: record, current: record)
    }

    /// What an office or keeper corrects by hand stays until the list itself changes that part.
    mutating func correct(_ id: Kind.ID, _ record: Kind.Record, by voice: DirectoryVoice) {
        guard var entry = entries[id] else { return }
        if voice == .list {
            entry.current = Kind.updated(entry.current, from: entry.listed, to: record)
            entry.listed = record
        } else {
            entry.current = record
        }
        entries[id] = entry
    }

    mutating func close(_ id: Kind.ID, by voice: DirectoryVoice) {
        entries[id]?.isShown = false
        entries[id]?.isClosedByHand = voice != .list
    }

    mutating func reopen(_ id: Kind.ID) {
        entries[id]?.isShown = true
        entries[id]?.isClosedByHand = false
    }

    mutating func count(_ count: PlaceVacancies, on day: CivilDate) {
        if let known = counted[count.place], known.on > day { return }
        counted[count.place] = Count(on: day, ages: count.ages)
    }
}

/// What was read from a file.
package enum ListLayout: String, CaseIterable, Sendable {
    case list
    /// Only counts of vacancies: what is known of the places stays as it is.
    case vacancies
}
