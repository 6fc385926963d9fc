package import Calendar
package import Events

/// Why something can't be done with an account.
package enum StaffRefusal: Error, Equatable, CustomStringConvertible {
    case denied(Denied)
    case unknownStaff
    case officeNotOpen(OfficeID)
    /// The sign-in name has an account already.
    case hasAccount
    case noRoles
    case roleNotHere(Role, OfficeID.Kind)
    /// Whoever asks may not make another one hold this role.
    case roleNotYours(Role)
    /// Nobody changes their own account; somebody else does.
    case yourself
    case untilOutside(ClosedRange<CivilDate>)
    case fromOutside(ClosedRange<CivilDate>)
    case noName
    case notJoined

    package var description: String {
        switch self {
        case .denied(let denied): "\(denied)"
        case .unknownStaff: "there is no such account"
        case .officeNotOpen(let office):
            "the office \(office) is not open; open it first: hagukumi office open \(office)"
        case .hasAccount:
            "this sign-in name has an account already; extend it, move it, or send its owner another link"
        case .noRoles: "at least one role is needed"
        case .roleNotHere(let role, let kind):
            "\(role.rawValue) means nothing in a \(kind.rawValue) office; see docs/permissions.md"
        case .roleNotYours(let role): "you may not give the role \(role.rawValue); see docs/permissions.md"
        case .yourself: "nobody changes their own account; ask another one who manages staff"
        case .untilOutside(let allowed):
            "the last day must be from \(allowed.lowerBound) to \(allowed.upperBound), a month after the next rotation"
        case .fromOutside(let allowed): "the first day must be from \(allowed.lowerBound) to \(allowed.upperBound)"
        case .noName: "the name is missing"
        case .notJoined: "nobody has come in by this account's link yet"
        }
    }

    /// What is asked of every change to somebody's account: an open office where the asker may manage staff, and not
    /// the asker's own account.
    static func check(_ access: Access, manages staff: StaffID, at office: OfficeID) throws(StaffRefusal) {
        guard access.staff != staff else { throw .yourself }
        do { try access.require(.manageStaff, at: office) } catch { throw .denied(error) }
    }

    /// - Throws: the first role that may not be given there.
    static func check(_ roles: Set<Role>, by access: Access, in office: OfficeID) throws(StaffRefusal) {
        guard !roles.isEmpty else { throw .noRoles }
        for role in Role.allCases where roles.contains(role) {
            guard Permissions.mayHold(role, in: office.kind) else { throw .roleNotHere(role, office.kind) }
            guard access.mayGive(role, in: office) else { throw .roleNotYours(role) }
        }
    }
}
