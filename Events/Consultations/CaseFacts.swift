package import EventModel

/// A counsellor took a consultation.
package struct CaseTaken: Event {
    package let consultation: ConsultationID
    package let staff: StaffID
    package let office: OfficeID
    package let at: Int64

    package init(consultation: ConsultationID, staff: StaffID, office: OfficeID, at: Int64) {
        self.consultation = consultation
        self.staff = staff
        self.office = office
        self.at = at
    }

    package static let schema = Schema("consultation.taken", version: 1)
    package static let meaning = "A counsellor took a consultation."
    package static let fields = Fields(
        Field("consultation", \.consultation, "the consultation"),
        Field("staff", \.staff, "who"),
        Field("office", \.office, "whose desk"),
        Field("at", \.at, "milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [consultation.tag, staff.tag] }
}

/// A counsellor handed a consultation to a colleague or to another desk.
package struct CaseHandedOver: Event {
    package let consultation: ConsultationID
    package let staff: StaffID
    package let office: OfficeID
    package let to: StaffID?
    package let note: Personal<String>?
    package let at: Int64

    package init(
        consultation: ConsultationID, staff: StaffID, office: OfficeID, to: StaffID?, note: Personal<String>?,
        at: Int64
    ) {
        self.consultation = consultation
        self.staff = staff
        self.office = office
        self.to = to
        self.note = note
        self.at = at
    }

    package static let schema = Schema("consultation.handed-over", version: 1)
    package static let meaning = "A counsellor handed a consultation to a colleague or to another desk."
    package static let fields = Fields(
        Field("consultation", \.consultation, "the consultation"),
        Field("staff", \.staff, "who had it"),
        Field("office", \.office, "whose desk answers from then on"),
        Field("to", \.to, "to whom; none for whoever of the desk is free"),
        Field("note", \.note, "what the next one should know"),
        Field("at", \.at, "milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [consultation.tag, staff.tag] + (to.map { [$0.tag] } ?? []) }
    package var subject: Tag? { note == nil ? nil : consultation.tag }
}

/// A consultation went back to those that wait, at the head.
package struct CaseReturned: Event {
    package let consultation: ConsultationID
    package let staff: StaffID
    package let why: CaseReturn
    package let at: Int64

    package init(consultation: ConsultationID, staff: StaffID, why: CaseReturn, at: Int64) {
        self.consultation = consultation
        self.staff = staff
        self.why = why
        self.at = at
    }

    package static let schema = Schema("consultation.returned", version: 1)
    package static let meaning = "A consultation went back to those that wait, at the head."
    package static let fields = Fields(
        Field("consultation", \.consultation, "the consultation"),
        Field("staff", \.staff, "who had it"),
        Field("why", \.why, "why"),
        Field("at", \.at, "milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [consultation.tag, staff.tag] }
}

/// A counsellor said how urgent a consultation is.
package struct UrgencySet: Event {
    package let consultation: ConsultationID
    package let staff: StaffID
    package let urgency: Urgency
    package let at: Int64

    package init(consultation: ConsultationID, staff: StaffID, urgency: Urgency, at: Int64) {
        self.consultation = consultation
        self.staff = staff
        self.urgency = urgency
        self.at = at
    }

    package static let schema = Schema("consultation.urgency-set", version: 1)
    package static let meaning = "A counsellor said how urgent a consultation is."
    package static let fields = Fields(
        Field("consultation", \.consultation, "the consultation"),
        Field("staff", \.staff, "who"),
        Field("urgency", \.urgency, "how urgent"),
        Field("at", \.at, "milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [consultation.tag, staff.tag] }
}

/// A consultation was closed.
package struct CaseClosed: Event {
    package let consultation: ConsultationID
    package let staff: StaffID?
    package let by: CaseEnd
    package let outcome: ConsultationOutcome
    package let at: Int64

    package init(consultation: ConsultationID, staff: StaffID?, by: CaseEnd, outcome: ConsultationOutcome, at: Int64) {
        self.consultation = consultation
        self.staff = staff
        self.by = by
        self.outcome = outcome
        self.at = at
    }

    package static let schema = Schema("consultation.closed", version: 1)
    package static let meaning = "A consultation was closed."
    package static let fields = Fields(
        Field("consultation", \.consultation, "the consultation"),
        Field("staff", \.staff, "who had it; none where nobody did"),
        Field("by", \.by, "who closed it"),
        Field("outcome", \.outcome, "what came of it"),
        Field("at", \.at, "milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [consultation.tag] + (staff.map { [$0.tag] } ?? []) }
}

/// A closed consultation goes on.
package struct CaseReopened: Event {
    package let consultation: ConsultationID
    package let by: CaseEnd
    package let at: Int64

    package init(consultation: ConsultationID, by: CaseEnd, at: Int64) {
        self.consultation = consultation
        self.by = by
        self.at = at
    }

    package static let schema = Schema("consultation.reopened", version: 1)
    package static let meaning = "A closed consultation goes on."
    package static let fields = Fields(
        Field("consultation", \.consultation, "the consultation"),
        Field("by", \.by, "who asked for it"),
        Field("at", \.at, "milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [consultation.tag] }
}
