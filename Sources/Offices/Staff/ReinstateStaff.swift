package import Calendar
package import EventModel
package import Events

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
        _ = try roster.posting(of: staff, on: today, changedBy: by)
        return roster[staff].isSuspended ? [StaffReinstated(staff: staff)] : []
    }
}
