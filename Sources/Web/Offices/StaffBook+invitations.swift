package import Calendar
import Crypto
package import EventModel
import EventStore
package import Events
package import Offices

/// A link that was made. Its secret is shown once and kept nowhere but as a keyed hash.
package struct JoinLink: Sendable, CustomStringConvertible {
    package let staff: StaffID
    package let invitation: InvitationID
    /// 26 characters.
    package let secret: String
    /// Until when it may be used, in milliseconds since 1970.
    package let expires: Int64

    /// - Parameter publicURL: what addresses begin with, such as `https://hagukumi.example.lg.jp`.
    package func address(_ publicURL: String) -> String {
        (publicURL.hasSuffix("/") ? String(publicURL.dropLast()) : publicURL) + Self.path + secret
    }

    /// Where the page stands that the link leads to.
    package static let path = "/console/join/"

    package var description: String { "‹link›" }
}

/// What the page of a link shows before it is used.
package struct JoinOffer: Sendable {
    package let staff: StaffID
    package let invitation: InvitationID
    package let member: StaffMember
    package let office: Office
    /// The same each time the page is shown.
    package let authenticator: TOTPSecret
}

extension StaffBook {
    /// Invites somebody. Where the sign-in name has an account already, nothing is made.
    ///
    /// - Parameter form: of the page; sent twice, it is one invitation with one link.
    /// - Throws: `Denied`, `StaffRefusal`, or a fault of log or keyring.
    package func invite(
        name: String, signIn: SignInName, office: OfficeID, roles: Set<Role>, until: CivilDate? = nil,
        by access: Access, form: ULID? = nil
    ) async throws -> JoinLink {
        // Who was on the way to being invited when the program stopped gets the same number again.
        let fresh = StaffID(log.stamp.freshID())
        let door = Door(staff: signIn.text)
        let staff = try log.keyring.subject(behind: door).flatMap { StaffID($0) } ?? fresh
        let (secret, invitation) = try await newLink(form, by: access)
        let decision = InviteStaff(
            staff: staff, office: office, roles: roles, name: name, signIn: signIn, until: until,
            invitation: invitation, by: access, now: now)
        // Asked before doors are opened, so that a refusal leaves nothing behind.
        try access.require(.manageStaff, at: office)
        _ = try decision.decide(given: try await log.state(for: decision))
        try await log.keyring.open(door, for: staff.tag)
        try await log.keyring.open(Door(invitation: secret), for: invitation.tag)
        try await execute(decision, by: access)
        return JoinLink(
            staff: staff, invitation: invitation, secret: secret,
            expires: decision.now.milliseconds + InviteStaff.validity)
    }

    /// Another link for somebody whose first ran out, or who lost phone or password.
    ///
    /// - Parameter form: of the page; sent twice, it is one link.
    package func inviteAgain(_ staff: StaffID, by access: Access, form: ULID? = nil) async throws -> JoinLink {
        let (secret, invitation) = try await newLink(form, by: access)
        let decision = InviteStaffAgain(staff: staff, invitation: invitation, by: access, now: now)
        try await execute(decision, by: access)
        try await log.keyring.open(Door(invitation: secret), for: invitation.tag)
        return JoinLink(
            staff: staff, invitation: invitation, secret: secret,
            expires: decision.now.milliseconds + InviteStaff.validity)
    }

    /// What a link offers now.
    ///
    /// - Throws: `JoinRefusal` where it is over: unknown links and used ones look the same.
    package func offer(_ secret: String) async throws -> JoinOffer {
        guard let secret = ULID(secret)?.description,
            let tag = try log.keyring.subject(behind: Door(invitation: secret))
        else { throw JoinRefusal.linkIsOver }
        let page = Page<any Event>()
        let names = [StaffInvited.schema.name, StaffInvitedAgain.schema.name]
        try await log.read(Query([Query.Item(names: Set(names), tags: [tag])])) { page.append($0.event) }
        let facts = page.take()
        let known = facts.lazy.compactMap { fact -> (StaffID, InvitationID)? in
            switch fact {
            case let fact as StaffInvited: (fact.staff, fact.invitation)
            case let fact as StaffInvitedAgain: (fact.staff, fact.invitation)
            default: nil
            }
        }
        guard let (staff, invitation) = known.first else { throw JoinRefusal.linkIsOver }
        let member = try await member(staff)
        try member.check(invitation, at: now)
        guard let posting = member.posting(on: now.date) else { throw JoinRefusal.linkIsOver }
        return JoinOffer(
            staff: staff, invitation: invitation, member: member, office: try await office(posting.office),
            authenticator: try await authenticator(for: invitation))
    }

    /// Follows from the link, so that the page may be shown again without another code to scan.
    private func authenticator(for invitation: InvitationID) async throws -> TOTPSecret {
        let key = try await log.keyring.secret(named: "staff-authenticators")
        let bytes = HMAC<SHA256>.authenticationCode(for: Array(invitation.description.utf8), using: key)
        return TOTPSecret(random: Array(bytes.prefix(TOTPSecret.length)))
    }

    /// Random; for a form it follows from the form, in a way that only we can follow.
    private func newLink(_ form: ULID?, by access: Access) async throws -> (secret: String, invitation: InvitationID) {
        // Written as identifiers are; only the form is one.
        guard let form else { return (ULID(bits: random()).description, InvitationID(log.stamp.freshID())) }
        let key = try await log.keyring.secret(named: "staff-links")
        let code = Array(HMAC<SHA256>.authenticationCode(for: Array("\(access.actor) \(form)".utf8), using: key))
        func bits(_ bytes: some Sequence<UInt8>) -> UInt128 { bytes.reduce(0) { $0 << 8 | UInt128($1) } }
        return (
            ULID(bits: bits(code.prefix(16))).description, InvitationID(ULID(bits: bits(code.suffix(16))))
        )
    }
}
