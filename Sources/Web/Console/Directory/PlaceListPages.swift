import Calendar
import EventModel
import EventStore
import Events
import Facilities
import Hummingbird
import Offices
import Projections

/// The places of an office: found, published by hand, and corrected.
struct PlaceListPages: Sendable {
    let room: DirectoryRoom
    private var console: Console { room.console }

    func add(to pages: RouterGroup<Visit>) {
        pages.get("places") { request, visit in
            try await console.page(request, visit) { staff in try await list(request, staff) }
        }
        pages.get("places/new") { request, visit in
            try await console.page(request, visit) { _ in page(nil, blank, mark: "\(console.world.freshID())") }
        }
        pages.post("places/new") { request, visit in
            try await console.change(request, visit, in: .places) { staff, form in try await publish(form, staff) }
        }
        pages.get("places/:place/edit") { request, visit in
            try await console.page(request, visit) { staff in
                let (id, entry) = try await room.place(visit, staff)
                let report = request.uri.queryParameters["report"].flatMap { ULID($0) }
                return page(
                    id, entry.current, mark: RecordMark.of(entry.current), report: report, isShown: entry.isShown)
            }
        }
        pages.post("places/:place/edit") { request, visit in
            try await console.change(request, visit, in: .places) { staff, form in
                try await correct(form, visit, staff)
            }
        }
    }

    private var blank: Place { Place(kind: .other, name: "") }
    private var form: RecordForm<Place> { PlaceForm.of(room.say, in: console.staff.gazetteer) }

    private func list(_ request: Request, _ staff: StaffVisit) async throws -> DirectoryListPage {
        let office = try room.office(request, staff)
        let question = DirectoryListPage.Question(request)
        var filter = PlaceList.Filter()
        filter.isClosed = question.filter == "closed"
        filter.problem = Self.problems.first { $0.rawValue == question.filter }
        filter.words = question.terms.map { PlaceList.Word($0, kinds: DirectoryNames.kinds(called: $0)) }
        let (asked, today) = (filter, staff.today)
        let found = try await console.answers.read { tables in
            let list = try PlaceList(of: office, on: today, in: tables)
            let rows = try list.rows(asked, from: question.start, atMost: DirectoryListPage.perPage, in: tables)
            return (
                lines: try rows.map { line($0, list.day(of: $0), try list.problems(of: $0, in: tables), today) },
                count: try list.count(asked, in: tables), problems: try list.counts(of: Self.problems, in: tables)
            )
        }
        let filters =
            [("", room.say("console-places.all")), ("closed", room.say("console-places.closed"))]
            + Self.problems.map { ($0.rawValue, "\($0.japanese)（\(found.problems[$0] ?? 0)）") }
        return DirectoryListPage(
            room, path: "/console/places", heading: "console-places.title", done: room.done(request), question,
            office: office, offices: try await room.offices(staff, chosen: office), filters: filters,
            found: (found.lines, found.count))
    }

    /// What a place may lack; past days are of gatherings.
    private static let problems = DirectoryQuality.Problem.allCases.filter { $0 != .pastDay }

    private func line(
        _ row: PlaceRow, _ day: CivilDate, _ problems: [DirectoryQuality.Problem], _ today: CivilDate
    ) -> DirectoryListPage.Line {
        let record = row.record
        let status =
            switch row.listing.status {
            case .shown: [String]()
            case .closed: [room.say("console-places.is-closed")]
            case .merged: [room.say("console-places.is-merged")]
            }
        return DirectoryListPage.Line(
            path: "/console/places/\(row.place)", name: record.name,
            what: DirectoryNames.kind(record.kind), whereOrWhen: record.address?.text ?? "", checkedOn: "\(day)",
            isOld: day < today.adding(years: -1),
            tags: status + problems.map(\.japanese))
    }

    private func page(
        _ id: PlaceID?, _ record: Place, mark: String, report: ULID? = nil, typed: Form? = nil,
        faults: [String: TextName] = [:], fault: String? = nil, hasChanged: Bool = false, isShown: Bool = true
    ) -> RecordFormPage {
        let own = id.map { "/console/places/\($0)" }
        return RecordFormPage(
            heading: id == nil ? room.say("console-places.new-place") : record.name,
            path: own.map { $0 + "/edit" } ?? "/console/places/new", back: own ?? "/console/places", isNew: id == nil,
            mark: mark, report: report?.description,
            groups: form.shown(record, room.say, typed: typed, faults: faults, hasChanged: hasChanged),
            source: typed?["source"] ?? "", fault: isShown ? fault : room.say("console-directory.not-shown"))
    }

    private func publish(_ form: Form, _ staff: StaffVisit) async throws -> Answer {
        try await room.publish(form, staff, blank, self.form) { mark, faults, fault in
            page(nil, blank, mark: mark, typed: form, faults: faults, fault: fault)
        } _: { record, office, number in
            let publish = PublishPlace(
                office: office, record: record, source: room.source(form), form: number, today: staff.today)
            try await console.staff.execute(publish, by: staff.access)
            return "/console/places/\(publish.place)?done=published"
        }
    }

    private func correct(_ form: Form, _ visit: Visit, _ staff: StaffVisit) async throws -> Answer {
        let (id, entry) = try await room.place(visit, staff)
        let (current, report) = (entry.current, ULID(form["report"]))
        return try await room.correct(form, current, self.form, goTo: "/console/places/\(id)?done=corrected") {
            mark, faults, fault, hasChanged in
            page(
                id, current, mark: mark, report: report, typed: form, faults: faults, fault: fault,
                hasChanged: hasChanged, isShown: entry.isShown)
        } _: { record in
            try await console.staff.execute(
                CorrectPlace(
                    place: id, office: entry.dataset.office, record: record, seen: current,
                    source: room.source(form), today: staff.today), by: staff.access)
            if let report, entry.mistakes[report] != nil {
                try await room.settle(report, of: id, entry, .corrected, staff)
            }
        }
    }
}

extension DirectoryRoom {
    /// Says what became of a report, and destroys the key of its words: nobody needs them any more.
    func settle(
        _ report: ULID, of place: PlaceID, _ entry: DirectoryEntry, _ outcome: MistakeOutcome, _ staff: StaffVisit
    ) async throws {
        try await console.staff.execute(
            SettleMistake(
                place: place, report: report, outcome: outcome, office: entry.dataset.office, today: staff.today),
            by: staff.access)
        try await log.keyring.destroyKey(of: MistakeReported.subject(of: report))
    }
}
