package import Offices
package import Passports

// What staff need to care for passes.

extension RevokePass: StaffDecision {
    package static var permission: Permission? { .carePasses }
    package var resource: Resource { .place(municipality) }
}

extension GiveBackPass: StaffDecision {
    package static var permission: Permission? { .carePasses }
    package var resource: Resource { .place(municipality) }
}
