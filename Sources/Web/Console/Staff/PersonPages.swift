import Calendar
import EventModel
import Events
import Offices
import Projections

/// One person's account, and what can be done with it.
struct PersonPage: ConsolePage {
    static let template = "console.person"
    static let room = ConsoleRoom.staff
    let title: TextName = "console-staff.person"
    let path: String
    /// Sent with the form for a link, so that sending it twice makes one.
    let form: ULID
    let name: String
    let signIn: String
    let office: String
    let roles: [RoleChoice]
    let until: String
    let lastSignedIn: String
    let isSuspended: Bool
    let hasJoined: Bool
    let next: String?
    /// Nobody changes their own account.
    let isOwn: Bool
    let isSaved: Bool
    let fault: String?

    init(
        _ id: StaffID, _ member: StaffMember, _ office: Office, _ visit: StaffVisit, form: ULID, now: JapanTime,
        nextOffice: String?, isSaved: Bool, fault: String?
    ) {
        path = "/console/staff/person/\(id)"
        self.form = form
        name = member.name ?? "–"
        signIn = member.signIn ?? "–"
        self.office = office.name
        let held = member.posting(on: now.date)?.roles ?? []
        roles = Role.allCases.filter { role in
            held.contains(role) || office.id.map { visit.access.mayGive(role, in: $0) } ?? false
        }.map { RoleChoice(id: $0.rawValue, title: $0.title, isChosen: held.contains($0)) }
        until = member.until?.description ?? ""
        lastSignedIn = member.lastSignedIn.map(Console.moment) ?? "–"
        isSuspended = member.isSuspended
        hasJoined = member.hasJoined
        next = member.nextPosting(after: now.date).map { "\($0.from) \(nextOffice ?? $0.office.description)" }
        isOwn = visit.staff == id
        self.isSaved = isSaved
        self.fault = fault
    }
}

/// Inviting somebody.
struct InvitePage: ConsolePage {
    static let template = "console.invite"
    static let room = ConsoleRoom.staff
    let title: TextName = "console-staff.invite"
    let form: ULID
    let name: String
    let signIn: String
    let offices: [OfficeChoice]
    let roles: [RoleChoice]
    let fault: String?
    let nameFault: String?
    let signInFault: String?
    let officeFault: String?
    let roleFault: String?

    /// Beside which field it is said what is wrong.
    enum Field: Sendable {
        case name, signIn, office, role

        init?(_ refusal: StaffRefusal) {
            switch refusal {
            case .noName: self = .name
            case .hasAccount: self = .signIn
            case .officeNotOpen: self = .office
            case .noRoles, .roleNotHere, .roleNotYours: self = .role
            default: return nil
            }
        }
    }

    init(
        _ staff: StaffVisit, _ console: Console, _ typed: Form = Form(urlEncoded: ""), fault: String? = nil,
        in field: Field? = nil
    ) async throws {
        form = ULID(typed["form"]) ?? console.world.freshID()
        name = typed["name"]
        signIn = typed["sign-in"]
        let area = staff.access.area(for: .manageStaff)
        let chosen = OfficeID(typed["office"]) ?? staff.access.office
        offices = try await console.answers.read { try StaffDirectory.offices(in: $0) }
            .filter { $0.isOpen && area.contains($0.office) }
            .map { OfficeChoice(id: $0.office.description, name: $0.name, isChosen: $0.office == chosen) }
        let ticked = Set(typed.all("role"))
        roles = Role.allCases.filter { Permissions.mayGive($0, having: staff.access.roles) }.map {
            RoleChoice(id: $0.rawValue, title: $0.title, isChosen: ticked.contains($0.rawValue))
        }
        self.fault = field == nil ? fault : nil
        nameFault = field == .name ? fault : nil
        signInFault = field == .signIn ? fault : nil
        officeFault = field == .office ? fault : nil
        roleFault = field == .role ? fault : nil
    }
}

/// A link, shown once.
struct LinkPage: ConsolePage {
    static let template = "console.link"
    static let room = ConsoleRoom.staff
    let title: TextName = "console-staff.link"
    let name: String
    let address: String
    let expires: String
    let qr: String?

    init(_ link: JoinLink, _ name: String, _ console: Console) {
        self.name = name
        address = link.address(console.login.publicURL)
        expires = Console.moment(link.expires)
        qr = console.login.qr(address)
    }
}
