package import EventModel

/// Somebody in an office looked for a household, by what the family told.
package struct HouseholdSearched: Event {
    package let by: String
    package let office: OfficeID?
    package let means: SearchMeans
    package let found: HouseholdID?
    package let purpose: LookPurpose

    package init(by: String, office: OfficeID?, means: SearchMeans, found: HouseholdID?, purpose: LookPurpose) {
        self.by = by
        self.office = office
        self.means = means
        self.found = found
        self.purpose = purpose
    }

    package static let schema = Schema("office.household-searched", version: 1)
    package static let meaning = "Somebody in an office looked for a household, by what the family told."
    package static let fields = Fields(
        Field("by", \.by, "who looked: staff, or an operator on the terminal"),
        Field("office", \.office, "for which office"),
        Field("means", \.means, "by what the household was looked for"),
        Field("found", \.found, "the household, if there was one"),
        Field("purpose", \.purpose, "for what"),
        build: Self.init)
    package var tags: [Tag] { [Tag("look", "search")] + (found.map { [$0.tag] } ?? []) }
}

/// By what a household may be looked for: only by what the family itself can tell.
package enum SearchMeans: String, CaseIterable, FieldValue, Hashable {
    case registrationNumber = "registration-number"
    case recoveryCode = "recovery-code"
}

/// What is kept about a household was shown to somebody in an office.
package struct HouseholdViewed: Event {
    package let household: HouseholdID
    package let by: String
    package let office: OfficeID?
    package let purpose: LookPurpose
    package let note: Personal<String>?
    package let what: [ViewedPart]

    package init(
        household: HouseholdID, by: String, office: OfficeID?, purpose: LookPurpose, note: Personal<String>?,
        what: [ViewedPart]
    ) {
        self.household = household
        self.by = by
        self.office = office
        self.purpose = purpose
        self.note = note
        self.what = what
    }

    package static let schema = Schema("office.household-viewed", version: 1)
    package static let meaning = "What is kept about a household was shown to somebody in an office."
    package static let fields = Fields(
        Field("household", \.household, "the household"),
        Field("by", \.by, "who saw it: staff, or an operator on the terminal"),
        Field("office", \.office, "for which office"),
        Field("purpose", \.purpose, "for what"),
        Field("note", \.note, "for what, in the officer's own words"),
        Field("what", \.what, "which parts were shown"),
        build: Self.init)
    package var tags: [Tag] { [household.tag] }
    package var subject: Tag? { household.tag }
}

/// A part of what is kept about a household.
package enum ViewedPart: String, CaseIterable, FieldValue, Hashable {
    case registration
    case children
    case wishes
    case messages
    case consultations
    case passport
}

/// The operation log left the service as a file.
package struct OperationLogExported: Event {
    package let by: String
    package let rows: Int
    package let filter: String

    package init(by: String, rows: Int, filter: String) {
        self.by = by
        self.rows = rows
        self.filter = filter
    }

    package static let schema = Schema("office.operation-log-exported", version: 1)
    package static let meaning = "The operation log left the service as a file."
    package static let fields = Fields(
        Field("by", \.by, "who took it: staff, or an operator on the terminal"),
        Field("rows", \.rows, "how many rows the file has"),
        Field("filter", \.filter, "what was asked for: days, person, kind of fact"),
        build: Self.init)
    package var tags: [Tag] { [Tag("report", Self.report)] }
    package static let report = "operation-log"
}
