package import Calendar
package import EventModel

/// Money, things or help that families may ask for was published.
package struct SchemePublished: Event, ListedFact {
    package let scheme: SchemeID
    package let dataset: DatasetID
    package let provenance: Provenance
    package let by: DirectoryVoice
    package let record: SupportScheme

    package init(
        scheme: SchemeID, dataset: DatasetID, provenance: Provenance, by: DirectoryVoice, record: SupportScheme
    ) {
        self.scheme = scheme
        self.dataset = dataset
        self.provenance = provenance
        self.by = by
        self.record = record
    }

    package static let schema = Schema("directory.scheme-published", version: 1)
    package static let meaning = "Money, things or help that families may ask for was published."
    package static let fields = Fields(
        Field("scheme", \.scheme, "the scheme"),
        Field("dataset", \.dataset, "whose list it stands in"),
        Field("provenance", \.provenance, "where it was found, its licence and its day"),
        Field("by", \.by, "who caused it"),
        Field("record", \.record, "what is published"),
        build: Self.init)
    package var tags: [Tag] { [scheme.tag, dataset.tag] }
}

/// What is published of a scheme was changed.
package struct SchemeChanged: Event, ListedFact {
    package let scheme: SchemeID
    package let dataset: DatasetID
    package let provenance: Provenance
    package let by: DirectoryVoice
    package let record: SupportScheme

    package init(
        scheme: SchemeID, dataset: DatasetID, provenance: Provenance, by: DirectoryVoice, record: SupportScheme
    ) {
        self.scheme = scheme
        self.dataset = dataset
        self.provenance = provenance
        self.by = by
        self.record = record
    }

    package static let schema = Schema("directory.scheme-changed", version: 1)
    package static let meaning = "What is published of a scheme was changed."
    package static let fields = Fields(
        Field("scheme", \.scheme, "the scheme"),
        Field("dataset", \.dataset, "whose list it stands in"),
        Field("provenance", \.provenance, "where it was found, its licence and its day"),
        Field("by", \.by, "who caused it"),
        Field("record", \.record, "what is published from now on"),
        build: Self.init)
    package var tags: [Tag] { [scheme.tag, dataset.tag] }
}

/// A scheme is no longer published.
package struct SchemeWithdrawn: Event, ListedFact {
    package let scheme: SchemeID
    package let dataset: DatasetID
    package let by: DirectoryVoice
    package let reason: ClosingReason
    package let on: CivilDate

    package init(scheme: SchemeID, dataset: DatasetID, by: DirectoryVoice, reason: ClosingReason, on: CivilDate) {
        self.scheme = scheme
        self.dataset = dataset
        self.by = by
        self.reason = reason
        self.on = on
    }

    package static let schema = Schema("directory.scheme-withdrawn", version: 1)
    package static let meaning = "A scheme is no longer published."
    package static let fields = Fields(
        Field("scheme", \.scheme, "the scheme"),
        Field("dataset", \.dataset, "whose list it stands in"),
        Field("by", \.by, "who caused it"),
        Field("reason", \.reason, "why"),
        Field("on", \.on, "the day"),
        build: Self.init)
    package var tags: [Tag] { [scheme.tag, dataset.tag] }
}

/// A scheme that was withdrawn is published again, as it was.
package struct SchemeReopened: Event {
    package let scheme: SchemeID
    package let dataset: DatasetID
    package let on: CivilDate

    package init(scheme: SchemeID, dataset: DatasetID, on: CivilDate) {
        self.scheme = scheme
        self.dataset = dataset
        self.on = on
    }

    package static let schema = Schema("directory.scheme-reopened", version: 1)
    package static let meaning = "A scheme that was withdrawn is published again, as it was."
    package static let fields = Fields(
        Field("scheme", \.scheme, "the scheme"),
        Field("dataset", \.dataset, "whose list it stands in"),
        Field("on", \.on, "the day"),
        build: Self.init)
    package var tags: [Tag] { [scheme.tag, dataset.tag] }
}
