package import Calendar
package import EventModel
package import Events

/// Why nobody can come in by a link, or not like this.
package enum JoinRefusal: Error, Equatable, CustomStringConvertible {
    /// The link was used, ran out, or another took its place; whoever invited can send a new one.
    case linkIsOver
    /// The account is suspended or has ended.
    case accountIsClosed
    /// The authenticator's code is wrong: it was not set up, or the phone's clock is off.
    case wrongCode

    package var description: String {
        switch self {
        case .linkIsOver: "this link is over; ask whoever invited you for another"
        case .accountIsClosed: "this account is suspended or has ended; ask whoever manages your office's staff"
        case .wrongCode: "the code is not right; look at the authenticator again, and at the phone's clock"
        }
    }
}

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

extension StaffMember {
    /// Whether the prefecture's identity provider knows the person as this.
    package func isKnown(by issuer: String, as subject: String) -> Bool {
        identities.contains(Identity(issuer: issuer, subject: subject))
    }

    /// Whether a link is good for coming in now: what its page asks before it shows a form.
    package func check(_ link: InvitationID, at now: JapanTime) throws(JoinRefusal) {
        guard let invitation, invitation.id == link, !invitation.isUsed, now.milliseconds < invitation.expires else {
            throw .linkIsOver
        }
        guard !isSuspended, let until, now.date <= until else { throw .accountIsClosed }
    }

    fileprivate func hasUsed(_ link: InvitationID) -> Bool { invitation?.id == link && invitation?.isUsed == true }
}
