package import Calendar
package import EventModel
package import Events

/// Somebody does other things in the office from today on.
package struct ChangeRoles: StaffDecision {
    package let staff: StaffID
    package let roles: Set<Role>
    package let by: Access
    package let today: CivilDate

    package init(staff: StaffID, roles: Set<Role>, by access: Access, today: CivilDate) {
        self.staff = staff
        self.roles = roles
        by = access
        self.today = today
    }

    package typealias Refusal = StaffRefusal
    package static let permission: Permission? = .manageStaff
    package var resource: Resource { .service }
    package static let fold = Roster.fold
    package var scope: [Tag] { [staff.tag] }

    package func decide(given roster: Roster) throws(StaffRefusal) -> [any Event] {
        let posting = try roster.posting(of: staff, on: today, changedBy: by)
        guard posting.roles != roles else { return [] }
        // An account without any role is suspended instead.
        guard !roles.isEmpty else { throw .noRoles }
        // A role that is taken away need not be one that may be given.
        let new = roles.subtracting(posting.roles)
        if !new.isEmpty { try StaffRefusal.check(new, by: by, in: posting.office) }
        return [
            StaffPosted(
                staff: staff, office: posting.office, roles: Role.allCases.filter(roles.contains), from: today)
        ]
    }
}
