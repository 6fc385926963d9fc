import Consultations
import EventModel
import EventStore
import Events
import Households
import Hummingbird
import Offices
import Places
import Projections

/// Learning whose consultation it is, where a life is in danger: one asks, another agrees, a second office sees it.
struct DisclosurePages: Sendable {
    let room: DeskRoom
    private var console: Console { room.console }
    private var cases: CasePages { CasePages(room: room) }

    func add(to pages: RouterGroup<Visit>) {
        pages.post("desk/:case/disclosure") { request, visit in
            try await cases.act(request, visit) { row, staff, form in try await ask(row, staff, form) }
        }
        pages.get("desk/:case/disclosure/:disclosure") { request, visit in
            try await console.page(request, visit) { staff in try await show(visit, staff) }
        }
        pages.post("desk/:case/disclosure/:disclosure") { request, visit in
            try await cases.act(request, visit, needs: .superviseDesk) { row, staff, form in
                guard let id = ULID(try visit.parameters.require("disclosure")) else { throw Trouble.notFound }
                guard ["yes", "no"].contains(form["answer"]) else { throw Trouble.notOurForm }
                try await console.staff.execute(
                    AnswerDisclosure(
                        consultation: row.consultation, disclosure: id, staff: staff.staff, office: row.office,
                        agrees: form["answer"] == "yes", now: room.now), by: staff.access)
                return form["answer"] == "yes"
                    ? "/console/desk/\(row.consultation)/disclosure/\(id)"
                    : CasePages.path(row, form, done: "answered")
            }
        }
    }

    private func ask(_ row: ConsultationRow, _ staff: StaffVisit, _ form: Form) async throws -> String {
        guard let id = ULID(form["disclosure"]) else { throw Trouble.notOurForm }
        guard form["sure"] == "on", !form["danger"].isEmpty else { throw CaseFault(words: "desk-disclosure.no-reason") }
        let reason = try WrittenText(form["danger"])
        let open = try await console.answers.read { try StaffDirectory.offices(in: $0) }.filter(\.isOpen).map(\.office)
        let witness = DisclosureWitness.office(
            for: row.office, family: row.municipality, open: Set(open), in: console.staff.gazetteer)
        try await console.staff.execute(
            AskDisclosure(
                consultation: row.consultation, disclosure: id, staff: staff.staff, office: row.office,
                witness: witness, reason: reason.text, now: room.now), by: staff.access)
        return CasePages.path(row, form, done: "asked")
    }

    /// Whose it is, once it is on record that one of the two looks.
    private func show(_ visit: Visit, _ staff: StaffVisit) async throws -> DisclosurePage {
        let row = try await room.row(visit, staff)
        guard let id = ULID(try visit.parameters.require("disclosure")) else { throw Trouble.notFound }
        do {
            try await console.staff.execute(
                OpenDisclosure(
                    consultation: row.consultation, disclosure: id, staff: staff.staff, now: room.now),
                by: staff.access)
        } catch is CaseRefusal {
            throw Trouble.notFound
        }
        let family = try await room.log.state(of: Household.fold, about: [row.household.tag])
        let line = try await room.log.state(of: LineUser.fold, about: [row.household.tag])
        return DisclosurePage(row, family, line: line.name, today: staff.today, room)
    }
}

/// Which second office sees that a desk learned whose consultation it was.
enum DisclosureWitness {
    /// The prefecture for everybody else; for the prefecture's own desk the city, town or village where the client
    /// lives, or else its own auditors.
    static func office(
        for desk: OfficeID, family: MunicipalityCode, open: Set<OfficeID>, in gazetteer: Gazetteer
    ) -> OfficeID {
        let chain = gazetteer.chain(upFrom: family).compactMap { OfficeID(of: $0) }
        let prefecture = chain.first { $0.kind == .prefecture } ?? open.first { $0.kind == .prefecture } ?? desk
        guard desk.kind == .prefecture else { return prefecture }
        return chain.first { $0.kind == .municipality && open.contains($0) } ?? desk
    }
}

/// How LINE names a family's account.
struct LineUser: Sendable {
    private(set) var name: String?

    static let fold = Fold(LineUser())
        .on(HouseholdFollowed.self) { $0.name = $1.lineUser.value }
        .on(HouseholdReclaimed.self) { $0.name = $1.lineUser.value }
}
