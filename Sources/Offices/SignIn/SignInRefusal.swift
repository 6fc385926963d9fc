import Calendar

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
}
