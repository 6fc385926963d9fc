package import EventModel
package import Places

/// A poster, clinic, office or family got a registration link of its own.
package struct RegistrationLinkIssued: Event {
    package let source: SourceCode
    package let kind: SourceKind
    package let name: String
    package let municipality: MunicipalityCode?

    package init(source: SourceCode, kind: SourceKind, name: String, municipality: MunicipalityCode?) {
        self.source = source
        self.kind = kind
        self.name = name
        self.municipality = municipality
    }

    package static let schema = Schema("office.link-issued", version: 1)
    package static let meaning = "A poster, clinic, office or family got a registration link of its own."
    package static let fields = Fields(
        Field("source", \.source, "the link's code"),
        Field("kind", \.kind, "what carries it"),
        Field("name", \.name, "its name, such as a clinic's"),
        Field("municipality", \.municipality, "where it hangs"),
        build: Self.init)
    package var tags: [Tag] { [source.tag] }
}

/// Counts under 20 about people were shown to an operator as they are.
package struct ExactCountsRead: Event {
    package let report: String
    package let by: String
    package let purpose: String

    package init(report: String, by: String, purpose: String) {
        self.report = report
        self.by = by
        self.purpose = purpose
    }

    package static let schema = Schema("office.exact-counts-read", version: 1)
    package static let meaning = "Counts under 20 about people were shown to an operator as they are."
    package static let fields = Fields(
        Field("report", \.report, "which report"),
        Field("by", \.by, "who asked"),
        Field("purpose", \.purpose, "for what"),
        build: Self.init)
    package var tags: [Tag] { [Tag("report", report)] }
}

/// What is kept about a household was shown to an operator or auditor.
package struct HouseholdRead: Event {
    package let household: HouseholdID
    package let what: String
    package let by: String
    package let purpose: String

    package init(household: HouseholdID, what: String, by: String, purpose: String) {
        self.household = household
        self.what = what
        self.by = by
        self.purpose = purpose
    }

    package static let schema = Schema("office.household-read", version: 1)
    package static let meaning = "What is kept about a household was shown to an operator or auditor."
    package static let fields = Fields(
        Field("household", \.household, "whose"),
        Field("what", \.what, "what was shown, such as `why`"),
        Field("by", \.by, "who asked"),
        Field("purpose", \.purpose, "for what"),
        build: Self.init)
    package var tags: [Tag] { [household.tag] }
}
