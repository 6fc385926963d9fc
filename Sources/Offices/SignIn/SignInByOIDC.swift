package import Calendar
package import EventModel
package import Events

/// Somebody comes from the prefecture's identity provider with a token that was verified.
package struct SignInByOIDC: Decision {
    package let staff: StaffID
    package let attempt: ULID
    package let issuer: String
    /// The provider's `sub`.
    package let subject: String
    package let now: JapanTime

    package init(staff: StaffID, attempt: ULID, issuer: String, subject: String, now: JapanTime) {
        self.staff = staff
        self.attempt = attempt
        self.issuer = issuer
        self.subject = subject
        self.now = now
    }

    package typealias Refusal = SignInRefusal
    package static let fold = StaffMember.fold
    package var scope: [Tag] { [staff.tag] }

    package func decide(given member: StaffMember) throws(SignInRefusal) -> [any Event] {
        guard member.lastAttempt != attempt else { return [] }
        guard member.isKnown(by: issuer, as: subject), member.mayWork(on: now.date) else { throw .unknown }
        return [StaffSignedIn(staff: staff, attempt: attempt, way: .oidc, step: nil, at: now.milliseconds)]
    }
}
