import Calendar
import Consultations
import EventModel
import EventStore
import Events
import HTTPTypes
import Hummingbird
import NIOCore
import Places
import Projections

/// The conversation itself: reading, writing, ending and going on.
struct TalkRoom: Sendable {
    let talk: Talk
    private let limiter: RateLimiter
    private static let words = Allowance("messages of a client", burst: 20, every: .seconds(3))

    init(talk: Talk) {
        self.talk = talk
        limiter = RateLimiter(elapsed: talk.world.elapsed)
    }

    func add(to pages: RouterGroup<Visit>) {
        pages.get("c/:id") { request, visit in
            let client = try await talk.client(request, visit)
            let (id, state) = try await talk.open(visit, of: client)
            let stays: TextName? = request.uri.queryParameters["stay"] == nil ? nil : "talk.end-danger"
            return talk.writer.response(try await talk.page(id, state, client, note: stays), for: client.reader)
        }
        pages.post("c/:id/say") { request, visit in try await say(request, visit) }
        pages.post("c/:id/typing") { request, visit in
            let client = try await talk.client(request, visit)
            _ = try await Form.read(request, visit, talk.cookies)
            let (id, _) = try await talk.open(visit, of: client)
            await talk.consulting.live.type(.client, in: id)
            return Response(status: .noContent)
        }
        pages.post("c/:id/end") { request, visit in
            try await change(request, visit) { id, household in
                LeaveConsultation(consultation: id, household: household, now: talk.world.now())
            }
        }
        pages.post("c/:id/go-on") { request, visit in
            try await change(request, visit) { id, household in
                GoOnWithConsultation(consultation: id, household: household, now: talk.world.now())
            }
        }
    }

    /// A message. A page with a script asks for it in the background and stays where it is.
    private func say(_ request: Request, _ visit: Visit) async throws -> Response {
        let client = try await talk.client(request, visit)
        let form = try await Form.read(request, visit, talk.cookies, .ofTexts)
        let (id, state) = try await talk.open(visit, of: client)
        guard let message = ULID(form["message"]) else { throw Trouble.notOurForm }
        let words: WrittenText
        do { words = try WrittenText(form["words"]) } catch {
            let fault: TextName = error == .empty ? "talk.empty" : "talk.too-long"
            let page = try await talk.page(id, state, client, words: form["words"], fault: fault)
            return talk.writer.response(page, for: client.reader, status: .unprocessableContent)
        }
        if !state.messages.contains(where: { $0.id == message }) { try limiter.take(Self.words, by: client.session.id) }
        try await talk.write(words.text, photo: nil, as: message, in: id, of: client)
        guard request.headers[.accept] == "text/plain" else { return .redirect(to: talk.path(id), type: .normal) }
        return Response(status: .noContent)
    }

    private func change(
        _ request: Request, _ visit: Visit, _ decision: (ConsultationID, HouseholdID) -> some Decision
    ) async throws -> Response {
        let client = try await talk.client(request, visit)
        _ = try await Form.read(request, visit, talk.cookies)
        let (id, _) = try await talk.open(visit, of: client)
        do {
            try await talk.log.execute(decision(id, client.household), as: talk.command())
        } catch CaseRefusal.inDanger {
            return .redirect(to: talk.path(id) + "?stay=1", type: .normal)
        } catch is CaseRefusal { throw Trouble.notFound }
        return .redirect(to: talk.path(id), type: .normal)
    }
}

extension Talk {
    /// Keeps what a client wrote, with what was noticed in it.
    func write(
        _ words: String, photo: ULID?, as message: ULID, in id: ConsultationID, of client: TalkVisit
    ) async throws {
        let kinds = try await consulting.care().terms.match(words)
        let write = ClientWrites(
            consultation: id, household: client.household, message: message, words: words, photo: photo,
            crisis: CrisisKind.allCases.filter(kinds.contains), now: world.now())
        do {
            try await log.execute(write, as: command())
        } catch CaseRefusal.closed {
            // What was written as the counsellor closed goes on.
            try await log.execute(
                GoOnWithConsultation(consultation: id, household: client.household, now: world.now()),
                as: command())
            try await log.execute(write, as: command())
        } catch is CaseRefusal { throw Trouble.notFound }
    }

    func page(
        _ id: ConsultationID, _ state: Case, _ client: TalkVisit, words: String = "", fault: TextName? = nil,
        note: TextName? = nil
    ) async throws -> TalkPage {
        let view = try await view(id, state, client.reader.language)
        return TalkPage(
            id: id, view: view, message: "\(world.freshID())", words: words,
            fault: fault.map { speech(client.reader)($0) },
            note: note.map { speech(client.reader)($0) }, script: writer.assets.path(of: .talk))
    }

    /// What is shown of a consultation now.
    func view(_ id: ConsultationID, _ state: Case, _ language: Language) async throws -> TalkView {
        let (row, desk, ahead) = try await consulting.read { tables in
            let row = try ConsultationDesk.row(id, in: tables)
            let desk = try ConsultationDesk.desks(in: tables).first { $0.office == state.office }
            return (row, desk, try row.map { try ConsultationDesk.ahead(of: $0, in: tables) } ?? 0)
        }
        let isTyping = await consulting.live.isTyping(.counsellor, in: id)
        return TalkView(
            id, state, row: row, hours: desk?.hours, ahead: ahead, isTyping: isTyping,
            lines: try await consulting.care().lines, now: now, Speech(texts: writer.texts, language: language))
    }
}
