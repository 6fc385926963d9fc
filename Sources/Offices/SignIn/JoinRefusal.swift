package import Calendar
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

    func hasUsed(_ link: InvitationID) -> Bool { invitation?.id == link && invitation?.isUsed == true }
}
