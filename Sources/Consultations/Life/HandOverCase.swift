package import EventModel
package import Events

/// A counsellor hands a consultation to a colleague, to whoever is free, or to another desk.
package struct HandOverCase: Decision {
    package let consultation: ConsultationID
    package let staff: StaffID
    /// Whose desk answers from then on.
    package let office: OfficeID
    package let to: StaffID?
    package let note: String?
    /// Milliseconds since 1970.
    package let now: Int64

    package init(
        consultation: ConsultationID, staff: StaffID, office: OfficeID, to: StaffID?, note: String?, now: Int64
    ) {
        self.consultation = consultation
        self.staff = staff
        self.office = office
        self.to = to
        self.note = note
        self.now = now
    }

    package typealias Refusal = CaseRefusal
    package static let fold = Case.fold
    package var scope: [Tag] { [consultation.tag] }

    package func decide(given state: Case) throws(CaseRefusal) -> [any Event] {
        if let last = state.handovers.last, last.from == staff, last.to == to, last.office == office, last.at == now {
            return []
        }
        try state.held(by: staff)
        guard to != staff else { throw .samePerson }
        return [
            CaseHandedOver(
                consultation: consultation, staff: staff, office: office, to: to, note: note.map { .known($0) }, at: now
            )
        ]
    }
}

/// A consultation goes back to those that wait: given back, or because its counsellor is silent or gone.
package struct ReturnCase: Decision {
    package let consultation: ConsultationID
    /// Who has it. If somebody else has it by now, nothing happens.
    package let staff: StaffID
    package let why: CaseReturn
    /// Milliseconds since 1970.
    package let now: Int64

    package init(consultation: ConsultationID, staff: StaffID, why: CaseReturn, now: Int64) {
        self.consultation = consultation
        self.staff = staff
        self.why = why
        self.now = now
    }

    package typealias Refusal = CaseRefusal
    package static let fold = Case.fold
    package var scope: [Tag] { [consultation.tag] }

    package func decide(given state: Case) throws(CaseRefusal) -> [any Event] {
        _ = try state.living()
        guard !state.isClosed else { throw .closed }
        guard state.holder == staff else { return [] }
        return [CaseReturned(consultation: consultation, staff: staff, why: why, at: now)]
    }
}
