package import EventModel

/// Somebody in an office read a consultation.
package struct ConsultationRead: Event {
    package let consultation: ConsultationID
    package let staff: StaffID
    package let office: OfficeID
    package let purpose: CaseReading
    package let at: Int64

    package init(consultation: ConsultationID, staff: StaffID, office: OfficeID, purpose: CaseReading, at: Int64) {
        self.consultation = consultation
        self.staff = staff
        self.office = office
        self.purpose = purpose
        self.at = at
    }

    package static let schema = Schema("consultation.read", version: 1)
    package static let meaning = "Somebody in an office read a consultation."
    package static let fields = Fields(
        Field("consultation", \.consultation, "the consultation"),
        Field("staff", \.staff, "who"),
        Field("office", \.office, "where that person works"),
        Field("purpose", \.purpose, "what for"),
        Field("at", \.at, "milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [consultation.tag, staff.tag] }
}

/// A counsellor asked to learn whose consultation it is, since a life is in danger.
package struct DisclosureAsked: Event {
    package let consultation: ConsultationID
    package let disclosure: ULID
    package let staff: StaffID
    package let office: OfficeID
    package let witness: OfficeID
    package let reason: Personal<String>
    package let at: Int64

    package init(
        consultation: ConsultationID, disclosure: ULID, staff: StaffID, office: OfficeID, witness: OfficeID,
        reason: Personal<String>, at: Int64
    ) {
        self.consultation = consultation
        self.disclosure = disclosure
        self.staff = staff
        self.office = office
        self.witness = witness
        self.reason = reason
        self.at = at
    }

    package static let schema = Schema("consultation.disclosure-asked", version: 1)
    package static let meaning = "A counsellor asked to learn whose consultation it is, since a life is in danger."
    package static let fields = Fields(
        Field("consultation", \.consultation, "the consultation"),
        Field("disclosure", \.disclosure, "the request"),
        Field("staff", \.staff, "who"),
        Field("office", \.office, "where that person works"),
        Field("witness", \.witness, "the second office that sees it"),
        Field("reason", \.reason, "the danger, in words"),
        Field("at", \.at, "milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [consultation.tag, staff.tag] }
    package var subject: Tag? { consultation.tag }
}

/// A second person agreed; the two may now see whose consultation it is.
package struct DisclosureAgreed: Event {
    package let consultation: ConsultationID
    package let disclosure: ULID
    package let staff: StaffID
    package let at: Int64

    package init(consultation: ConsultationID, disclosure: ULID, staff: StaffID, at: Int64) {
        self.consultation = consultation
        self.disclosure = disclosure
        self.staff = staff
        self.at = at
    }

    package static let schema = Schema("consultation.disclosure-agreed", version: 1)
    package static let meaning = "A second person agreed; the two may now see whose consultation it is."
    package static let fields = Fields(
        Field("consultation", \.consultation, "the consultation"),
        Field("disclosure", \.disclosure, "the request"),
        Field("staff", \.staff, "who"),
        Field("at", \.at, "milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [consultation.tag, staff.tag] }
}

/// A second person did not agree.
package struct DisclosureRefused: Event {
    package let consultation: ConsultationID
    package let disclosure: ULID
    package let staff: StaffID
    package let at: Int64

    package init(consultation: ConsultationID, disclosure: ULID, staff: StaffID, at: Int64) {
        self.consultation = consultation
        self.disclosure = disclosure
        self.staff = staff
        self.at = at
    }

    package static let schema = Schema("consultation.disclosure-refused", version: 1)
    package static let meaning = "A second person did not agree."
    package static let fields = Fields(
        Field("consultation", \.consultation, "the consultation"),
        Field("disclosure", \.disclosure, "the request"),
        Field("staff", \.staff, "who"),
        Field("at", \.at, "milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [consultation.tag, staff.tag] }
}

/// Somebody saw whose consultation it is.
package struct DisclosureOpened: Event {
    package let consultation: ConsultationID
    package let disclosure: ULID
    package let staff: StaffID
    package let at: Int64

    package init(consultation: ConsultationID, disclosure: ULID, staff: StaffID, at: Int64) {
        self.consultation = consultation
        self.disclosure = disclosure
        self.staff = staff
        self.at = at
    }

    package static let schema = Schema("consultation.disclosure-opened", version: 1)
    package static let meaning = "Somebody saw whose consultation it is."
    package static let fields = Fields(
        Field("consultation", \.consultation, "the consultation"),
        Field("disclosure", \.disclosure, "the request"),
        Field("staff", \.staff, "who"),
        Field("at", \.at, "milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [consultation.tag, staff.tag] }
}

/// A supervisor looked at how a consultation was led.
package struct ConsultationReviewed: Event {
    package let consultation: ConsultationID
    package let staff: StaffID
    package let mark: ReviewMark
    package let words: Personal<String>?
    package let at: Int64

    package init(consultation: ConsultationID, staff: StaffID, mark: ReviewMark, words: Personal<String>?, at: Int64) {
        self.consultation = consultation
        self.staff = staff
        self.mark = mark
        self.words = words
        self.at = at
    }

    package static let schema = Schema("consultation.reviewed", version: 1)
    package static let meaning = "A supervisor looked at how a consultation was led."
    package static let fields = Fields(
        Field("consultation", \.consultation, "the consultation"),
        Field("staff", \.staff, "who"),
        Field("mark", \.mark, "how it was led"),
        Field("words", \.words, "what the counsellor should know"),
        Field("at", \.at, "milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [consultation.tag, staff.tag] }
    package var subject: Tag? { words == nil ? nil : consultation.tag }
}
