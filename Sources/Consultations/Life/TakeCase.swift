package import EventModel
package import Events

/// A counsellor takes a consultation that waits.
///
/// Of two in the same second one has it: the log keeps no second fact behind the first.
package struct TakeCase: Decision {
    package let consultation: ConsultationID
    package let staff: StaffID
    package let office: OfficeID
    /// How many the counsellor has already. A danger is taken at any load.
    package let holding: Int
    package let capacity: Int
    /// Milliseconds since 1970.
    package let now: Int64

    package init(
        consultation: ConsultationID, staff: StaffID, office: OfficeID, holding: Int, capacity: Int, now: Int64
    ) {
        self.consultation = consultation
        self.staff = staff
        self.office = office
        self.holding = holding
        self.capacity = capacity
        self.now = now
    }

    package typealias Refusal = CaseRefusal
    package static let fold = Case.fold
    package var scope: [Tag] { [consultation.tag] }

    package func decide(given state: Case) throws(CaseRefusal) -> [any Event] {
        try state.atDesk(of: office)
        if let holder = state.holder {
            guard holder == staff else { throw .taken(by: holder) }
            return []
        }
        guard holding < capacity || state.isFlagged else { throw .full(capacity: capacity) }
        return [CaseTaken(consultation: consultation, staff: staff, office: office, at: now)]
    }
}
