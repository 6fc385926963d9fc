import Calendar
import Delivery
import Events
import Households
import Places

/// Whose words, and beside what.
struct NoteSpot: Sendable {
    let entry: StageEntry
    let place: Municipality

    var path: String { "/console/notes/\(entry.key)/\(place.code)" }
}

/// What a place says beside a message, to be written, changed and taken back.
struct LocalNotePage: ConsolePage {
    static let template = "console.local-note"
    static let room = ConsoleRoom.notes
    let heading: String
    let place: String
    let path: String
    let back: String
    /// Sent back with the form: how often it had been changed when the page was made.
    let seen: Int
    let writtenOn: Day?
    /// Whether there is one that can be taken back.
    let isWritten: Bool
    /// What a larger place says, and families get where this one says nothing.
    let beyond: Beyond?
    /// What follows when it is taken back.
    let consequence: String
    let fields: [Field]
    let fault: String?
    let hasFaults: Bool

    struct Beyond: Sendable {
        let about: String
        let words: String
    }

    struct Field: Sendable {
        /// As the language is stored; names the field in the form.
        let id: String
        let language: String
        let lang: String
        let isEasy: Bool
        /// How long it may be, and how many characters there is room for once something is typed.
        let room: String
        let heading: String
        let body: String
        let text: String
        let fault: String?
    }

    /// - Parameters:
    ///   - typed: what somebody typed; what stands there when nil.
    ///   - seen: as the form said; what stands there now when nil, because it is shown.
    ///   - faults: what is wrong with it, in words.
    init(
        _ spot: NoteSpot, _ board: NoteBoard, _ console: Console, typed: LocalWords? = nil, seen: Int? = nil,
        faults: [Language: String] = [:], fault: String? = nil
    ) {
        let gazetteer = console.staff.gazetteer
        let own = board.own(spot.place.code, spot.entry)
        heading = spot.entry.words.japanese.title
        place = spot.place.fullName
        path = spot.path
        back = "/console/notes/\(spot.entry.key)"
        self.seen = seen ?? board.changes(spot.place.code, spot.entry)
        writtenOn = own?.on.map { Day($0, in: .japanese) }
        isWritten = own != nil
        let larger = board.beyond(spot.place.code, spot.entry, in: gazetteer)
        let name = larger.flatMap { gazetteer[$0.municipality]?.fullName }
        beyond = larger.map { note in
            Beyond(
                about: console.words("console-notes.beyond", ["place": name ?? ""]), words: note.words.japanese)
        }
        consequence =
            name.map { console.words("console-notes.then-beyond", ["place": $0]) }
            ?? console.words("console-notes.then-plain")
        let words = typed ?? own?.note.words
        fields = Language.allCases.map { language in
            let text = words?[language] ?? ""
            let (count, left) = (LocalWords.longest(in: language), words?.left(in: language) ?? 0)
            return Field(
                id: language.rawValue, language: language.ownName, lang: language.html,
                isEasy: language == .easyJapanese,
                room: text.isEmpty || left < 0
                    ? console.words("console-notes.longest", ["count": "\(count)"])
                    : console.words("console-notes.left", ["count": "\(count)", "left": "\(left)"]),
                heading: spot.entry.words[language].title, body: spot.entry.words[language].body, text: text,
                fault: faults[language])
        }
        self.fault = fault
        hasFaults = !faults.isEmpty || fault != nil
    }
}

/// The words as families would get them, before they are kept.
struct LocalNoteCheckPage: ConsolePage {
    static let template = "console.local-note-check"
    static let room = ConsoleRoom.notes
    let heading: String
    let place: String
    let path: String
    let seen: Int
    let phones: [Phone]
    let fields: [Field]

    struct Phone: Sendable {
        let language: String
        let lang: String
        let room: String
        let messages: [PreviewPage.Bubbles]
    }

    struct Field: Sendable {
        let id: String
        let text: String
    }

    init(
        _ spot: NoteSpot, _ words: LocalWords, _ console: Console, seen: Int,
        phones: [Language: PreviewPage.Bubbles]
    ) {
        heading = spot.entry.words.japanese.title
        place = spot.place.fullName
        path = spot.path
        self.seen = seen
        self.phones = Language.allCases.map { language in
            Phone(
                language: language.ownName, lang: language.html,
                room: console.words("console-notes.room", ["left": "\(words.left(in: language))"]),
                messages: phones[language].map { [$0] } ?? [])
        }
        fields = Language.allCases.map { Field(id: $0.rawValue, text: words[$0]) }
    }
}
