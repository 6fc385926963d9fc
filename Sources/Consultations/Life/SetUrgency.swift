package import EventModel
package import Events

/// A counsellor says how urgent a consultation is. A noticed danger stays at the top until a person lowers the flag.
package struct SetUrgency: Decision {
    package let consultation: ConsultationID
    package let staff: StaffID
    package let office: OfficeID
    package let urgency: Urgency
    /// Milliseconds since 1970.
    package let now: Int64

    package init(consultation: ConsultationID, staff: StaffID, office: OfficeID, urgency: Urgency, now: Int64) {
        self.consultation = consultation
        self.staff = staff
        self.office = office
        self.urgency = urgency
        self.now = now
    }

    package typealias Refusal = CaseRefusal
    package static let fold = Case.fold
    package var scope: [Tag] { [consultation.tag] }

    package func decide(given state: Case) throws(CaseRefusal) -> [any Event] {
        try state.atDesk(of: office)
        guard state.urgency != urgency else { return [] }
        guard !state.isFlagged else { throw .inDanger }
        return [UrgencySet(consultation: consultation, staff: staff, urgency: urgency, at: now)]
    }
}
