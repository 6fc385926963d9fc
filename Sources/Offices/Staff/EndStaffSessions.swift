package import Calendar
package import EventModel
package import Events

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
