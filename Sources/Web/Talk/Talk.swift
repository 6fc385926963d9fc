import Calendar
import Consultations
import EventModel
import EventStore
import Events
import HTTPTypes
import Households
import Hummingbird
import Places
import Projections

/// The client's side of consultations: every path under `/r/talk`. It has a session of its own, so that a link into a
/// consultation opens nothing else of the family's.
struct Talk: Sendable {
    let log: Log
    let gazetteer: Gazetteer
    let writer: PageWriter
    let cookies: SessionCookies
    let world: WebWorld
    let consulting: Consulting

    init(_ residents: Residents) {
        log = residents.log
        gazetteer = residents.atlas.gazetteer
        writer = residents.writer
        cookies = residents.cookies
        world = residents.world
        consulting = residents.consulting
    }

    func add(to pages: RouterGroup<Visit>) {
        TalkEntry(talk: self).add(to: pages)
        TalkStart(talk: self).add(to: pages)
        TalkWord(talk: self).add(to: pages)
        TalkRoom(talk: self).add(to: pages)
        TalkPhotos(talk: self).add(to: pages)
        TalkNews(talk: self).add(to: pages)
        pages.get("out") { _, _ in leave() }
    }

    /// Quick exit: nothing of it stays in this browser, and the back button leads nowhere.
    private func leave() -> Response {
        var response = Response.redirect(to: "https://www.jma.go.jp/bosai/forecast/", type: .normal)
        cookies.clear(behind: .talk, on: &response)
        return response
    }

    var now: JapanTime { JapanTime(milliseconds: world.now()) }

    func reader(_ request: Request, _ visit: Visit) -> Reader {
        Reader(
            language: ReaderLanguage.told(by: request), door: .talk,
            formToken: visit.session.map { cookies.formToken(for: $0) })
    }

    func speech(_ reader: Reader) -> Speech { Speech(texts: writer.texts, language: reader.language) }

    func command() -> Command { Command(actor: "family", id: world.freshID()) }
}

/// Somebody who came in.
struct TalkVisit: Sendable {
    let household: HouseholdID
    let session: Session
    let reader: Reader
    /// The consultation that was opened by its word.
    let unlocked: ConsultationID?
}

extension Talk {
    /// Whoever was forgotten or signed out everywhere is out here at once, too.
    ///
    /// - Throws: `Trouble.notSignedIn`.
    func client(_ request: Request, _ visit: Visit) async throws -> TalkVisit {
        guard let session = visit.session, let who = session.who, let household = HouseholdID(Tag(stored: who)),
            try await isIn(household, since: session.startedAt)
        else { throw Trouble.notSignedIn }
        return TalkVisit(
            household: household, session: session, reader: reader(request, visit),
            unlocked: session.note.flatMap { ConsultationID($0) })
    }

    func isIn(_ household: HouseholdID, since startedAt: Int64) async throws -> Bool {
        let family = try await log.state(of: Household.fold, about: [household.tag])
        return !family.isForgotten && family.holdsSession(begunAt: startedAt)
    }

    /// A consultation that the visitor may see. Whether there is one that they may not see is not said.
    ///
    /// - Throws: `Trouble.notFound`.
    func open(_ visit: Visit, of client: TalkVisit) async throws -> (id: ConsultationID, state: Case) {
        guard let id = ConsultationID(try visit.parameters.require("id")) else { throw Trouble.notFound }
        return (id, try await open(id, of: client))
    }

    func open(_ id: ConsultationID, of client: TalkVisit) async throws -> Case {
        let state = try await log.state(of: Case.fold, about: [id.tag])
        guard let opened = state.opened, opened.household == client.household, state.stage != .shredded,
            !(state.hasWord || opened.client == .child) || client.unlocked == id
        else { throw Trouble.notFound }
        return state
    }

    /// The consultations that the visitor may see, the newest first.
    func visible(to client: TalkVisit) async throws -> [ConsultationRow] {
        try await consulting.read { try ConsultationDesk.of(client.household, in: $0) }
            .filter { !$0.hasWord && $0.client != .child || $0.consultation == client.unlocked }
    }

    func path(_ id: ConsultationID) -> String { "/r/talk/c/\(id)" }
}
