package import Consultations
package import Offices

// What staff need for decisions about what helps at once.

extension SetCrisisTerms: StaffDecision {
    package static var permission: Permission? { .editCrisisWords }
    package var resource: Resource { .service }
}

extension SetHelpLine: StaffDecision {
    package static var permission: Permission? { .editCrisisWords }
    package var resource: Resource { .service }
}
