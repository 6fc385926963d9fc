import Delivery
import Events
import Households

/// The stage catalogue: every message that families get as their children grow.
struct NotesPage: ConsolePage {
    static let template = "console.notes"
    static let room = ConsoleRoom.notes
    let stages: [Stage]
    let count: Int
    let version: String

    struct Stage: Sendable {
        let name: String
        let lines: [Line]
    }

    struct Line: Sendable {
        let path: String
        let title: String
        let rule: String
        let topic: String
        let isMunicipal: Bool
    }

    init(_ catalogue: StageCatalogue, rule: (StageEntry) -> String) {
        stages = StageEntry.Stage.allCases.compactMap { stage in
            let entries = catalogue.entries.filter { $0.stage == stage }
            guard !entries.isEmpty else { return nil }
            return Stage(
                name: stage.rawValue,
                lines: entries.map { entry in
                    Line(
                        path: "/console/notes/\(entry.key)", title: entry.words.japanese.title, rule: rule(entry),
                        topic: entry.topic.words[.japanese], isMunicipal: entry.needsMunicipality)
                })
        }
        count = catalogue.entries.count
        version = catalogue.version
    }
}

/// One message with its words in every language, and what they rest on.
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

    struct Text: Sendable {
        let language: String
        let lang: String
        let heading: String
        let body: String
    }

    init(_ entry: StageEntry, rule: (StageEntry) -> String) {
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
    }
}
