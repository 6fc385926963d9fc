import Delivery
import EventModel
import EventStore
import Events
import Households
import Hummingbird
import Offices
import Places

/// Writing what a place says beside a message: typed, looked at in every language, and then kept.
struct LocalNotePages: Sendable {
    let console: Console
    let answers: ConsoleAnswers

    func add(to pages: RouterGroup<Visit>) {
        pages.get("notes/:entry/:place") { request, visit in
            try await console.page(request, visit) { staff in
                LocalNotePage(try spot(visit, staff), try await board(), console)
            }
        }
        pages.post("notes/:entry/:place") { request, visit in
            try await console.change(request, visit, in: .notes) { staff, form in
                let spot = try spot(visit, staff)
                return switch Step(rawValue: form["step"]) {
                case .withdraw: try await withdraw(spot, form, staff)
                case .keep: try await keep(spot, form, staff)
                case .edit: .show(try await page(spot, form))
                case .check, nil: try await check(spot, form)
                }
            }
        }
    }

    /// What the form asks for; anything else is a look at what was typed, which changes nothing.
    private enum Step: String {
        case check, edit, keep, withdraw
    }

    private func board() async throws -> NoteBoard { try await NoteBoard.read(console.staff.log) }

    /// - Throws: `Denied` for a place that is not theirs, `Trouble.notFound` for what is no message or no place.
    private func spot(_ visit: Visit, _ staff: StaffVisit) throws -> NoteSpot {
        guard let entry = answers.catalogue[try visit.parameters.require("entry")],
            let code = MunicipalityCode(try visit.parameters.require("place")),
            let place = console.staff.gazetteer[code]
        else { throw Trouble.notFound }
        try staff.access.require(.editLocalNotes, in: code)
        return NoteSpot(entry: entry, place: place)
    }

    private static func words(_ form: Form) -> LocalWords {
        LocalWords(
            japanese: form[Language.japanese.rawValue], easyJapanese: form[Language.easyJapanese.rawValue],
            english: form[Language.english.rawValue])
    }

    /// A page that was made without a number has seen nothing.
    private static func seen(_ form: Form) -> Int { Int(form["seen"]) ?? -1 }

    private func decision(_ spot: NoteSpot, _ form: Form) -> WriteLocalNote {
        WriteLocalNote(
            municipality: spot.place.code, entry: spot.entry.key, words: Self.words(form),
            catalogue: answers.catalogue, seen: Self.seen(form))
    }

    private func check(_ spot: NoteSpot, _ form: Form) async throws -> Answer {
        let decision = decision(spot, form)
        do {
            _ = try decision.decide(given: try await console.staff.log.state(for: decision))
        } catch let refusal as WriteLocalNote.Refusal {
            return try await again(spot, form, refusal)
        }
        let note = LocalNote(municipality: spot.place.code, words: decision.words)
        var phones: [Language: PreviewPage.Bubbles] = [:]
        for language in Language.allCases {
            phones[language] = try await answers.noted(spot.entry.key, note, language)
                .map { PreviewPage.Bubbles($0) }
        }
        return .show(LocalNoteCheckPage(spot, decision.words, console, seen: Self.seen(form), phones: phones))
    }

    private func keep(_ spot: NoteSpot, _ form: Form, _ staff: StaffVisit) async throws -> Answer {
        do {
            try await console.staff.execute(decision(spot, form), by: staff.access)
        } catch let refusal as WriteLocalNote.Refusal {
            return try await again(spot, form, refusal)
        }
        return .goTo("/console/notes/\(spot.entry.key)?saved=1")
    }

    private func withdraw(_ spot: NoteSpot, _ form: Form, _ staff: StaffVisit) async throws -> Answer {
        let decision = WithdrawLocalNote(
            municipality: spot.place.code, entry: spot.entry.key, seen: Self.seen(form))
        do {
            try await console.staff.execute(decision, by: staff.access)
        } catch is WithdrawLocalNote.Refusal {
            // What stands there now has not been seen: it is shown before anything is taken back.
            return .again(
                LocalNotePage(
                    spot, try await board(), console, fault: console.words("console-notes.changed-withdraw")))
        }
        return .goTo("/console/notes/\(spot.entry.key)?withdrawn=1")
    }

    private func page(
        _ spot: NoteSpot, _ form: Form, faults: [Language: String] = [:]
    ) async throws -> LocalNotePage {
        LocalNotePage(
            spot, try await board(), console, typed: Self.words(form), seen: Self.seen(form), faults: faults)
    }

    private func again(_ spot: NoteSpot, _ form: Form, _ refusal: WriteLocalNote.Refusal) async throws -> Answer {
        switch refusal {
        case .unknownEntry: throw Trouble.notFound
        case .unfit(let faults): return .again(try await page(spot, form, faults: faults.mapValues(words)))
        case .changedSince:
            let board = try await board()
            return .again(
                LocalNotePage(
                    spot, board, console, typed: Self.words(form), fault: changed(spot, board)))
        }
    }

    private func changed(_ spot: NoteSpot, _ board: NoteBoard) -> String {
        guard let own = board.own(spot.place.code, spot.entry) else {
            return console.words("console-notes.changed-away")
        }
        return console.words("console-notes.changed", ["words": own.note.words.japanese])
    }

    private func words(_ fault: LocalWords.Fault) -> String {
        switch fault {
        case .missing: console.words("console-notes.missing")
        case .tooLong(let count): console.words("console-notes.too-long", ["count": "\(count)"])
        case .unprintable: console.words("console-notes.unprintable")
        }
    }
}
