import Calendar
import EventModel
import EventStore
import Events
import Facilities
import Hummingbird
import Offices
import Projections

/// What the directory's pages of the console have in common: whose records somebody may touch.
struct DirectoryRoom: Sendable {
    let console: Console

    var say: Speech { Speech(texts: console.writer.texts, language: .japanese) }
    var log: Log { console.staff.log }

    /// The offices whose records are somebody's to change, to choose from.
    func offices(_ staff: StaffVisit, chosen: OfficeID?) async throws -> [OfficeChoice] {
        let area = staff.access.area(for: .editDirectory)
        return try await console.answers.read { try StaffDirectory.offices(in: $0) }
            .filter { area.contains($0.office) }
            .map { OfficeChoice(id: $0.office.description, name: $0.name, isChosen: $0.office == chosen) }
    }

    /// The office that the address asks for; the officer's own where it names none.
    ///
    /// - Throws: `Denied` for one that is not theirs.
    func office(_ request: Request, _ staff: StaffVisit) throws -> OfficeID {
        let asked = request.uri.queryParameters["office"].flatMap { OfficeID(String($0)) }
        guard let office = asked ?? staff.access.office else { throw Trouble.forbidden }
        try staff.access.require(.editDirectory, at: office)
        return office
    }

    /// What is known of a place, from the newest facts.
    ///
    /// - Throws: `Trouble.notFound`, `Denied` for a place of an office that is not theirs.
    func place(
        _ visit: Visit, _ staff: StaffVisit, for permission: Permission = .editDirectory
    ) async throws -> (id: PlaceID, entry: DirectoryEntry) {
        guard let place = PlaceID(try visit.parameters.require("place")),
            let entry = try await log.state(of: Directory.fold, about: [place.tag])[place]
        else { throw Trouble.notFound }
        try staff.access.require(permission, at: entry.dataset.office)
        return (place, entry)
    }

    func source(_ form: Form) -> String {
        let source = Typed.plain(String(form["source"].prefix(200)))
        return source.isEmpty ? say("console-directory.by-staff") : source
    }

    /// What an office may read of a refusal.
    func words(_ refusal: DirectoryRefusal) -> String {
        switch refusal {
        case .unknown, .notYours: say("trouble.forbidden-advice")
        case .notShown: say("console-directory.not-shown")
        case .officeNotOpen: say("console-directory.office-not-open")
        case .noName: say("console-directory.no-name")
        case .changedSince: say("console-directory.changed")
        case .samePlace: say("console-directory.same-place")
        case .inFuture: say("console-directory.in-future")
        case .noCounts: say("console-vacancies.no-counts")
        case .noWords, .tooLong: say("console-directory.too-long")
        case .unknownReport, .unknownLink, .expiredLink: say("console-directory.gone")
        }
    }

    func words(_ refusal: HandRefusal) -> String {
        switch refusal {
        case .unknown, .notYours: say("trouble.forbidden-advice")
        case .notShown: say("console-directory.not-shown")
        case .officeNotOpen: say("console-directory.office-not-open")
        case .noName: say("console-directory.no-name")
        case .endsBeforeStart: say("console-directory.ends-before")
        case .changedSince: say("console-directory.changed")
        }
    }

    /// The rooms about the directory.
    func tabs(_ current: String) -> [StaffBar.Link] {
        let all: [(String, TextName)] = [
            ("/console/places", "console-places.tab-places"), ("/console/gatherings", "console-places.tab-gatherings"),
            ("/console/schemes", "console-places.tab-schemes"),
            ("/console/duplicates", "console-places.tab-duplicates"),
        ]
        return all.map { StaffBar.Link(path: $0.0, title: say($0.1), isCurrent: $0.0 == current) }
    }
}
