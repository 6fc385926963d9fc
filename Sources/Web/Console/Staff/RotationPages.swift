import Calendar
import Events
import Hummingbird
import Offices
import Projections

/// April's rotation: everybody of an office in one form, all of it or nothing.
struct RotationPages: Sendable {
    let console: Console

    func add(to pages: RouterGroup<Visit>) {
        pages.get("staff/rotation") { request, visit in
            try await console.page(request, visit) { staff in
                try await RotationPage(
                    staff, console, asked: String(request.uri.queryParameters["office"] ?? ""),
                    isSaved: request.uri.queryParameters["saved"] != nil)
            }
        }
        pages.post("staff/rotation") { request, visit in try await rotate(request, visit) }
    }

    private func rotate(_ request: Request, _ visit: Visit) async throws -> Response {
        try await console.change(request, visit, in: .staff) { staff, form in
            let changes = form.all("staff").compactMap { text in
                StaffID(text).flatMap { id in Self.change(of: id, in: form).map { (id, $0) } }
            }
            let decision = RotateStaff(
                Dictionary(changes) { $1 }, from: RotationPage.firstDay(after: staff.today), by: staff.access,
                today: staff.today)
            do {
                try await console.staff.execute(decision, by: staff.access)
            } catch let refusal as RotateStaff.Refusal {
                return .again(
                    try await RotationPage(
                        staff, console, asked: form["office"], form, faults: refusal.faults))
            }
            let office = OfficeID(form["office"])?.description ?? ""
            return .goTo("/console/staff/rotation?saved=1&office=\(office)")
        }
    }

    /// Nil for a line that says nothing: it is left as it is.
    private static func change(of staff: StaffID, in form: Form) -> RotateStaff.Change? {
        switch form["change-\(staff)"] {
        case "keep": .keep
        case "leave": .leave
        case "move":
            .move(
                OfficeID(form["office-\(staff)"]) ?? .unknown,
                Set(form.all("role-\(staff)").compactMap { Role(rawValue: $0) }))
        default: nil
        }
    }
}

/// Everybody of an office, and what becomes of them on 1 April.
struct RotationPage: ConsolePage {
    static let template = "console.rotation"
    static let room = ConsoleRoom.staff
    let title: TextName = "console-staff.rotation"
    /// The first day of the new order.
    let from: String
    let office: String
    let offices: [OfficeChoice]
    let people: [Line]
    let hasPeople: Bool
    let isSaved: Bool
    let hasFaults: Bool

    struct Line: Sendable {
        let staff: String
        let name: String
        let roles: String
        let until: String
        let isKept: Bool
        let isLeaving: Bool
        let isMoving: Bool
        let offices: [OfficeChoice]
        let choices: [RoleChoice]
        let fault: String?
    }

    static func firstDay(after today: CivilDate) -> CivilDate { FiscalYear(containing: today).next.start }

    init(
        _ staff: StaffVisit, _ console: Console, asked: String, _ typed: Form? = nil, isSaved: Bool = false,
        faults: [StaffID: StaffRefusal] = [:]
    ) async throws {
        let from = Self.firstDay(after: staff.today)
        let (eve, area) = (from.adding(days: -1), staff.access.area(for: .manageStaff))
        let chosen = OfficeID(asked) ?? staff.access.office
        let (all, rows) = try await console.answers.read {
            (try StaffDirectory.offices(in: $0), try StaffDirectory.staff(on: eve, in: $0))
        }
        let open = all.filter { $0.isOpen && area.contains($0.office) }
        self.from = from.description
        office = chosen?.description ?? ""
        offices = open.map { OfficeChoice(id: $0.office.description, name: $0.name, isChosen: $0.office == chosen) }
        let roles = Role.allCases.filter { Permissions.mayGive($0, having: staff.access.roles) }
        // Nobody changes their own account.
        let shown = rows.filter { row in
            row.staff != staff.staff
                && row.postings.on(eve).map { $0.office == chosen && area.contains($0.office) } ?? false
                && row.until >= staff.today
        }
        people = shown.map { row in
            Line(row, from: from, typed, open.map { ($0.office, $0.name) }, roles, faults[row.staff].map(console.line))
        }
        hasPeople = !shown.isEmpty
        self.isSaved = isSaved
        hasFaults = !faults.isEmpty
    }
}

extension RotationPage.Line {
    /// As it was typed; else as it is recorded.
    init(
        _ row: StaffRow, from: CivilDate, _ typed: Form?, _ open: [(id: OfficeID, name: String)], _ given: [Role],
        _ fault: String?
    ) {
        staff = row.staff.description
        name = row.name ?? "–"
        until = row.until.description
        let (eve, next) = (row.postings.on(from.adding(days: -1)), row.postings.next(after: from.adding(days: -1)))
        roles = (eve?.roles ?? []).map(\.title).joined(separator: "、")
        let recorded =
            next != nil ? "move" : row.until >= from.adding(days: 30) ? "keep" : row.until < from ? "leave" : ""
        let change = typed.map { $0["change-\(row.staff)"] } ?? recorded
        isKept = change == "keep"
        isLeaving = change == "leave"
        isMoving = change == "move"
        let office = typed.map { OfficeID($0["office-\(row.staff)"]) } ?? (next ?? eve)?.office
        offices = open.map { OfficeChoice(id: $0.id.description, name: $0.name, isChosen: $0.id == office) }
        let ticked = typed.map { Set($0.all("role-\(row.staff)")) } ?? Set((next ?? eve)?.roles.map(\.rawValue) ?? [])
        choices = given.map { RoleChoice(id: $0.rawValue, title: $0.title, isChosen: ticked.contains($0.rawValue)) }
        self.fault = fault
    }
}
