import Consultations
import EventModel
import EventStore
import Events
import Hummingbird
import Offices

/// What an office prepares for its counsellors: replies to start from, and what is good to know.
struct PreparedPages: Sendable {
    let room: DeskRoom
    private var console: Console { room.console }

    func add(to pages: RouterGroup<Visit>) {
        pages.get("desk/settings/replies") { request, visit in
            try await console.page(request, visit) { staff in
                try staff.access.require(.superviseDesk)
                return try await page(
                    staff, edited: request.uri.queryParameters["edit"].flatMap { ULID(String($0)) },
                    isDone: request.uri.queryParameters["done"] != nil)
            }
        }
        pages.post("desk/settings/replies") { request, visit in
            try await console.change(request, visit, in: .desk) { staff, form in
                try staff.access.require(.superviseDesk)
                return try await change(staff, form)
            }
        }
    }

    private func change(_ staff: StaffVisit, _ form: Form) async throws -> Answer {
        let office = try room.office(staff)
        guard let reply = ULID(form["reply"]) else {
            return .again(try await page(staff, form, faults: [room.say("console-directory.gone")]))
        }
        do {
            if form["do"] == "withdraw" {
                try await console.staff.execute(
                    WithdrawReply(office: office, reply: reply, today: staff.today), by: staff.access)
            } else {
                let (title, words) = (Typed.plain(form["title"]), form["words"].replacing("\r\n", with: "\n"))
                try await console.staff.execute(
                    WriteReply(
                        written: ReplyWritten(
                            office: office, reply: reply, kind: PreparedKind(rawValue: form["kind"]) ?? .reply,
                            title: title, words: words, on: staff.today)), by: staff.access)
            }
        } catch let refusal as DeskRefusal {
            return .again(try await page(staff, form, faults: room.words(refusal)))
        }
        return .goTo("/console/desk/settings/replies?done=1")
    }

    private func page(
        _ staff: StaffVisit, _ form: Form? = nil, edited: ULID? = nil, faults: [String] = [], isDone: Bool = false
    ) async throws -> PreparedPage {
        let desk = try await room.log.state(of: Desk.fold, about: [try room.office(staff).tag])
        let known = edited.flatMap { desk.replies[$0] }
        let kind = form.flatMap { PreparedKind(rawValue: $0["kind"]) } ?? known?.kind ?? .reply
        return PreparedPage(
            hasDesk: desk.setting != nil,
            lines: desk.replies.values.sorted { ($0.kind.rawValue, $0.title) > ($1.kind.rawValue, $1.title) }.map {
                PreparedPage.Line(
                    id: "\($0.reply)", kind: room.say(DeskWords.prepared($0.kind)), title: $0.title, words: $0.words)
            },
            id: form.flatMap { ULID($0["reply"]) }.map { "\($0)" } ?? known.map { "\($0.reply)" }
                ?? "\(console.world.freshID())",
            kinds: PreparedKind.allCases.map {
                DeskChoice($0.rawValue, room.say(DeskWords.prepared($0)), isChosen: $0 == kind)
            }, titleWords: form?["title"] ?? known?.title ?? "", words: form?["words"] ?? known?.words ?? "",
            isEdited: known != nil, faults: faults, hasFaults: !faults.isEmpty, isDone: isDone)
    }
}

/// The prepared texts of a desk, and the form for one of them.
struct PreparedPage: ConsolePage {
    static let template = "console.desk.replies"
    static let room = ConsoleRoom.desk
    let hasDesk: Bool
    let lines: [Line]
    let id: String
    let kinds: [DeskChoice]
    let titleWords: String
    let words: String
    let isEdited: Bool
    let faults: [String]
    let hasFaults: Bool
    let isDone: Bool

    struct Line: Sendable {
        let id: String
        let kind: String
        let title: String
        let words: String
    }
}
