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
    let lines: @Sendable (DirectoryRoom, OfficeID, CivilDate, any Tables) throws -> [DirectoryListPage.Line]

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
                return page(
                    id, entry.current, mark: RecordMark.of(entry.current), isShown: entry.isShown,
                    isSaved: request.uri.queryParameters["saved"] != nil)
            }
        }
        pages.post("\(name)/:record") { request, visit in
            try await console.change(request, visit, in: .places) { staff, form in
                try await correct(form, visit, staff)
            }
        }
        pages.post("\(name)/:record/end") { request, visit in
            try await console.change(request, visit, in: .places) { staff, _ in
                let (id, entry) = try await entry(visit, staff)
                try await console.staff.execute(
                    WithdrawByHand<Kind>(id: id, office: entry.dataset.office, reason: .ended, today: staff.today),
                    by: staff.access)
                return .goTo("\(path)?done=ended&office=\(entry.dataset.office)")
            }
        }
    }

    private func list(_ request: Request, _ staff: StaffVisit) async throws -> DirectoryListPage {
        let office = try room.office(request, staff)
        let question = DirectoryListPage.Question(request)
        let all = try await console.answers.read { try lines(room, office, staff.today, $0) }
        let isOld = question.filter == "old"
        return DirectoryListPage(
            room, path: path, heading: words.heading, done: room.done(request), question, office: office,
            offices: try await room.offices(staff, chosen: office),
            filters: [("", room.say("console-places.all")), ("old", room.say("console-places.past"))],
            found: question.found(among: isOld ? all.filter { !$0.tags.isEmpty } : all))
    }

    private func entry(_ visit: Visit, _ staff: StaffVisit) async throws -> (Kind.ID, HandState<Kind>.Entry) {
        guard let id = Kind.ID(try visit.parameters.require("record")),
            let entry = try await room.log.state(of: HandState<Kind>.fold, about: [id.tag])[id]
        else { throw Trouble.notFound }
        try staff.access.require(.editDirectory, at: entry.dataset.office)
        return (id, entry)
    }

    private func page(
        _ id: Kind.ID?, _ record: Kind.Record, mark: String, typed: Form? = nil, faults: [String: TextName] = [:],
        fault: String? = nil, hasChanged: Bool = false, isShown: Bool = true, isSaved: Bool = false
    ) -> RecordFormPage {
        let own = id.map { "\(path)/\($0)" }
        return RecordFormPage(
            heading: id == nil ? room.say(words.new) : Kind.name(record), path: own ?? path + "/new", back: path,
            isNew: id == nil, mark: mark,
            groups: form(room).shown(record, room.say, typed: typed, faults: faults, hasChanged: hasChanged),
            source: typed?["source"] ?? "",
            fault: isShown ? fault : room.say("console-directory.not-shown"),
            ending: own.flatMap { own in
                isShown
                    ? RecordFormPage.Ending(
                        path: own + "/end", heading: room.say(words.end), advice: room.say(words.endAdvice),
                        button: room.say(words.end)) : nil
            }, isSaved: isSaved)
    }

    private func publish(_ form: Form, _ staff: StaffVisit) async throws -> Answer {
        guard let office = staff.access.office else { throw Trouble.forbidden }
        guard let number = ULID(form["mark"]) else {
            let fault = room.say("trouble.not-our-form-advice")
            return .again(page(nil, blank, mark: "\(console.world.freshID())", typed: form, fault: fault))
        }
        var record = blank
        let faults = self.form(room).take(form, into: &record)
        func again(_ fault: String? = nil) -> Answer {
            .again(page(nil, blank, mark: "\(number)", typed: form, faults: faults, fault: fault))
        }
        guard faults.isEmpty else { return again() }
        do {
            try await console.staff.execute(
                PublishByHand<Kind>(
                    office: office, record: record, source: room.source(form), form: number, today: staff.today),
                by: staff.access)
        } catch let refusal as HandRefusal {
            return again(room.words(refusal))
        }
        return .goTo("\(path)?done=published")
    }

    private func correct(_ form: Form, _ visit: Visit, _ staff: StaffVisit) async throws -> Answer {
        let (id, entry) = try await entry(visit, staff)
        var record = entry.current
        let faults = self.form(room).take(form, into: &record)
        let mark = RecordMark.of(entry.current)
        func again(_ fault: String? = nil) -> Answer {
            .again(
                page(
                    id, entry.current, mark: mark, typed: form, faults: faults, fault: fault,
                    hasChanged: form["mark"] != mark, isShown: entry.isShown))
        }
        guard faults.isEmpty else { return again() }
        // Sent twice, or nothing was typed over.
        if record == entry.current { return .goTo("\(path)/\(id)?saved=1") }
        guard form["mark"] == mark else { return again(room.words(HandRefusal.changedSince)) }
        do {
            try await console.staff.execute(
                CorrectByHand<Kind>(
                    id: id, office: entry.dataset.office, record: record, seen: entry.current,
                    source: room.source(form), today: staff.today), by: staff.access)
        } catch let refusal as HandRefusal {
            return again(room.words(refusal))
        }
        return .goTo("\(path)/\(id)?saved=1")
    }
}

