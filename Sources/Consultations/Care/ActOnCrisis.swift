package import EventModel
package import Events

/// A counsellor says what was done about a danger.
package struct ActOnCrisis: Decision {
    package let consultation: ConsultationID
    package let staff: StaffID
    package let office: OfficeID
    package let action: CrisisAction
    /// Milliseconds since 1970.
    package let now: Int64

    package init(consultation: ConsultationID, staff: StaffID, office: OfficeID, action: CrisisAction, now: Int64) {
        self.consultation = consultation
        self.staff = staff
        self.office = office
        self.action = action
        self.now = now
    }

    package typealias Refusal = CaseRefusal
    package static let fold = Case.fold
    package var scope: [Tag] { [consultation.tag] }

    package func decide(given state: Case) throws(CaseRefusal) -> [any Event] {
        _ = try state.living()
        guard state.office == office else { throw .elsewhere(state.office ?? office) }
        guard !state.actions.contains(where: { $0.staff == staff && $0.action == action && $0.at == now }) else {
            return []
        }
        guard !action.lowersFlag || state.isFlagged else { return [] }
        return [CrisisActed(consultation: consultation, staff: staff, action: action, at: now)]
    }
}
