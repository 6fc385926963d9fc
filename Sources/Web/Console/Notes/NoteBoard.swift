import Calendar
import Delivery
import EventModel
import EventStore
import Events
import Places

/// What offices say beside the messages, as the console shows it.
struct NoteBoard: Sendable {
    private let notes: LocalNotes
    private let state: LocalNoteState
    private let days: [Place: CivilDate]

    private struct Place: Hashable {
        let municipality: MunicipalityCode
        let entry: String
    }

    /// Reads them from the log: there are as many as offices have typed.
    static func read(_ log: Log) async throws -> NoteBoard {
        let page = Page<Recorded>()
        try await log.read(Query([Query.Item(tags: [LocalNoteWritten.all])])) { page.append($0) }
        return NoteBoard(page.take())
    }

    private init(_ facts: [Recorded]) {
        notes = LocalNotes(facts.map(\.event))
        state = LocalNoteState.fold.state(after: facts.map(\.event))
        days = facts.reduce(into: [:]) { days, recorded in
            guard let fact = recorded.event as? LocalNoteWritten else { return }
            days[Place(municipality: fact.municipality, entry: fact.entry)] =
                JapanTime(milliseconds: recorded.recordedAt).date
        }
    }

    /// What the place itself says, and since when.
    func own(_ place: MunicipalityCode, _ entry: StageEntry) -> (note: LocalNote, on: CivilDate?)? {
        notes.own(of: place, on: entry.key).map {
            ($0, days[Place(municipality: place, entry: entry.key)])
        }
    }

    /// How often the place's was written or withdrawn.
    func changes(_ place: MunicipalityCode, _ entry: StageEntry) -> Int { state.of(place, entry.key).changes }

    /// What those who live there are told: its own, or that of the nearest it lies within.
    func holding(_ place: MunicipalityCode, _ entry: StageEntry, in gazetteer: Gazetteer) -> LocalNote? {
        notes.note(on: entry.key, for: gazetteer.codes(upFrom: place))
    }

    /// What would hold there without the place's own.
    func beyond(_ place: MunicipalityCode, _ entry: StageEntry, in gazetteer: Gazetteer) -> LocalNote? {
        notes.note(on: entry.key, for: Array(gazetteer.codes(upFrom: place).dropFirst()))
    }
}
