package import Delivery
package import Households
package import Offices

// What staff need for the decisions of other features. A feature knows nothing of offices.

extension EnterMunicipalDate: StaffDecision {
    package static var permission: Permission? { .enterDates }
    package var resource: Resource { .place(municipality) }
}

extension WithdrawMunicipalDate: StaffDecision {
    package static var permission: Permission? { .enterDates }
    package var resource: Resource { .place(municipality) }
}

extension WriteLocalNote: StaffDecision {
    package static var permission: Permission? { .editLocalNotes }
    package var resource: Resource { .place(municipality) }
}

extension WithdrawLocalNote: StaffDecision {
    package static var permission: Permission? { .editLocalNotes }
    package var resource: Resource { .place(municipality) }
}

extension IssueLink: StaffDecision {
    package static var permission: Permission? { .issueLinks }
    package var resource: Resource { .place(municipality) }
}
