import Calendar
import EventModel
import Events
import Hummingbird
import Offices
import Projections

/// The people of the offices: who is here, who comes, and what becomes of an account.
struct StaffPages: Sendable {
    let console: Console

    func add(to pages: RouterGroup<Visit>) {
        pages.get("staff") { request, visit in
            try await console.page(request, visit) { staff in
                try await StaffListPage(
                    staff, console, asked: String(request.uri.queryParameters["office"] ?? ""))
            }
        }
        pages.get("staff/invite") { request, visit in
            try await console.page(request, visit) { try await InvitePage($0, console) }
        }
        pages.post("staff/invite") { request, visit in try await invite(request, visit) }
        pages.get("staff/person/:staff") { request, visit in
            try await console.page(request, visit) { staff in
                try await person(staff, visit, isSaved: request.uri.queryParameters["saved"] != nil)
            }
        }
        pages.post("staff/person/:staff/link") { request, visit in try await link(request, visit) }
        PersonChanges(pages: self).add(to: pages)
    }

    /// The page of somebody whose account this officer may manage.
    ///
    /// - Throws: `Trouble.notFound`, `Denied`
    func person(
        _ staff: StaffVisit, _ visit: Visit, isSaved: Bool = false, fault: String? = nil
    ) async throws -> PersonPage {
        guard let id = StaffID(try visit.parameters.require("staff")) else { throw Trouble.notFound }
        let member = try await console.staff.member(id)
        guard let posting = member.posting(on: staff.today) else { throw Trouble.notFound }
        try staff.access.require(.manageStaff, at: posting.office)
        let office = try await console.staff.office(posting.office)
        return PersonPage(
            id, member, office, staff, form: console.world.freshID(), now: console.staff.now,
            nextOffice: try await console.nextOffice(of: member, after: staff.today), isSaved: isSaved, fault: fault)
    }

    private func invite(_ request: Request, _ visit: Visit) async throws -> Response {
        let staff = try await console.staffVisit(request, visit, in: .staff)
        let form = try await Form.read(request, visit, console.cookies)
        func again(_ fault: String, _ field: InvitePage.Field?) async throws -> Response {
            console.writer.again(
                try await InvitePage(staff, console, form, fault: fault, in: field), for: staff.reader)
        }
        guard let signIn = SignInName(form["sign-in"]) else {
            return try await again(console.words("console-staff.bad-sign-in"), .signIn)
        }
        guard let office = OfficeID(form["office"]) else {
            return try await again(console.words("console-staff.no-office"), .office)
        }
        do {
            let link = try await console.staff.invite(
                name: form["name"], signIn: signIn, office: office,
                roles: Set(form.all("role").compactMap { Role(rawValue: $0) }), by: staff.access,
                form: ULID(form["form"]))
            return console.writer.response(LinkPage(link, form["name"], console), for: staff.reader)
        } catch let refusal as StaffRefusal {
            return try await again(try console.words(of: refusal), InvitePage.Field(refusal))
        }
    }

    private func link(_ request: Request, _ visit: Visit) async throws -> Response {
        let staff = try await console.staffVisit(request, visit, in: .staff)
        let form = try await Form.read(request, visit, console.cookies)
        guard let id = StaffID(try visit.parameters.require("staff")) else { throw Trouble.notFound }
        do {
            let link = try await console.staff.inviteAgain(id, by: staff.access, form: ULID(form["form"]))
            let name = try await console.staff.member(id).name ?? ""
            return console.writer.response(LinkPage(link, name, console), for: staff.reader)
        } catch let refusal as StaffRefusal {
            let page = try await person(staff, visit, fault: try console.words(of: refusal))
            return console.writer.again(page, for: staff.reader)
        }
    }
}

/// What is done with one account; each is one form of its page.
private struct PersonChanges: Sendable {
    let pages: StaffPages
    private var console: Console { pages.console }

    func add(to group: RouterGroup<Visit>) {
        group.post("staff/person/:staff/roles") { request, visit in
            try await change(request, visit) { staff, id, form in
                ChangeRoles(
                    staff: id, roles: Set(form.all("role").compactMap { Role(rawValue: $0) }), by: staff.access,
                    today: staff.today)
            }
        }
        group.post("staff/person/:staff/suspend") { request, visit in
            try await change(request, visit) { staff, id, _ in
                SuspendStaff(staff: id, by: staff.access, now: console.staff.now)
            }
        }
        group.post("staff/person/:staff/reinstate") { request, visit in
            try await change(request, visit) { staff, id, _ in
                ReinstateStaff(staff: id, by: staff.access, today: staff.today)
            }
        }
        group.post("staff/person/:staff/term") { request, visit in
            try await change(request, visit) { staff, id, form in
                // An empty or unreadable day is before every day that is allowed.
                let until = CivilDate(iso: form["until"]) ?? CivilDate(dayNumber: 0)
                return ExtendStaff(staff: id, until: until, by: staff.access, today: staff.today)
            }
        }
        group.post("staff/person/:staff/sessions") { request, visit in
            try await change(request, visit) { staff, id, _ in
                EndStaffSessions(staff: id, by: staff.access, now: console.staff.now)
            }
        }
    }

    private func change<D: StaffDecision>(
        _ request: Request, _ visit: Visit, _ decision: (StaffVisit, StaffID, Form) -> D
    ) async throws -> Response {
        try await console.change(request, visit, in: .staff) { staff, form in
            guard let id = StaffID(try visit.parameters.require("staff")) else { throw Trouble.notFound }
            do {
                try await console.staff.execute(decision(staff, id, form), by: staff.access)
            } catch let refusal as StaffRefusal {
                return .again(try await pages.person(staff, visit, fault: try console.words(of: refusal)))
            }
            return .goTo("/console/staff/person/\(id)?saved=1")
        }
    }
}

extension Console {
    /// Why something can't be done with an account, for who asked.
    ///
    /// - Throws: `Trouble`, where it is no matter of what was typed.
    func words(of refusal: StaffRefusal) throws(Trouble) -> String {
        switch refusal {
        case .denied: throw .forbidden
        case .unknownStaff: throw .notFound
        default: return line(of: refusal)
        }
    }

    /// The same in a list, where each line has its own.
    func line(of refusal: StaffRefusal) -> String {
        func days(_ name: TextName, _ days: ClosedRange<CivilDate>) -> String {
            words(name, ["from": "\(days.lowerBound)", "to": "\(days.upperBound)"])
        }
        return switch refusal {
        case .denied: words("console-staff.denied")
        case .unknownStaff: words("console-staff.unknown")
        case .officeNotOpen: words("console-staff.no-office")
        case .hasAccount: words("console-staff.has-account")
        case .noRoles: words("console-staff.no-roles")
        case .roleNotHere(let role, let kind):
            words("console-staff.role-not-here", ["role": role.title, "kind": kind.title])
        case .roleNotYours(let role): words("console-staff.role-not-yours", ["role": role.title])
        case .yourself: words("console-staff.yourself")
        case .untilOutside(let allowed): days("console-staff.until-outside", allowed)
        case .fromOutside(let allowed): days("console-staff.from-outside", allowed)
        case .noName: words("console-staff.no-name")
        case .notJoined: words("console-staff.not-joined")
        }
    }
}
