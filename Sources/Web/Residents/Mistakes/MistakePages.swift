import Calendar
import EventModel
import EventStore
import Events
import Facilities
import Households
import Hummingbird

/// Where a family says that something published of a place is wrong: two taps, and no name.
struct MistakePages: Sendable {
    let residents: Residents
    private let limit: TellingLimit

    init(residents: Residents) {
        self.residents = residents
        limit = TellingLimit("mistakes", in: residents.world)
    }

    func add(to pages: RouterGroup<Visit>) {
        pages.get("places/:place/mistake") { request, visit in
            let reader = try await residents.anybody(request, visit)
            let (place, entry) = try await entry(visit)
            let isDone = request.uri.queryParameters["done"] != nil
            let form = MistakeForm(
                place, report: "\(residents.world.freshID())", speech(of: reader))
            return residents.writer.response(
                MistakePage(place, entry.current.name, form, isDone: isDone), for: reader)
        }
        pages.post("places/:place/mistake") { request, visit in try await take(request, visit) }
    }

    private func speech(of reader: Reader) -> Speech {
        Speech(texts: residents.writer.texts, language: reader.language)
    }

    private func entry(_ visit: Visit) async throws -> (PlaceID, DirectoryEntry) {
        guard let place = PlaceID(try visit.parameters.require("place")),
            let entry = try await residents.log.state(of: Directory.fold, about: [place.tag])[place], entry.isShown
        else { throw Trouble.notFound }
        return (place, entry)
    }

    private func take(_ request: Request, _ visit: Visit) async throws -> Response {
        let reader = try await residents.anybody(request, visit)
        let form = try await Form.read(request, visit, residents.cookies)
        let (place, entry) = try await entry(visit)
        let words = Typed.plain(form["words"])
        func again(_ fault: TextName) -> Response {
            let say = speech(of: reader)
            let part = MistakeForm(place, report: form["report"], say, words: words, fault: say(fault))
            return residents.writer.again(
                MistakePage(place, entry.current.name, part, isDone: false), for: reader)
        }
        guard let report = ULID(form["report"]) else { throw Trouble.notOurForm }
        guard let mistake = MistakeKind(rawValue: form["mistake"]), MistakeForm.kinds.contains(mistake) else {
            return again("mistake.choose")
        }
        guard Typed.isPrintable(words) else { return again("mistake.unprintable") }
        try limit.take(for: reader, visit)
        do {
            // The command names nobody, and neither does the fact.
            try await residents.log.execute(
                ReportMistake(
                    place: place, report: report, mistake: mistake, words: mistake == .other ? words : nil,
                    today: JapanTime(milliseconds: residents.world.now()).date),
                as: Command(actor: "family", id: residents.world.freshID()))
        } catch DirectoryRefusal.noWords {
            return again("mistake.no-words")
        } catch DirectoryRefusal.tooLong {
            return again("mistake.too-long")
        } catch is DirectoryRefusal {
            throw Trouble.notFound
        }
        return .redirect(to: "/r/places/\(place)/mistake?done=1", type: .normal)
    }
}

/// What is wrong, to be chosen in one tap: part of a place's page, or a page of its own.
struct MistakeForm: Sendable {
    let path: String
    let report: String
    let kinds: [Kind]
    let words: String
    let fault: String?

    struct Kind: Sendable {
        let value: String
        let title: String
    }

    /// What a family may say is wrong.
    static let kinds: [MistakeKind] = [.closed, .hours, .telephone, .location, .other]

    /// - Parameter report: the number of what is told: sent twice it is the same one.
    init(_ place: PlaceID, report: String, _ say: Speech, words: String = "", fault: String? = nil) {
        path = "/r/places/\(place)/mistake"
        self.report = report
        let titles: [(MistakeKind, TextName)] = [
            (.closed, "mistake.closed"), (.hours, "mistake.hours"), (.telephone, "mistake.telephone"),
            (.location, "mistake.location"),
        ]
        kinds = titles.map { Kind(value: $0.0.rawValue, title: say($0.1)) }
        self.words = words
        self.fault = fault
    }
}

/// The page of its own.
struct MistakePage: WebPage {
    static let template = "residents.mistake"
    let title: TextName = "mistake.title"
    let name: String
    let back: String
    let isDone: Bool
    let mistake: MistakeForm

    init(_ place: PlaceID, _ name: String, _ form: MistakeForm, isDone: Bool) {
        self.name = name
        back = "/r/places/\(place)"
        self.isDone = isDone
        mistake = form
    }
}
