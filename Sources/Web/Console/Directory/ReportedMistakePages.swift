import Calendar
import EventModel
import EventStore
import Events
import Facilities
import Hummingbird
import Offices
import Projections

/// What families and keepers reported: looked at, corrected or set aside.
struct ReportedMistakePages: Sendable {
    let room: DirectoryRoom
    private var console: Console { room.console }

    func add(to pages: RouterGroup<Visit>) {
        pages.get("mistakes") { request, visit in
            try await console.page(request, visit) { staff in
                try await page(staff, isDone: request.uri.queryParameters["done"] != nil)
            }
        }
        pages.post("mistakes/:place") { request, visit in
            try await console.change(request, visit, in: .mistakes) { staff, form in
                let (id, entry) = try await room.place(visit, staff, for: .settleMistakes)
                guard let report = ULID(form["report"]), let outcome = MistakeOutcome(rawValue: form["outcome"]) else {
                    throw Trouble.notOurForm
                }
                do {
                    try await room.settle(report, of: id, entry, outcome, staff)
                } catch let refusal as DirectoryRefusal {
                    return .again(try await page(staff, fault: room.words(refusal)))
                }
                return .goTo("/console/mistakes?done=1")
            }
        }
    }

    /// Reports of places that are somebody's to look at, oldest first, each with its place.
    func reports(_ staff: StaffVisit) async throws -> [(report: MistakeRow, place: PlaceRow)] {
        let area = staff.access.area(for: .settleMistakes)
        return try await console.answers.read { tables in
            try FacilityDirectory.openMistakes(in: tables).compactMap { report in
                guard let place = try FacilityDirectory.place(report.place, in: tables),
                    area.contains(place.listing.dataset.office)
                else { return nil }
                return (report, place)
            }
        }
    }

    /// So many are shown at once.
    private static let most = 50

    private func page(_ staff: StaffVisit, isDone: Bool = false, fault: String? = nil) async throws -> MistakesPage {
        let all = try await reports(staff)
        let shown = all.prefix(Self.most)
        // Words are personal: they stand in the log alone, sealed.
        var words: [String: String] = [:]
        for place in Set(shown.filter(\.report.hasWords).map(\.place.place)) {
            let entry = try await room.log.state(of: Directory.fold, about: [place.tag])[place]
            for (number, report) in entry?.mistakes ?? [:] { words["\(number)"] = report.words?.value }
        }
        let mayEdit = staff.access.area(for: .editDirectory)
        let lines = shown.map { report, place in
            MistakesPage.Line(
                report, place, words: words[report.report], mayEdit: mayEdit.contains(place.listing.dataset.office),
                room.say)
        }
        return MistakesPage(
            lines: lines, hasLines: !lines.isEmpty,
            count: room.say("console-mistakes.count", ["count": "\(all.count)"]), isDone: isDone, fault: fault)
    }
}

/// Reports, each with what is published now.
struct MistakesPage: ConsolePage {
    static let template = "console.mistakes"
    static let room = ConsoleRoom.mistakes
    let lines: [Line]
    let hasLines: Bool
    let count: String
    let isDone: Bool
    let fault: String?

    struct Line: Sendable {
        let report: String
        let place: String
        let name: String
        let mistake: String
        let voice: String
        let on: String
        let words: String?
        /// What is published of the part that is said to be wrong.
        let published: String
        let edit: String?

        init(_ report: MistakeRow, _ place: PlaceRow, words: String?, mayEdit: Bool, _ say: Speech) {
            let record = place.record
            self.report = report.report
            self.place = "\(place.place)"
            name = record.name
            let kind = MistakeKind(rawValue: report.mistake) ?? .other
            mistake = DirectoryNames.mistake(kind)
            voice = ReportVoice(rawValue: report.by).map(DirectoryNames.voice) ?? report.by
            on = "\(report.reportedOn)"
            self.words = words
            let part: String? =
                switch kind {
                case .closed: place.listing.status == .shown ? say("console-mistakes.shown") : nil
                case .hours, .dates:
                    [record.hours?.description, record.hoursNote].compactMap { $0 }.joined(separator: " ")
                case .telephone: record.contact?.telephone
                case .location: record.address?.text
                case .other: nil
                }
            published = part.flatMap { $0.isEmpty ? nil : $0 } ?? "–"
            edit = mayEdit ? "/console/places/\(place.place)/edit?report=\(report.report)" : nil
        }
    }
}
