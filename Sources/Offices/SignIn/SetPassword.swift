package import Calendar
package import EventModel
package import Events

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
