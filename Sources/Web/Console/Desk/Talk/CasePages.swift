import Consultations
import EventModel
import EventStore
import Events
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Offices
import Places
import Projections

/// One consultation. It is shown to its counsellor, and to a colleague who says what for; each reading is a fact first.
struct CasePages: Sendable {
    let room: DeskRoom
    private var console: Console { room.console }

    func add(to pages: RouterGroup<Visit>) {
        pages.get("desk/:case") { request, visit in
            let staff = try await console.staffVisit(request, visit, in: .desk)
            let row = try await room.row(visit, staff)
            let page = try await page(
                row, staff, purpose: request.uri.queryParameters["purpose"].map(String.init),
                done: request.uri.queryParameters["done"].map(String.init))
            return console.writer.again(page, for: staff.reader, status: .ok)
        }
        pages.get("desk/:case/photo/:photo") { request, visit in
            let staff = try await console.staffVisit(request, visit, in: .desk)
            let row = try await room.row(visit, staff)
            guard let photo = ULID(try visit.parameters.require("photo")),
                let purpose = purpose(row, staff, asked: request.uri.queryParameters["purpose"].map(String.init))
            else { throw Trouble.notFound }
            _ = try await room.read(row, for: purpose, staff)
            let kept = try await room.log.state(of: KeptPhoto.fold, about: [PhotoKept.tag(of: photo)])
            guard kept.consultation == row.consultation, let jpeg = kept.jpeg?.value,
                let data = Data(base64Encoded: jpeg)
            else { throw Trouble.notFound }
            return Response(
                status: .ok, headers: [.contentType: "image/jpeg", .cacheControl: "no-store"],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: data)))
        }
    }

    /// What it is read for; nil where that has still to be said.
    private func purpose(_ row: ConsultationRow, _ staff: StaffVisit, asked: String?) -> CaseReading? {
        let purposes = room.purposes(row, staff)
        return purposes.first == .answering
            ? .answering : asked.flatMap { CaseReading(rawValue: $0) }.flatMap { purposes.contains($0) ? $0 : nil }
    }

    /// The consultation, or the door before it where nobody has said what for.
    func page(
        _ row: ConsultationRow, _ staff: StaffVisit, purpose asked: String?, done: String? = nil, fault: String? = nil,
        typed: CaseTyped = CaseTyped()
    ) async throws -> any WebPage {
        let done = done.flatMap { Self.done[$0] }.map { room.say($0) }
        let head = try await head(row, staff)
        guard let purpose = purpose(row, staff, asked: asked) else {
            return CaseDoorPage(
                head, purposes: room.purposes(row, staff), mayTake: row.stage == .waiting,
                assets: console.writer.assets, room, done: done, fault: fault)
        }
        let state = try await room.read(row, for: purpose, staff)
        return CasePage(
            head, try await CaseSource.of(state, row, staff, room), purpose: purpose, done: done, fault: fault,
            typed: typed)
    }

    private static let done: [String: TextName] = [
        "taken": "desk-case.was-taken", "sent": "desk-case.was-sent", "noted": "desk-case.was-noted",
        "urgency": "desk-case.was-set", "acted": "desk-case.was-acted", "reopened": "desk-case.was-reopened",
        "asked": "desk-case.was-asked", "answered": "desk-case.was-answered", "held": "desk-case.was-held",
        "lifted": "desk-case.was-lifted", "reviewed": "desk-case.was-reviewed",
    ]

    private func head(_ row: ConsultationRow, _ staff: StaffVisit) async throws -> CaseHead {
        let holder: String? =
            if let person = row.staff, row.stage == .taken { try await room.name(of: person) } else { nil }
        return CaseHead(
            row, holder: holder, isMine: row.stage == .taken && row.staff == staff.staff,
            place: console.staff.gazetteer[row.municipality]?.fullName ?? "–", room)
    }

    /// Does something with a consultation of the own desk; what is refused is said on its page, with what was typed.
    func act(
        _ request: Request, _ visit: Visit, needs permission: Permission = .answerConsultations,
        _ act: (ConsultationRow, StaffVisit, Form) async throws -> String
    ) async throws -> Response {
        try await console.change(request, visit, in: .desk) { staff, form in
            try staff.access.require(permission)
            let row = try await room.row(visit, staff)
            let fault: String
            do {
                return .goTo(try await act(row, staff, form))
            } catch let refusal as CaseRefusal {
                fault = try await room.words(refusal)
            } catch let unwritten as WrittenText.Fault {
                fault = room.words(unwritten)
            } catch let missing as CaseFault {
                fault = room.say(missing.words)
            }
            return .again(
                try await page(
                    try await room.row(visit, staff), staff, purpose: form["purpose"], fault: fault,
                    typed: CaseTyped(form)))
        }
    }

    /// Where a form of the page goes on, with what it was read for.
    static func path(_ row: ConsultationRow, _ form: Form, done: String) -> String {
        let purpose = CaseReading(rawValue: form["purpose"]).map { "&purpose=\($0.rawValue)" } ?? ""
        return "/console/desk/\(row.consultation)?done=\(done)\(purpose)"
    }
}

/// What is missing in a form about a consultation.
struct CaseFault: Error {
    let words: TextName
}

/// What somebody typed that was not taken: it stands in the form again.
struct CaseTyped: Sendable {
    var message: (id: String, words: String)?
    var note: (id: String, words: String)?
    var handover = ""
    var danger = ""
    var review = ""

    init() {}

    init(_ form: Form) {
        if !form["message"].isEmpty { message = (form["message"], form["words"]) }
        if !form["note"].isEmpty { note = (form["note"], form["words"]) }
        (handover, danger, review) = (form["handover"], form["danger"], form["review"])
    }
}
