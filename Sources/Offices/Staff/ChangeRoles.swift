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
        guard let posting = roster[staff].posting(on: today) else { throw .unknownStaff }
        try StaffRefusal.check(by, manages: staff, at: posting.office)
        guard posting.roles != roles else { return [] }
        // A role that is taken away need not be one that may be given.
        try StaffRefusal.check(roles.subtracting(posting.roles), orNoneOf: roles, by: by, in: posting.office)
        return [
            StaffPosted(
                staff: staff, office: posting.office, roles: Role.allCases.filter(roles.contains), from: today)
        ]
    }
}

extension StaffRefusal {
    /// The same check of the roles that are new; an account without any role is suspended instead.
    fileprivate static func check(
        _ new: Set<Role>, orNoneOf all: Set<Role>, by access: Access, in office: OfficeID
    ) throws(StaffRefusal) {
        guard !all.isEmpty else { throw .noRoles }
        if !new.isEmpty { try check(new, by: access, in: office) }
    }
}

/// Somebody may do nothing until reinstated; all sessions end.
package struct SuspendStaff: StaffDecision {
    package let staff: StaffID
    package let by: Access
    package let now: JapanTime

    package init(staff: StaffID, by access: Access, now: JapanTime) {
        self.staff = staff
        by = access
        self.now = now
    }

    package typealias Refusal = StaffRefusal
    package static let permission: Permission? = .manageStaff
    package var resource: Resource { .service }
    package static let fold = Roster.fold
    package var scope: [Tag] { [staff.tag] }

    package func decide(given roster: Roster) throws(StaffRefusal) -> [any Event] {
        guard let posting = roster[staff].posting(on: now.date) else { throw .unknownStaff }
        try StaffRefusal.check(by, manages: staff, at: posting.office)
        return roster[staff].isSuspended ? [] : [StaffSuspended(staff: staff, at: now.milliseconds)]
    }
}

/// A suspended person may work again, with a new session.
package struct ReinstateStaff: StaffDecision {
    package let staff: StaffID
    package let by: Access
    package let today: CivilDate

    package init(staff: StaffID, by access: Access, today: CivilDate) {
        self.staff = staff
        by = access
        self.today = today
    }

    package typealias Refusal = StaffRefusal
    package static let permission: Permission? = .manageStaff
    package var resource: Resource { .service }
    package static let fold = Roster.fold
    package var scope: [Tag] { [staff.tag] }

    package func decide(given roster: Roster) throws(StaffRefusal) -> [any Event] {
        guard let posting = roster[staff].posting(on: today) else { throw .unknownStaff }
        try StaffRefusal.check(by, manages: staff, at: posting.office)
        return roster[staff].isSuspended ? [StaffReinstated(staff: staff)] : []
    }
}

/// An account gets another last day, at the latest after the next rotation.
package struct ExtendStaff: StaffDecision {
    package let staff: StaffID
    package let until: CivilDate
    package let by: Access
    package let today: CivilDate

    /// - Parameter until: the usual term if nil.
    package init(staff: StaffID, until: CivilDate? = nil, by access: Access, today: CivilDate) {
        self.staff = staff
        self.until = until ?? Term.usual(from: today)
        by = access
        self.today = today
    }

    package typealias Refusal = StaffRefusal
    package static let permission: Permission? = .manageStaff
    package var resource: Resource { .service }
    package static let fold = Roster.fold
    package var scope: [Tag] { [staff.tag] }

    package func decide(given roster: Roster) throws(StaffRefusal) -> [any Event] {
        guard let posting = roster[staff].posting(on: today) else { throw .unknownStaff }
        try StaffRefusal.check(by, manages: staff, at: posting.office)
        guard roster[staff].until != until else { return [] }
        guard Term.allowed(on: today).contains(until) else { throw .untilOutside(Term.allowed(on: today)) }
        return [StaffTermSet(staff: staff, until: until)]
    }
}

/// All sessions of somebody end now: their own wish, or that of whoever manages the office's staff.
package struct EndStaffSessions: StaffDecision {
    package let staff: StaffID
    package let by: Access
    package let now: JapanTime

    package init(staff: StaffID, by access: Access, now: JapanTime) {
        self.staff = staff
        by = access
        self.now = now
    }

    package typealias Refusal = StaffRefusal
    package static let permission: Permission? = nil
    package var resource: Resource { .service }
    package static let fold = Roster.fold
    package var scope: [Tag] { [staff.tag] }

    package func decide(given roster: Roster) throws(StaffRefusal) -> [any Event] {
        guard let posting = roster[staff].posting(on: now.date) else { throw .unknownStaff }
        if by.staff != staff { try StaffRefusal.check(by, manages: staff, at: posting.office) }
        guard roster[staff].sessionsEndedAt < now.milliseconds else { return [] }
        return [StaffSessionsEnded(staff: staff, at: now.milliseconds)]
    }
}
