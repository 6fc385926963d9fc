package import Calendar
package import EventModel
package import Events

/// Why nobody can sign in now. Pages say the same for everything, so that nobody learns which part was wrong.
package enum SignInRefusal: Error, Equatable, CustomStringConvertible {
    /// Too many were wrong; nothing is tried before this moment, in milliseconds since 1970.
    case wait(until: Int64)
    /// There is no such account, or nobody has come in by its link.
    case unknown

    package var description: String { "not signed in" }
}

/// Somebody shows a password and the authenticator's code. The answer is `StaffSignedIn` or `StaffSignInFailed`.
package struct SignIn: Decision {
    package let staff: StaffID
    /// This attempt; the same one is not counted twice.
    package let attempt: ULID
    package let proof: PasswordProof
    package let code: String
    package let now: JapanTime

    package init(staff: StaffID, attempt: ULID, proof: PasswordProof, code: String, now: JapanTime) {
        self.staff = staff
        self.attempt = attempt
        self.proof = proof
        self.code = code
        self.now = now
    }

    package typealias Refusal = SignInRefusal
    package static let fold = StaffMember.fold
    package var scope: [Tag] { [staff.tag] }

    package func decide(given member: StaffMember) throws(SignInRefusal) -> [any Event] {
        guard member.lastAttempt != attempt else { return [] }
        try member.checkTrying(at: now)
        guard proof.isRight(for: member), member.mayWork(on: now.date), let secret = member.secret,
            let step = TOTP.step(ofTyped: code, secret, at: now.milliseconds, after: member.usedStep)
        else { return [StaffSignInFailed(staff: staff, attempt: attempt, at: now.milliseconds)] }
        return [
            StaffSignedIn(staff: staff, attempt: attempt, way: .password, step: step, at: now.milliseconds)
        ]
    }
}

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

/// Somebody who is signed in chooses another password, and shows the old one. All sessions end; the page begins a new
/// one. The answer is `StaffPasswordSet`, or `StaffSignInFailed` where the old one was wrong.
package struct SetPassword: Decision {
    package let staff: StaffID
    package let attempt: ULID
    package let proof: PasswordProof
    package let password: NewPassword
    package let now: JapanTime

    package init(
        staff: StaffID, attempt: ULID, proof: PasswordProof, password: NewPassword, now: JapanTime
    ) {
        self.staff = staff
        self.attempt = attempt
        self.proof = proof
        self.password = password
        self.now = now
    }

    package typealias Refusal = SignInRefusal
    package static let fold = StaffMember.fold
    package var scope: [Tag] { [staff.tag] }

    package func decide(given member: StaffMember) throws(SignInRefusal) -> [any Event] {
        guard member.lastAttempt != attempt, member.verifier != password.verifier.text else { return [] }
        try member.checkTrying(at: now)
        guard proof.isRight(for: member), member.mayWork(on: now.date) else {
            return [StaffSignInFailed(staff: staff, attempt: attempt, at: now.milliseconds)]
        }
        return [
            StaffPasswordSet(staff: staff, verifier: .known(password.verifier.text), at: now.milliseconds)
        ]
    }
}

extension StaffMember {
    fileprivate func checkTrying(at now: JapanTime) throws(SignInRefusal) {
        guard hasJoined, verifier != nil else { throw .unknown }
        if let moment = failures.waitsUntil, now.milliseconds < moment { throw .wait(until: moment) }
    }
}
