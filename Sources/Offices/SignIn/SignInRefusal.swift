package import Calendar
package import EventModel

/// Why nobody can sign in now. Pages say the same for everything, so that nobody learns which part was wrong.
package enum SignInRefusal: Error, Equatable, CustomStringConvertible {
    /// Too many were wrong; nothing is tried before this moment, in milliseconds since 1970.
    case wait(until: Int64)
    /// There is no such account, or nobody has come in by its link.
    case unknown

    package var description: String { "not signed in" }
}

extension StaffMember {
    /// - Throws: `SignInRefusal`, before anything is compared.
    func checkTrying(at now: JapanTime) throws(SignInRefusal) {
        guard hasJoined, verifier != nil else { throw .unknown }
        if let moment = failures.waitsUntil, now.milliseconds < moment { throw .wait(until: moment) }
    }

    /// When the session began that this very attempt opened a moment ago: for a form that was sent twice. Password and
    /// code are compared again; an attempt that was refused opens nothing, however often it is sent.
    package func sessionBegun(by attempt: ULID, proof: PasswordProof, code: String, at now: JapanTime) -> Int64? {
        guard lastAttempt == attempt, failures.count == 0, mayWork(on: now.date), proof.isRight(for: self),
            let secret, let began = lastSignedIn, holds(sessionBegun: began), now.milliseconds - began < 60_000,
            isEqual(Array(TOTP.code(of: secret, step: usedStep).utf8), TOTP.digits(ofTyped: code))
        else { return nil }
        return began
    }
}
