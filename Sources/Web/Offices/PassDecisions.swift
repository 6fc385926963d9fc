package import Offices
package import Passports

// What staff need for decisions about passes.

extension SettlePassAlarm: StaffDecision {
    package static var permission: Permission? { .watchPasses }
    package var resource: Resource { .service }
}

extension ReplacePassKeys: StaffDecision {
    package static var permission: Permission? { .manageKeys }
    package var resource: Resource { .service }
}
