import Consultations
import EventModel
import EventStore
import Events
import Hummingbird
import Projections

/// A child comes back to what it said, by its word.
struct TalkWord: Sendable {
    let talk: Talk

    func add(to pages: RouterGroup<Visit>) {
        pages.get("word") { request, visit in
            talk.writer.response(TalkWordPage(fault: nil), for: try await talk.client(request, visit).reader)
        }
        pages.post("word") { request, visit in try await take(request, visit) }
    }

    private func take(_ request: Request, _ visit: Visit) async throws -> Response {
        let client = try await talk.client(request, visit)
        let form = try await Form.read(request, visit, talk.cookies)
        let household = client.household
        let locked = try await talk.consulting.read { try ConsultationDesk.of(household, in: $0) }.filter(\.hasWord)
        var fault: TextName = "talk.wrong-word"
        // The newest first: a mistake counts against each of them.
        for row in locked {
            let opens = try await talk.consulting.doors.opens(
                row.consultation, word: form["word"], in: household, as: talk.command())
            if opens == true { return try talk.letIn(household, as: client.session, unlocked: row.consultation) }
            if opens == nil { fault = "talk.word-rests" }
        }
        return talk.writer.again(TalkWordPage(fault: talk.speech(client.reader)(fault)), for: client.reader)
    }
}

struct TalkWordPage: WebPage {
    static let template = "talking.word"
    let title: TextName = "talk.title"
    let fault: String?
}
