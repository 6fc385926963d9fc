package import Calendar
package import EventModel

/// Something that takes place on certain days was published.
package struct GatheringPublished: Event, ListedFact {
    package let gathering: GatheringID
    package let dataset: DatasetID
    package let provenance: Provenance
    package let by: DirectoryVoice
    package let record: Gathering

    package init(
        gathering: GatheringID, dataset: DatasetID, provenance: Provenance, by: DirectoryVoice, record: Gathering
    ) {
        self.gathering = gathering
        self.dataset = dataset
        self.provenance = provenance
        self.by = by
        self.record = record
    }

    package static let schema = Schema("directory.gathering-published", version: 1)
    package static let meaning = "Something that takes place on certain days was published."
    package static let fields = Fields(
        Field("gathering", \.gathering, "what takes place"),
        Field("dataset", \.dataset, "whose list it stands in"),
        Field("provenance", \.provenance, "where it was found, its licence and its day"),
        Field("by", \.by, "who caused it"),
        Field("record", \.record, "what is published"),
        build: Self.init)
    package var tags: [Tag] { [gathering.tag, dataset.tag] }
}

/// What is published of something that takes place was changed.
package struct GatheringChanged: Event, ListedFact {
    package let gathering: GatheringID
    package let dataset: DatasetID
    package let provenance: Provenance
    package let by: DirectoryVoice
    package let record: Gathering

    package init(
        gathering: GatheringID, dataset: DatasetID, provenance: Provenance, by: DirectoryVoice, record: Gathering
    ) {
        self.gathering = gathering
        self.dataset = dataset
        self.provenance = provenance
        self.by = by
        self.record = record
    }

    package static let schema = Schema("directory.gathering-changed", version: 1)
    package static let meaning = "What is published of something that takes place was changed."
    package static let fields = Fields(
        Field("gathering", \.gathering, "what takes place"),
        Field("dataset", \.dataset, "whose list it stands in"),
        Field("provenance", \.provenance, "where it was found, its licence and its day"),
        Field("by", \.by, "who caused it"),
        Field("record", \.record, "what is published from now on"),
        build: Self.init)
    package var tags: [Tag] { [gathering.tag, dataset.tag] }
}

/// Something will not take place, or is no longer published.
package struct GatheringCancelled: Event, ListedFact {
    package let gathering: GatheringID
    package let dataset: DatasetID
    package let by: DirectoryVoice
    package let reason: ClosingReason
    package let on: CivilDate

    package init(gathering: GatheringID, dataset: DatasetID, by: DirectoryVoice, reason: ClosingReason, on: CivilDate) {
        self.gathering = gathering
        self.dataset = dataset
        self.by = by
        self.reason = reason
        self.on = on
    }

    package static let schema = Schema("directory.gathering-cancelled", version: 1)
    package static let meaning = "Something will not take place, or is no longer published."
    package static let fields = Fields(
        Field("gathering", \.gathering, "what takes place"),
        Field("dataset", \.dataset, "whose list it stands in"),
        Field("by", \.by, "who caused it"),
        Field("reason", \.reason, "why"),
        Field("on", \.on, "the day"),
        build: Self.init)
    package var tags: [Tag] { [gathering.tag, dataset.tag] }
}

/// Something that was cancelled will take place after all, and is published again as it was.
package struct GatheringReopened: Event {
    package let gathering: GatheringID
    package let dataset: DatasetID
    package let on: CivilDate

    package init(gathering: GatheringID, dataset: DatasetID, on: CivilDate) {
        self.gathering = gathering
        self.dataset = dataset
        self.on = on
    }

    package static let schema = Schema("directory.gathering-reopened", version: 1)
    package static let meaning =
        "Something that was cancelled will take place after all, and is published again as it was."
    package static let fields = Fields(
        Field("gathering", \.gathering, "what takes place"),
        Field("dataset", \.dataset, "whose list it stands in"),
        Field("on", \.on, "the day"),
        build: Self.init)
    package var tags: [Tag] { [gathering.tag, dataset.tag] }
}
