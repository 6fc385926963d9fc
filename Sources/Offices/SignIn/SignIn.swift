package import Calendar
package import EventModel
package import Events

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
