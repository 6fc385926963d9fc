package import Consultations
import Events
package import Offices

// What staff need at a desk for consultations. A counsellor acts for the own office alone: pages show nobody else's
// consultations, and each decision holds for itself whose desk answers and who has it.

extension ReadCase: StaffDecision {
    package static var permission: Permission? { .answerConsultations }
    package var resource: Resource { .office(office) }
}

extension TakeCase: StaffDecision {
    package static var permission: Permission? { .answerConsultations }
    package var resource: Resource { .office(office) }
}

extension HandOverCase: StaffDecision {
    package static var permission: Permission? { .answerConsultations }
    /// Its office is whose desk answers from then on; whoever has it may give it away.
    package var resource: Resource { .service }
}

extension ReturnCase: StaffDecision {
    package static var permission: Permission? { .answerConsultations }
    package var resource: Resource { .service }
}

extension SetUrgency: StaffDecision {
    package static var permission: Permission? { .answerConsultations }
    package var resource: Resource { .office(office) }
}

extension CloseCase: StaffDecision {
    package static var permission: Permission? { .answerConsultations }
    package var resource: Resource { .service }
}

extension ReopenCase: StaffDecision {
    package static var permission: Permission? { .answerConsultations }
    package var resource: Resource { .office(office) }
}

extension CounsellorWrites: StaffDecision {
    package static var permission: Permission? { .answerConsultations }
    package var resource: Resource { .service }
}

extension WriteNote: StaffDecision {
    package static var permission: Permission? { .answerConsultations }
    package var resource: Resource { .office(office) }
}

extension ActOnCrisis: StaffDecision {
    package static var permission: Permission? { .answerConsultations }
    package var resource: Resource { .office(office) }
}

extension AskDisclosure: StaffDecision {
    package static var permission: Permission? { .answerConsultations }
    package var resource: Resource { .office(office) }
}

extension AnswerDisclosure: StaffDecision {
    package static var permission: Permission? { .superviseDesk }
    package var resource: Resource { .office(office) }
}

extension OpenDisclosure: StaffDecision {
    package static var permission: Permission? { .answerConsultations }
    package var resource: Resource { .service }
}

extension ReviewCase: StaffDecision {
    package static var permission: Permission? { .superviseDesk }
    package var resource: Resource { .office(office) }
}

extension PlaceHold: StaffDecision {
    package static var permission: Permission? { .superviseDesk }
    package var resource: Resource { .office(office) }
}

extension LiftHold: StaffDecision {
    package static var permission: Permission? { .superviseDesk }
    package var resource: Resource { .office(office) }
}

extension SetDesk: StaffDecision {
    package static var permission: Permission? { .superviseDesk }
    package var resource: Resource { .office(setting.office) }
}

extension CloseDesk: StaffDecision {
    package static var permission: Permission? { .superviseDesk }
    package var resource: Resource { .office(office) }
}

extension PlanShift: StaffDecision {
    package static var permission: Permission? { .superviseDesk }
    package var resource: Resource { .office(shift.office) }
}

extension WithdrawShift: StaffDecision {
    package static var permission: Permission? { .superviseDesk }
    package var resource: Resource { .office(office) }
}

extension BeginDuty: StaffDecision {
    package static var permission: Permission? { .answerConsultations }
    package var resource: Resource { .office(office) }
}

extension EndDuty: StaffDecision {
    package static var permission: Permission? { .answerConsultations }
    package var resource: Resource { .office(office) }
}

extension WriteReply: StaffDecision {
    package static var permission: Permission? { .superviseDesk }
    package var resource: Resource { .office(written.office) }
}

extension WithdrawReply: StaffDecision {
    package static var permission: Permission? { .superviseDesk }
    package var resource: Resource { .office(office) }
}
