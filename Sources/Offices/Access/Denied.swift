package import Calendar

/// Why somebody may not do something. Pages tell apart only “sign in again” and “not yours”.
package enum Denied: Error, Equatable, CustomStringConvertible {
    /// There is no such account, or nobody has come in by its link yet.
    case unknown
    case suspended
    /// The account's last day.
    case expired(CivilDate)
    /// The session began before all sessions were ended.
    case sessionEnded
    /// The office is closed, unknown, or not a place any more.
    case noOffice
    case noRole
    /// None of the person's roles allows it in this office.
    case notPermitted(Permission)
    /// It is allowed, but not for this place or office.
    case elsewhere(Permission)

    /// Whether signing in again, with this or another account, is what helps.
    package var needsSignIn: Bool {
        switch self {
        case .unknown, .suspended, .expired, .sessionEnded: true
        case .noOffice, .noRole, .notPermitted, .elsewhere: false
        }
    }

    package var description: String {
        switch self {
        case .unknown: "there is no such account"
        case .suspended: "the account is suspended; whoever manages the office's staff can reinstate it"
        case .expired(let day): "the account ended on \(day); whoever manages the office's staff can extend it"
        case .sessionEnded: "the session has ended; sign in again"
        case .noOffice: "the office is not open"
        case .noRole: "the account has no role in its office"
        case .notPermitted(let permission): "none of your roles allows “\(permission.title)” (\(permission.rawValue))"
        case .elsewhere(let permission):
            "“\(permission.title)” (\(permission.rawValue)) is not yours for this place or office"
        }
    }
}
