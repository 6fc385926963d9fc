package import Calendar
package import EventModel
package import Events

/// Somebody gets another link: the first ran out, or phone or password was lost. Earlier links open nothing any more.
///
/// Password and sessions go on until the link is used.
package struct InviteStaffAgain: StaffDecision {
    package let staff: StaffID
    package let invitation: InvitationID
    package let by: Access
    package let now: JapanTime

    package init(staff: StaffID, invitation: InvitationID, by access: Access, now: JapanTime) {
        self.staff = staff
        self.invitation = invitation
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
        guard roster[staff].invitation?.id != invitation else { return [] }
        return [
            StaffInvitedAgain(
                staff: staff, invitation: invitation, expires: now.milliseconds + InviteStaff.validity)
        ]
    }
}
