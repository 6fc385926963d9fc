package import Offices
package import Passports

// What staff need to decide about shops that take the support pass. The prefecture acts for the office that answers:
// each decision holds for itself that it is the one named.

extension EnterShop: StaffDecision {
    package static var permission: Permission? { .handleShops }
    package var resource: Resource { .office(office) }
}

extension IssueShopLink: StaffDecision {
    package static var permission: Permission? { .handleShops }
    package var resource: Resource { .office(office) }
}

extension AnswerShopComplaint: StaffDecision {
    package static var permission: Permission? { .handleShops }
    package var resource: Resource { .office(office) }
}

extension ApproveShop: StaffDecision {
    package static var permission: Permission? { .decideShops }
    package var resource: Resource { .office(office) }
}

extension RefuseShop: StaffDecision {
    package static var permission: Permission? { .decideShops }
    package var resource: Resource { .office(office) }
}

extension ApproveShopChange: StaffDecision {
    package static var permission: Permission? { .decideShops }
    package var resource: Resource { .office(office) }
}

extension RefuseShopChange: StaffDecision {
    package static var permission: Permission? { .decideShops }
    package var resource: Resource { .office(office) }
}

extension ChangeShop: StaffDecision {
    package static var permission: Permission? { .decideShops }
    package var resource: Resource { .office(office) }
}

extension SuspendShop: StaffDecision {
    package static var permission: Permission? { .decideShops }
    package var resource: Resource { .office(office) }
}

extension ResumeShop: StaffDecision {
    package static var permission: Permission? { .decideShops }
    package var resource: Resource { .office(office) }
}

extension WithdrawShop: StaffDecision {
    package static var permission: Permission? { .decideShops }
    package var resource: Resource { .office(office) }
}
