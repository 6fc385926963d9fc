package import Calendar
package import EventModel
package import Events

/// Somebody is invited into an office by a link, which is good for seven days and for one use.
package struct InviteStaff: StaffDecision {
    package let staff: StaffID
    package let office: OfficeID
    package let roles: Set<Role>
    package let name: String
    package let signIn: SignInName
    /// The account's last day.
    package let until: CivilDate
    package let invitation: InvitationID
    package let by: Access
    package let now: JapanTime

    /// How long a link may be used, in milliseconds.
    package static let validity: Int64 = 7 * 86_400_000

    /// - Parameter until: the usual term if nil.
    package init(
        staff: StaffID, office: OfficeID, roles: Set<Role>, name: String, signIn: SignInName, until: CivilDate? = nil,
        invitation: InvitationID, by access: Access, now: JapanTime
    ) {
        self.staff = staff
        self.office = office
        self.roles = roles
        self.name = name
        self.signIn = signIn
        self.until = until ?? Term.usual(from: now.date)
        self.invitation = invitation
        by = access
        self.now = now
    }

    package typealias Refusal = StaffRefusal
    package static let permission: Permission? = .manageStaff
    package var resource: Resource { .office(office) }
    package static let fold = Roster.fold
    package var scope: [Tag] { [staff.tag, office.tag] }

    package func decide(given roster: Roster) throws(StaffRefusal) -> [any Event] {
        try StaffRefusal.check(by, manages: staff, at: office)
        try roster.check(open: office)
        try StaffRefusal.check(roles, by: by, in: office)
        let member = roster[staff]
        guard member.invitation?.id != invitation else { return [] }
        guard !member.isKnown else { throw .hasAccount }
        guard name.contains(where: { !$0.isWhitespace }) else { throw .noName }
        guard Term.allowed(on: now.date).contains(until) else { throw .untilOutside(Term.allowed(on: now.date)) }
        return [
            StaffInvited(
                staff: staff, office: office, roles: Role.allCases.filter(roles.contains), name: .known(name),
                signIn: .known(signIn.text), until: until, invitation: invitation,
                expires: now.milliseconds + Self.validity)
        ]
    }
}
