package import EventModel

/// Words of a crisis were noticed, and guidance was given at once.
///
/// None of the words stands here. A machine noticed; people judge.
package struct CrisisNoticed: Event {
    package let household: HouseholdID
    package let consultation: ConsultationID?
    package let source: ULID
    package let kinds: [CrisisKind]
    package let at: Int64

    package init(household: HouseholdID, consultation: ConsultationID?, source: ULID, kinds: [CrisisKind], at: Int64) {
        self.household = household
        self.consultation = consultation
        self.source = source
        self.kinds = kinds
        self.at = at
    }

    package static let schema = Schema("crisis.noticed", version: 1)
    package static let meaning = "Words of a crisis were noticed, and guidance was given at once."
    package static let fields = Fields(
        Field("household", \.household, "on whose LINE account"),
        Field("consultation", \.consultation, "the consultation; none in the LINE chat"),
        Field("source", \.source, "the message, or the webhook"),
        Field("kinds", \.kinds, "the families of words"),
        Field("at", \.at, "milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [household.tag] + (consultation.map { [$0.tag] } ?? []) }
}

/// A counsellor did something about a crisis.
package struct CrisisActed: Event {
    package let consultation: ConsultationID
    package let staff: StaffID
    package let action: CrisisAction
    package let at: Int64

    package init(consultation: ConsultationID, staff: StaffID, action: CrisisAction, at: Int64) {
        self.consultation = consultation
        self.staff = staff
        self.action = action
        self.at = at
    }

    package static let schema = Schema("crisis.acted", version: 1)
    package static let meaning = "A counsellor did something about a crisis."
    package static let fields = Fields(
        Field("consultation", \.consultation, "the consultation"),
        Field("staff", \.staff, "who"),
        Field("action", \.action, "what was done"),
        Field("at", \.at, "milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [consultation.tag, staff.tag] }
}
