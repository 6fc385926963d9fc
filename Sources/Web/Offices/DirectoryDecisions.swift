package import Facilities
package import Offices

// What staff need to change the directory. The prefecture acts for the office that answers: each decision holds for
// itself that it is the one named.

extension PublishPlace: StaffDecision {
    package static var permission: Permission? { .editDirectory }
    package var resource: Resource { .office(office) }
}

extension CorrectPlace: StaffDecision {
    package static var permission: Permission? { .editDirectory }
    package var resource: Resource { .office(office) }
}

extension ConfirmPlace: StaffDecision {
    package static var permission: Permission? { .editDirectory }
    package var resource: Resource { .office(office) }
}

extension ClosePlace: StaffDecision {
    package static var permission: Permission? { .editDirectory }
    package var resource: Resource { .office(office) }
}

extension ReopenPlace: StaffDecision {
    package static var permission: Permission? { .editDirectory }
    package var resource: Resource { .office(office) }
}

extension CountVacancies: StaffDecision {
    package static var permission: Permission? { .editDirectory }
    package var resource: Resource { .office(office) }
}

extension MergePlaces: StaffDecision {
    package static var permission: Permission? { .editDirectory }
    package var resource: Resource { .office(office) }
}

extension DismissDuplicate: StaffDecision {
    package static var permission: Permission? { .editDirectory }
    package var resource: Resource { .office(office) }
}

extension IssueKeeperLink: StaffDecision {
    package static var permission: Permission? { .editDirectory }
    package var resource: Resource { .office(office) }
}

extension WithdrawKeeperLink: StaffDecision {
    package static var permission: Permission? { .editDirectory }
    package var resource: Resource { .office(office) }
}

extension PublishByHand: StaffDecision {
    package static var permission: Permission? { .editDirectory }
    package var resource: Resource { .office(office) }
}

extension CorrectByHand: StaffDecision {
    package static var permission: Permission? { .editDirectory }
    package var resource: Resource { .office(office) }
}

extension WithdrawByHand: StaffDecision {
    package static var permission: Permission? { .editDirectory }
    package var resource: Resource { .office(office) }
}

extension ReopenByHand: StaffDecision {
    package static var permission: Permission? { .editDirectory }
    package var resource: Resource { .office(office) }
}

extension SettleMistake: StaffDecision {
    package static var permission: Permission? { .settleMistakes }
    package var resource: Resource { .office(office) }
}
