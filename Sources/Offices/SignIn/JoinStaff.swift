package import Calendar
package import EventModel
package import Events

/// Somebody comes in by the link, with a password and an authenticator that shows the right code. Earlier passwords,
/// authenticators and sessions are over.
package struct JoinStaff: Decision {
    package let staff: StaffID
    package let invitation: InvitationID
    package let password: NewPassword
    package let secret: TOTPSecret
    /// The code that the authenticator shows.
    package let code: String
    package let now: JapanTime

    package init(
        staff: StaffID, invitation: InvitationID, password: NewPassword, secret: TOTPSecret, code: String,
        now: JapanTime
    ) {
        self.staff = staff
        self.invitation = invitation
        self.password = password
        self.secret = secret
        self.code = code
        self.now = now
    }

    package typealias Refusal = JoinRefusal
    package static let fold = StaffMember.fold
    package var scope: [Tag] { [staff.tag] }

    package func decide(given member: StaffMember) throws(JoinRefusal) -> [any Event] {
        if member.hasUsed(invitation), member.verifier == password.verifier.text { return [] }
        try member.check(invitation, at: now)
        guard let step = TOTP.step(ofTyped: code, secret, at: now.milliseconds, after: .min) else { throw .wrongCode }
        return [
            StaffJoined(
                staff: staff, invitation: invitation, verifier: .known(password.verifier.text),
                secret: .known(secret.base32), step: step, at: now.milliseconds)
        ]
    }
}
