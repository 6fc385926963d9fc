package import EventModel
package import Events
package import Places

/// What one person may do at one moment. Every query and command of staff takes it; only this module makes it.
package struct Access: Sendable {
    /// How the log names who acts.
    package let actor: String
    /// Nil on the terminal.
    package let staff: StaffID?
    /// Nil on the terminal.
    package let office: OfficeID?
    package let roles: Set<Role>
    private let gazetteer: Gazetteer?

    /// Only for those whose facts have been looked at: see `StaffMember.access`.
    init(staff: StaffID, office: OfficeID, roles: Set<Role>, in gazetteer: Gazetteer) {
        self.staff = staff
        self.office = office
        self.roles = roles
        self.gazetteer = gazetteer
        actor = staff.actor
    }

    /// Whoever has the server's terminal has its files anyway. Only for the command line, never for pages.
    package static let terminal = Access()

    private init() {
        actor = "operator"
        staff = nil
        office = nil
        roles = Set(Role.allCases)
        gazetteer = nil
    }

    /// Where a permission holds; `.nothing` where it does not.
    package func area(for permission: Permission) -> Area {
        guard let office, let gazetteer else { return isTerminal ? .everywhere : .nothing }
        let scopes = Permissions.scopes(of: permission, roles: roles, in: office.kind)
        return scopes.isEmpty ? .nothing : Area(scopes, of: office, in: gazetteer)
    }

    private var isTerminal: Bool { staff == nil }

    /// Whether the permission is held anywhere: what the console shows at all.
    package func may(_ permission: Permission) -> Bool { !area(for: permission).isEmpty }

    /// - Throws: `Denied` unless the permission is held anywhere.
    package func require(_ permission: Permission) throws(Denied) {
        guard may(permission) else { throw .notPermitted(permission) }
    }

    /// - Parameter municipality: where the household lives, or whose date or text it is; nil where nobody has told.
    package func require(_ permission: Permission, in municipality: MunicipalityCode?) throws(Denied) {
        try require(permission)
        guard area(for: permission).contains(municipality) else { throw .elsewhere(permission) }
    }

    package func require(_ permission: Permission, at office: OfficeID) throws(Denied) {
        try require(permission)
        guard area(for: permission).contains(office) else { throw .elsewhere(permission) }
    }

    /// - Throws: `Denied` unless it is allowed for that resource.
    package func require(_ permission: Permission, of resource: Resource) throws(Denied) {
        switch resource {
        case .service: try require(permission)
        case .place(let municipality): try require(permission, in: municipality)
        case .office(let office): try require(permission, at: office)
        }
    }

    /// Whether a role may be given to somebody in an office.
    package func mayGive(_ role: Role, in office: OfficeID) -> Bool {
        area(for: .manageStaff).contains(office) && Permissions.mayHold(role, in: office.kind)
            && Permissions.mayGive(role, having: roles)
    }
}

/// What a permission is asked for.
package enum Resource: Sendable, Equatable {
    /// The service as a whole, or nothing in particular.
    case service
    /// A household that lives there, or something that is said for the people there; nil where nobody has told.
    case place(MunicipalityCode?)
    case office(OfficeID)
}

/// A decision that only staff may ask for, with what they need for it.
package protocol StaffDecision: Decision {
    /// Nil where the decision itself says who may ask.
    static var permission: Permission? { get }
    var resource: Resource { get }
}

/// A look at what is kept, which is recorded each time: nothing speaks against it but a missing permission.
package protocol StaffLook: Event {
    static var permission: Permission { get }
    /// Who looked.
    var by: String { get }
}

extension ExactCountsRead: StaffLook {
    package static var permission: Permission { .seeExactCounts }
}

extension HouseholdSearched: StaffLook {
    package static var permission: Permission { .searchHousehold }
}

extension HouseholdViewed: StaffLook {
    package static var permission: Permission { .viewHousehold }
}

extension OperationLogExported: StaffLook {
    package static var permission: Permission { .exportOperationLog }
}
