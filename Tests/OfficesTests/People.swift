import Calendar
import EventModel
import Events
import Offices
import Places
import Support

/// Short names for the facts and commands of these tests.
let clerk = Example.clerk
let colleague = Example.colleague
let today = Example.today
let now = JapanTime(milliseconds: Example.at)
let gazetteer = try! Gazetteer.load()
/// The cheapest scrypt there is: what it costs is for the bench.
let small = Verifier.Cost(logN: 4, r: 8, p: 1)

func date(_ text: String) -> CivilDate { CivilDate(iso: text)! }
func place(_ code: String) -> MunicipalityCode { MunicipalityCode(code)! }

func invited(
    _ staff: StaffID = clerk, _ office: OfficeID = Example.yokohama, _ roles: [Role] = [.author],
    until: CivilDate = Example.termEnd, _ invitation: InvitationID = Example.invitation, at: Int64 = Example.at
) -> StaffInvited {
    StaffInvited(
        staff: staff, office: office, roles: roles, name: .known("港 花子"), signIn: .known("hanako@example.lg.jp"),
        until: until, invitation: invitation, expires: at + InviteStaff.validity)
}

let totp = TOTPSecret(base32: Example.totpSecret)!
let password = "うみの みえる おかの うえ"

/// A password's verifier costs time, so it is made once.
let joined = StaffJoined(
    staff: clerk, invitation: Example.invitation, verifier: .known(Keys.verifier), secret: .known(totp.base32),
    step: TOTP.step(at: Example.at), at: Example.at)

enum Keys {
    static let new = try! NewPassword(password, unlike: [], salt: [1, 2, 3, 4], cost: small)
    /// As a fact of joining would hold it.
    static let verifier: String = {
        let join = JoinStaff(
            staff: clerk, invitation: Example.invitation, password: new, secret: totp,
            code: TOTP.code(of: totp, step: TOTP.step(at: Example.at)), now: now)
        let facts = try! join.decide(given: StaffMember.fold.state(after: [invited()]))
        return (facts[0] as! StaffJoined).verifier.value!
    }()
}

func opened(_ office: OfficeID) -> OfficeOpened { OfficeOpened(office: office, name: "\(office)") }

/// What somebody with these roles in such an office may do.
func access(_ roles: Set<Role>, at office: OfficeID, staff: StaffID = colleague) throws -> Access {
    let facts: [any Event] = [
        invited(staff, office, Array(roles)),
        StaffJoined(
            staff: staff, invitation: Example.invitation, verifier: .erased, secret: .erased, step: 0, at: Example.at),
    ]
    return try StaffMember.fold.state(after: facts).access(
        staff, session: Example.at + 1, at: now, office: Office.fold.state(after: [opened(office)]), in: gazetteer)
}
