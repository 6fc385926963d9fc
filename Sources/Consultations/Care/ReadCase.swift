package import EventModel
package import Events

/// Somebody in an office reads a consultation. The page is shown only when this is on record.
package struct ReadCase: Decision {
    package let consultation: ConsultationID
    package let staff: StaffID
    /// Where the person works.
    package let office: OfficeID
    package let purpose: CaseReading
    /// Milliseconds since 1970.
    package let now: Int64

    package init(consultation: ConsultationID, staff: StaffID, office: OfficeID, purpose: CaseReading, now: Int64) {
        self.consultation = consultation
        self.staff = staff
        self.office = office
        self.purpose = purpose
        self.now = now
    }

    /// In milliseconds.
    package static let oneRead: Int64 = 600_000

    package typealias Refusal = CaseRefusal
    package static let fold = Case.fold
    package var scope: [Tag] { [consultation.tag] }

    package func decide(given state: Case) throws(CaseRefusal) -> [any Event] {
        _ = try state.living()
        let read = state.reads.last { $0.staff == staff && $0.purpose == purpose }
        // A page that is loaded again within minutes is one read.
        if let read, now - read.at < Self.oneRead { return [] }
        return [ConsultationRead(consultation: consultation, staff: staff, office: office, purpose: purpose, at: now)]
    }
}
