import Delivery
import Events
import Households
import Places

/// The stage catalogue: every message that families get as their children grow.
struct NotesPage: ConsolePage {
    static let template = "console.notes"
    static let room = ConsoleRoom.notes
    let stages: [Stage]
    let count: Int
    let version: String

    struct Stage: Sendable {
        let id: String
        let name: String
        let lines: [Line]
    }

    struct Line: Sendable {
        let path: String
        let title: String
        let rule: String
        let topic: String
        let isMunicipal: Bool
        /// How many places say something beside it; nil for none.
        let notes: Int?
    }

    init(_ catalogue: StageCatalogue, rule: (StageEntry) -> String, notes: (StageEntry) -> Int) {
        stages = StageEntry.Stage.allCases.compactMap { stage in
            let entries = catalogue.entries.filter { $0.stage == stage }
            guard !entries.isEmpty else { return nil }
            return Stage(
                id: "\(stage)", name: stage.rawValue,
                lines: entries.map { entry in
                    let count = notes(entry)
                    return Line(
                        path: "/console/notes/\(entry.key)", title: entry.words.japanese.title, rule: rule(entry),
                        topic: entry.topic.words[.japanese], isMunicipal: entry.needsMunicipality,
                        notes: count == 0 ? nil : count)
                })
        }
        count = catalogue.entries.count
        version = catalogue.version
    }
}

/// One message with its words in every language, what they rest on, and what each place says beside it.
struct NotePage: ConsolePage {
    static let template = "console.note"
    static let room = ConsoleRoom.notes
    let heading: String
    let key: String
    let rule: String
    let topic: String
    let texts: [Text]
    let source: String
    let sourceAddress: String?
    let note: String?
    let places: [Place]
    let isSaved: Bool
    let isWithdrawn: Bool

    /// What families in a place are told besides.
    struct Place: Sendable {
        let name: String
        let path: String
        /// Its own words in Japanese.
        let words: String?
        /// Whose words are heard there, where it has none.
        let from: String?
    }

    struct Text: Sendable {
        let language: String
        let lang: String
        let heading: String
        let body: String
    }

    init(
        _ entry: StageEntry, rule: (StageEntry) -> String, _ places: [Municipality], _ board: NoteBoard,
        in gazetteer: Gazetteer, isSaved: Bool = false, isWithdrawn: Bool = false
    ) {
        heading = entry.words.japanese.title
        key = entry.key
        self.rule = rule(entry)
        topic = entry.topic.words[.japanese]
        texts = Language.allCases.map {
            Text(
                language: $0.ownName, lang: $0.html, heading: entry.words[$0].title, body: entry.words[$0].body)
        }
        source = entry.source.name
        sourceAddress = entry.source.url
        note = entry.note
        self.places = places.map { place in
            let held = board.holding(place.code, entry, in: gazetteer)
            return Place(
                name: place.fullName, path: NoteSpot(entry: entry, place: place).path,
                words: board.own(place.code, entry)?.note.words.japanese,
                from: held.flatMap { $0.municipality == place.code ? nil : gazetteer[$0.municipality]?.fullName })
        }
        self.isSaved = isSaved
        self.isWithdrawn = isWithdrawn
    }
}