extension DirectoryRoom {
    /// What was just done, in words.
    func done(_ request: Request) -> String? {
        switch request.uri.queryParameters["done"] {
        case "published": say("console-places.published")
        case "ended": say("console-places.ended")
        default: nil
        }
    }

    var gatherings: HandPages<ListedGatherings> {
        HandPages(
            room: self, name: "gatherings",
            words: .init(
                heading: "console-places.tab-gatherings", new: "console-places.new-gathering",
                end: "console-places.cancel-gathering", endAdvice: "console-places.cancel-gathering-advice"),
            blank: .blank, form: { GatheringForm.of($0.say, in: $0.console.staff.gazetteer) },
            lines: { room, office, today, tables in
                let freshness = try FacilityDirectory.freshness(in: tables)
                return try DatasetKind.allCases.flatMap { kind in
                    try FacilityDirectory.gatherings(of: DatasetID(office: office, kind: kind), in: tables)
                }
                .sorted { ($0.record.days.from, $0.gathering) < ($1.record.days.from, $1.gathering) }
                .map { room.line(of: $0, freshness.day(of: $0.listing), today) }
            })
    }

    var schemes: HandPages<ListedSchemes> {
        HandPages(
            room: self, name: "schemes",
            words: .init(
                heading: "console-places.tab-schemes", new: "console-places.new-scheme",
                end: "console-places.withdraw-scheme", endAdvice: "console-places.withdraw-scheme-advice"),
            blank: SupportScheme(title: ""), form: { SchemeForm.of($0.say, in: $0.console.staff.gazetteer) },
            lines: { room, office, today, tables in
                let freshness = try FacilityDirectory.freshness(in: tables)
                return try DatasetKind.allCases.flatMap { kind in
                    try FacilityDirectory.schemes(of: DatasetID(office: office, kind: kind), in: tables)
                }
                .map { room.line(of: $0, freshness.day(of: $0.listing), today) }
            })
    }

    private func line(of row: GatheringRow, _ day: CivilDate, _ today: CivilDate) -> DirectoryListPage.Line {
        let (record, days) = (row.record, row.record.days)
        let span = days.from == days.until ? "\(days.from)" : "\(days.from)〜\(days.until)"
        return DirectoryListPage.Line(
            path: "/console/gatherings/\(row.gathering)", name: record.name,
            what: record.category ?? DirectoryNames.dataset(row.listing.dataset.kind),
            whereOrWhen: [span, record.venue].compactMap { $0 }.joined(separator: " "), checkedOn: "\(day)",
            isOld: day < today.adding(years: -1),
            tags: days.until < today ? [say("console-places.past")] : [],
            text: [record.name, record.kana, record.venue, record.category].compactMap { $0 }.joined(separator: " "))
    }

    private func line(of row: SchemeRow, _ day: CivilDate, _ today: CivilDate) -> DirectoryListPage.Line {
        let record = row.record
        let end = [record.openUntil, record.shownUntil].compactMap { $0 }.min()
        return DirectoryListPage.Line(
            path: "/console/schemes/\(row.scheme)", name: record.title,
            what: record.offeredBy ?? DirectoryNames.dataset(row.listing.dataset.kind),
            whereOrWhen: record.municipality.flatMap { console.staff.gazetteer[$0]?.fullName } ?? "",
            checkedOn: "\(day)", isOld: day < today.adding(years: -1),
            tags: end.map { $0 < today } ?? false ? [say("console-places.past")] : [],
            text: [record.title, record.subtitle, record.offeredBy].compactMap { $0 }.joined(separator: " ")
                + record.keywords.joined(separator: " "))
    }
}
