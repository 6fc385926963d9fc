import Calendar
import Events
import Hummingbird
import Offices

/// One's own account: who one is here, another password, and the end of all sessions.
struct AccountPages: Sendable {
    let console: Console

    func add(to pages: RouterGroup<Visit>) {
        pages.get("account") { request, visit in
            try await console.page(request, visit) { staff in
                AccountPage(
                    staff, nextOffice: try await console.nextOffice(of: staff.member, after: staff.today),
                    isSaved: request.uri.queryParameters["saved"] != nil)
            }
        }
        pages.post("account/password") { request, visit in try await setPassword(request, visit) }
        pages.post("account/sessions") { request, visit in try await endSessions(request, visit) }
    }

    private func setPassword(_ request: Request, _ visit: Visit) async throws -> Response {
        let staff = try await console.staffVisit(request, visit, in: .account)
        let form = try await Form.read(request, visit, console.cookies)
        let nextOffice = try await console.nextOffice(of: staff.member, after: staff.today)
        func again(old: TextName? = nil, new: String? = nil) -> Response {
            console.writer.again(
                AccountPage(staff, nextOffice: nextOffice, oldFault: old.map(console.words), newFault: new),
                for: staff.reader)
        }
        do {
            guard
                let session = try await console.staff.setPassword(
                    form["password"], old: form["old"], by: staff.access)
            else { return again(old: "console-account.wrong-old") }
            return try console.enter(session, next: "/console/account?saved=1")
        } catch let fault as PasswordFault {
            return again(new: console.words(of: fault))
        }
    }

    private func endSessions(_ request: Request, _ visit: Visit) async throws -> Response {
        let staff = try await console.staffVisit(request, visit, in: .account)
        _ = try await Form.read(request, visit, console.cookies)
        try await console.staff.execute(
            EndStaffSessions(staff: staff.staff, by: staff.access, now: console.staff.now), by: staff.access)
        return console.leave()
    }
}

extension Console {
    /// The name of the office of a move that is still to come.
    func nextOffice(of member: StaffMember, after day: CivilDate) async throws -> String? {
        guard let next = member.nextPosting(after: day) else { return nil }
        let name = try await staff.office(next.office).name
        return name.isEmpty ? nil : name
    }
}

/// Who one is here, and until when.
struct AccountPage: ConsolePage {
    static let template = "console.account"
    static let room = ConsoleRoom.account
    let name: String
    let signIn: String
    let office: String
    let roles: [String]
    /// What these roles allow here.
    let permissions: [String]
    let until: String
    let lastSignedIn: String
    let next: Next?
    let hasPassword: Bool
    let leastLength: Int
    let isSaved: Bool
    let oldFault: String?
    let newFault: String?

    /// A move that is known and still to come.
    struct Next: Sendable {
        let from: String
        let office: String
        let roles: String
    }

    /// - Parameter nextOffice: the name of the office of a move that is still to come.
    init(
        _ staff: StaffVisit, nextOffice: String?, isSaved: Bool = false, oldFault: String? = nil,
        newFault: String? = nil
    ) {
        name = staff.member.name ?? ""
        signIn = staff.member.signIn ?? ""
        office = staff.office.name
        roles = Role.allCases.filter(staff.access.roles.contains).map(\.title)
        permissions = Permission.allCases.filter(staff.access.may).map(\.title)
        until = staff.member.until?.description ?? "–"
        lastSignedIn = staff.member.lastSignedIn.map(Console.moment) ?? "–"
        next = staff.member.nextPosting(after: staff.today).map { posting in
            Next(
                from: posting.from.description, office: nextOffice ?? posting.office.description,
                roles: Role.allCases.filter(posting.roles.contains).map(\.title).joined(separator: "、"))
        }
        hasPassword = staff.member.hasPassword
        leastLength = NewPassword.least
        self.isSaved = isSaved
        self.oldFault = oldFault
        self.newFault = newFault
    }
}
