import Calendar
import EventModel
import EventStore
import Events
import Facilities
import Hummingbird
import Offices
import Places
import Projections

/// Gatherings or schemes of an office: found, published by hand, corrected, and ended.
struct HandPages<Kind: HandKind>: Sendable where Kind.Record: Equatable {
    let room: DirectoryRoom
    /// `gatherings`, `schemes`.
    let name: String
    let words: Words
    let blank: Kind.Record
    let form: @Sendable (DirectoryRoom) -> RecordForm<Kind.Record>
    let lines: @Sendable (DirectoryRoom, OfficeID, HandList, CivilDate, any Tables) throws -> [DirectoryListPage.Line]

    /// What is said of them.
    struct Words: Sendable {
        let heading: TextName
        let new: TextName
        let end: TextName
        let endAdvice: TextName
    }

    private var path: String { "/console/\(name)" }
    private var console: Console { room.console }

    func add(to pages: RouterGroup<Visit>) {
        pages.get("\(name)") { request, visit in
            try await console.page(request, visit) { staff in try await list(request, staff) }
        }
        pages.get("\(name)/new") { request, visit in
            try await console.page(request, visit) { _ in page(nil, blank, mark: "\(console.world.freshID())") }
        }
        pages.post("\(name)/new") { request, visit in
            try await console.change(request, visit, in: .places) { staff, form in try await publish(form, staff) }
        }
        pages.get("\(name)/:record") { request, visit in
            try await console.page(request, visit) { staff in
                let (id, entry) = try await entry(visit, staff)
                return page(id, entry, isSaved: request.uri.queryParameters["saved"] != nil)
            }
        }
        pages.post("\(name)/:record") { request, visit in
            try await console.change(request, visit, in: .places) { staff, form in
                try await correct(form, visit, staff)
            }
        }
        pages.post("\(name)/:record/end") { request, visit in
            try await turn(request, visit, done: "ended") { id, office, staff, seen in
                WithdrawByHand<Kind>(id: id, office: office, reason: .ended, today: staff.today, seen: seen)
            }
        }
        pages.post("\(name)/:record/reopen") { request, visit in
            try await turn(request, visit, done: "reopened") { id, office, staff, seen in
                ReopenByHand<Kind>(id: id, office: office, today: staff.today, seen: seen)
            }
        }
    }

    /// Takes it out or brings it back, unless somebody did either since the page was made.
    private func turn<Turn: StaffDecision>(
        _ request: Request, _ visit: Visit, done: String, _ decision: (Kind.ID, OfficeID, StaffVisit, Int) -> Turn
    ) async throws -> Response {
        try await console.change(request, visit, in: .places) { staff, form in
            let (id, entry) = try await entry(visit, staff)
            let turn = decision(id, entry.dataset.office, staff, Int(form["turns"]) ?? -1)
            do {
                try await console.staff.execute(turn, by: staff.access)
            } catch let refusal as HandRefusal {
                let (id, entry) = try await self.entry(visit, staff)
                return .again(page(id, entry, fault: room.words(refusal)))
            }
            return .goTo("\(path)?done=\(done)&office=\(entry.dataset.office)")
        }
    }

    private func list(_ request: Request, _ staff: StaffVisit) async throws -> DirectoryListPage {
        let office = try room.office(request, staff)
        let question = DirectoryListPage.Question(request)
        let list = HandList(rawValue: question.filter) ?? .all
        let all = try await console.answers.read { try lines(room, office, list, staff.today, $0) }
        return DirectoryListPage(
            room, path: path, heading: words.heading, done: room.done(request), question, office: office,
            offices: try await room.offices(staff, chosen: office),
            filters: [
                (HandList.all.rawValue, room.say("console-places.all")),
                (HandList.old.rawValue, room.say("console-places.past")),
                (HandList.closed.rawValue, room.say("console-places.closed")),
            ], found: question.found(among: list == .old ? all.filter { !$0.tags.isEmpty } : all))
    }

    private func entry(_ visit: Visit, _ staff: StaffVisit) async throws -> (Kind.ID, HandState<Kind>.Entry) {
        guard let id = Kind.ID(try visit.parameters.require("record")),
            let entry = try await room.log.state(of: HandState<Kind>.fold, about: [id.tag])[id]
        else { throw Trouble.notFound }
        try staff.access.require(.editDirectory, at: entry.dataset.office)
        return (id, entry)
    }

    /// What is published now.
    private func page(
        _ id: Kind.ID, _ entry: HandState<Kind>.Entry, fault: String? = nil, isSaved: Bool = false
    ) -> RecordFormPage {
        page(id, entry.current, entry, mark: RecordMark.of(entry.current), fault: fault, isSaved: isSaved)
    }

    private func page(
        _ id: Kind.ID?, _ record: Kind.Record, _ entry: HandState<Kind>.Entry? = nil, mark: String,
        typed: Form? = nil, faults: [String: TextName] = [:], fault: String? = nil, hasChanged: Bool = false,
        isSaved: Bool = false
    ) -> RecordFormPage {
        let own = id.map { "\(path)/\($0)" }
        let isShown = entry?.isShown ?? true
        return RecordFormPage(
            heading: id == nil ? room.say(words.new) : Kind.name(record), path: own ?? path + "/new", back: path,
            isNew: id == nil, mark: mark,
            groups: form(room).shown(record, room.say, typed: typed, faults: faults, hasChanged: hasChanged),
            source: typed?["source"] ?? "",
            fault: fault ?? (isShown ? nil : room.say("console-directory.not-shown")),
            ending: own.flatMap { own in entry.map { turning($0, own) } }, isSaved: isSaved)
    }

    /// The way out, and the way back.
    private func turning(_ entry: HandState<Kind>.Entry, _ own: String) -> RecordFormPage.Ending {
        entry.isShown
            ? .init(
                path: own + "/end", heading: room.say(words.end), advice: room.say(words.endAdvice),
                button: room.say(words.end), turns: entry.turns, isGrave: true)
            : .init(
                path: own + "/reopen", heading: room.say("console-places.reopen"),
                advice: room.say("console-places.reopen-what"), button: room.say("console-places.reopen"),
                turns: entry.turns, isGrave: false)
    }

    private func publish(_ form: Form, _ staff: StaffVisit) async throws -> Answer {
        try await room.publish(form, staff, blank, self.form(room)) { mark, faults, fault in
            page(nil, blank, mark: mark, typed: form, faults: faults, fault: fault)
        } _: { record, office, number in
            try await console.staff.execute(
                PublishByHand<Kind>(
                    office: office, record: record, source: room.source(form), form: number, today: staff.today),
                by: staff.access)
            return "\(path)?done=published"
        }
    }

    private func correct(_ form: Form, _ visit: Visit, _ staff: StaffVisit) async throws -> Answer {
        let (id, entry) = try await entry(visit, staff)
        let current = entry.current
        return try await room.correct(form, current, self.form(room), goTo: "\(path)/\(id)?saved=1") {
            mark, faults, fault, hasChanged in
            page(
                id, current, entry, mark: mark, typed: form, faults: faults, fault: fault, hasChanged: hasChanged)
        } _: { record in
            try await console.staff.execute(
                CorrectByHand<Kind>(
                    id: id, office: entry.dataset.office, record: record, seen: current, source: room.source(form),
                    today: staff.today), by: staff.access)
        }
    }
}
