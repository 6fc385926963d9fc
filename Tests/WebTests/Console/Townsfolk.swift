import Calendar
import EventModel
import EventStore
import Events
import Offices
import Support
import Testing

@testable import Web

/// Offices and people in a site's log.
extension Site {
    static let password = "umi no mieru oka no ue"

    /// Opens the offices of the examples.
    func openOffices() async throws {
        for (office, name) in [
            (Example.prefecture, "神奈川県"), (Example.yokohama, "横浜市"), (Example.nakaWardOffice, "横浜市中区"),
            (Example.hakoneOffice, "箱根町"), (Example.partner, "こどもネット"),
        ] {
            try await book.execute(OpenOffice(office: office, name: name, in: book.gazetteer), by: .terminal)
        }
    }

    func invite(_ name: String, _ office: OfficeID, _ roles: Set<Role>) async throws -> JoinLink {
        try await book.invite(
            name: "職員 \(name)", signIn: SignInName(name)!, office: office, roles: roles, by: .terminal)
    }

    /// Somebody who has come in, with what they share with their phone.
    func person(
        _ name: String, _ office: OfficeID, _ roles: Set<Role>
    ) async throws -> (session: StaffSession, secret: TOTPSecret) {
        let offer = try await book.offer(try await invite(name, office, roles).secret)
        let session = try await book.join(offer, password: Self.password, code: code(offer.authenticator))
        return (session, offer.authenticator)
    }

    /// Somebody with these roles, whether or not they mean anything there, and a session of theirs.
    func placed(
        _ office: OfficeID, _ roles: [Role], until: CivilDate = Example.termEnd
    ) async throws -> (staff: StaffID, cookie: String, token: String) {
        let staff = StaffID(test.world.freshID())
        let invitation = InvitationID(test.world.freshID())
        try await log.append(
            [
                StaffInvited(
                    staff: staff, office: office, roles: roles, name: .known("職員"), signIn: .known("\(staff)"),
                    until: until, invitation: invitation, expires: test.world.now + 1),
                StaffIdentityLinked(
                    staff: staff, invitation: invitation, issuer: "i", identity: .known("\(staff)"),
                    at: test.world.now),
            ], as: test.command(by: "operator"))
        pass(seconds: 2)
        let session = try session(as: staff.tag)
        return (staff, session.cookie, session.token)
    }

    /// The code that the phone shows now.
    func code(_ secret: TOTPSecret) -> String { TOTP.code(of: secret, step: TOTP.step(at: test.world.now)) }

    /// A cookie of somebody who signed in then.
    func signedIn(_ session: StaffSession) throws -> String {
        try signedIn(as: session.staff.tag, behind: .console, at: session.began)
    }

    func pass(seconds: Int64) { test.world.advance(milliseconds: seconds * 1_000) }

    /// How many facts of a kind the log holds.
    func count<Fact: Event>(_ type: Fact.Type) async throws -> Int {
        try await test.facts().count { $0 is Fact }
    }
}

extension Browser {
    /// Opens a page and sends its first form of an action, filled as given over what the page had in it.
    func send(
        _ action: String, from page: String, _ fields: [(String, String)] = []
    ) async throws -> Answer {
        let token = try #require(try await get(page).field("token"), "\(page) has no form")
        return try await post(action, [("token", token)] + fields)
    }
}
