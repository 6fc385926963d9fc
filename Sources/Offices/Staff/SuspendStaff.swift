package import Calendar
package import EventModel
package import Events

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
        _ = try roster.posting(of: staff, on: now.date, changedBy: by)
        return roster[staff].isSuspended ? [] : [StaffSuspended(staff: staff, at: now.milliseconds)]
    }
}
