package import EventModel

/// A consultation may not be shredded while this holds.
package struct HoldPlaced: Event {
    package let consultation: ConsultationID
    package let staff: StaffID
    package let reason: HoldReason
    package let at: Int64

    package init(consultation: ConsultationID, staff: StaffID, reason: HoldReason, at: Int64) {
        self.consultation = consultation
        self.staff = staff
        self.reason = reason
        self.at = at
    }

    package static let schema = Schema("consultation.hold-placed", version: 1)
    package static let meaning = "A consultation may not be shredded while this holds."
    package static let fields = Fields(
        Field("consultation", \.consultation, "the consultation"),
        Field("staff", \.staff, "who"),
        Field("reason", \.reason, "why"),
        Field("at", \.at, "milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [consultation.tag, staff.tag] }
}

/// A consultation may be shredded again when its time is over.
package struct HoldLifted: Event {
    package let consultation: ConsultationID
    package let staff: StaffID
    package let at: Int64

    package init(consultation: ConsultationID, staff: StaffID, at: Int64) {
        self.consultation = consultation
        self.staff = staff
        self.at = at
    }

    package static let schema = Schema("consultation.hold-lifted", version: 1)
    package static let meaning = "A consultation may be shredded again when its time is over."
    package static let fields = Fields(
        Field("consultation", \.consultation, "the consultation"),
        Field("staff", \.staff, "who"),
        Field("at", \.at, "milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [consultation.tag, staff.tag] }
}

/// The time for keeping a consultation was over: its key was destroyed.
package struct ConsultationShredded: Event {
    package let consultation: ConsultationID
    package let at: Int64

    package init(consultation: ConsultationID, at: Int64) {
        self.consultation = consultation
        self.at = at
    }

    package static let schema = Schema("consultation.shredded", version: 1)
    package static let meaning = "The time for keeping a consultation was over: its key was destroyed."
    package static let fields = Fields(
        Field("consultation", \.consultation, "the consultation"),
        Field("at", \.at, "milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [consultation.tag] }
}
