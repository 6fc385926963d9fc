package import Calendar
package import EventModel
package import Events

/// Somebody comes in by the link, known by the prefecture's own identity provider, which asks for the second factor.
package struct JoinStaffByIdentity: Decision {
    package let staff: StaffID
    package let invitation: InvitationID
    package let issuer: String
    /// The provider's `sub`.
    package let subject: String
    package let now: JapanTime

    package init(staff: StaffID, invitation: InvitationID, issuer: String, subject: String, now: JapanTime) {
        self.staff = staff
        self.invitation = invitation
        self.issuer = issuer
        self.subject = subject
        self.now = now
    }

    package typealias Refusal = JoinRefusal
    package static let fold = StaffMember.fold
    package var scope: [Tag] { [staff.tag] }

    package func decide(given member: StaffMember) throws(JoinRefusal) -> [any Event] {
        if member.hasUsed(invitation), member.isKnown(by: issuer, as: subject) { return [] }
        try member.check(invitation, at: now)
        return [
            StaffIdentityLinked(
                staff: staff, invitation: invitation, issuer: issuer, identity: .known(subject),
                at: now.milliseconds)
        ]
    }
}
