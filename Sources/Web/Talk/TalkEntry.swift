import Consultations
import EventModel
import Events
import Hummingbird

/// The door: a link that opens once. Looking at it opens nothing, so that whoever looks ahead at links does not use it
/// up.
struct TalkEntry: Sendable {
    let talk: Talk

    func add(to pages: RouterGroup<Visit>) {
        pages.get("in/:secret") { request, visit in
            let action = "/r/talk/in/\(try visit.parameters.require("secret"))"
            return talk.writer.response(TalkEnterPage(action: action), for: talk.reader(request, visit))
        }
        pages.post("in/:secret") { request, visit in try await enter(request, visit) }
    }

    private func enter(_ request: Request, _ visit: Visit) async throws -> Response {
        _ = try await Form.read(request, visit, talk.cookies)
        guard let session = visit.session, let id = ULID(session.id) else { throw Trouble.notOurForm }
        do {
            let household = try await talk.consulting.doors.enter(
                by: try visit.parameters.require("secret"), visit: id, as: talk.command())
            return try talk.letIn(household, as: session)
        } catch is EntryRefusal {
            return talk.writer.response(TalkClosedPage(), for: talk.reader(request, visit), status: .gone)
        }
    }
}

extension Talk {
    /// From now on this browser speaks for the household, in consultations only.
    func letIn(_ household: HouseholdID, as session: Session, unlocked: ConsultationID? = nil) throws -> Response {
        // The same id: a link that was used by it may be used by it again, as after a lost answer.
        let opened = Session(
            id: ULID(session.id) ?? world.freshID(), who: household.tag, startedAt: world.now(),
            note: unlocked?.description)
        var response = Response.redirect(to: unlocked.map(path) ?? "/r/talk", type: .normal)
        try cookies.set(opened, behind: .talk, on: &response)
        return response
    }
}

/// What a link shows before it is used.
struct TalkEnterPage: WebPage {
    static let template = "talking.enter"
    let title: TextName = "talk.title"
    let action: String
}

/// What a link shows that opens nothing.
struct TalkClosedPage: WebPage {
    static let template = "talking.closed"
    let title: TextName = "talk.title"
}

/// The same door for a family that is signed in, as in LINE's own browser.
struct ConsultPages: Sendable {
    let residents: Residents

    func add(to pages: RouterGroup<Visit>) {
        pages.get("consult") { request, visit in
            try await residents.page(request, visit) { _ in TalkEnterPage(action: "/r/consult") }
        }
        pages.post("consult") { request, visit in
            let family = try await residents.familyVisit(request, visit)
            _ = try await Form.read(request, visit, residents.cookies)
            let session = Session(id: residents.world.freshID(), who: nil, startedAt: residents.world.now())
            return try Talk(residents).letIn(family.household, as: session)
        }
    }
}
