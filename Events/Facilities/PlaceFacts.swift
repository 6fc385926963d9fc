package import Calendar
package import EventModel

/// A fact of which a list brings thousands at once.
package protocol ListedFact: Event {
    var by: DirectoryVoice { get }
}

/// A place that families may go to was published.
package struct PlacePublished: Event, ListedFact {
    package let place: PlaceID
    package let dataset: DatasetID
    package let provenance: Provenance
    package let by: DirectoryVoice
    package let record: Place

    package init(place: PlaceID, dataset: DatasetID, provenance: Provenance, by: DirectoryVoice, record: Place) {
        self.place = place
        self.dataset = dataset
        self.provenance = provenance
        self.by = by
        self.record = record
    }

    package static let schema = Schema("directory.place-published", version: 1)
    package static let meaning = "A place that families may go to was published."
    package static let fields = Fields(
        Field("place", \.place, "the place"),
        Field("dataset", \.dataset, "whose list it stands in"),
        Field("provenance", \.provenance, "where it was found, its licence and its day"),
        Field("by", \.by, "who caused it"),
        Field("record", \.record, "what is published"),
        build: Self.init)
    package var tags: [Tag] { [place.tag, dataset.tag] }
}

/// What is published of a place was corrected.
package struct PlaceCorrected: Event, ListedFact {
    package let place: PlaceID
    package let dataset: DatasetID
    package let provenance: Provenance
    package let by: DirectoryVoice
    package let record: Place

    package init(place: PlaceID, dataset: DatasetID, provenance: Provenance, by: DirectoryVoice, record: Place) {
        self.place = place
        self.dataset = dataset
        self.provenance = provenance
        self.by = by
        self.record = record
    }

    package static let schema = Schema("directory.place-corrected", version: 1)
    package static let meaning = "What is published of a place was corrected."
    package static let fields = Fields(
        Field("place", \.place, "the place"),
        Field("dataset", \.dataset, "whose list it stands in"),
        Field("provenance", \.provenance, "where it was found, its licence and its day"),
        Field("by", \.by, "who caused it"),
        Field("record", \.record, "what is published from now on; for a list, what the list says"),
        build: Self.init)
    package var tags: [Tag] { [place.tag, dataset.tag] }
}

/// Somebody who must know said that all that is published of a place is right.
package struct PlaceConfirmed: Event, ListedFact {
    package let place: PlaceID
    package let dataset: DatasetID
    package let by: DirectoryVoice
    package let on: CivilDate

    package init(place: PlaceID, dataset: DatasetID, by: DirectoryVoice, on: CivilDate) {
        self.place = place
        self.dataset = dataset
        self.by = by
        self.on = on
    }

    package static let schema = Schema("directory.place-confirmed", version: 1)
    package static let meaning = "Somebody who must know said that all that is published of a place is right."
    package static let fields = Fields(
        Field("place", \.place, "the place"),
        Field("dataset", \.dataset, "whose list it stands in"),
        Field("by", \.by, "who caused it"),
        Field("on", \.on, "the day"),
        build: Self.init)
    package var tags: [Tag] { [place.tag, dataset.tag] }
}

/// A place is no longer published.
package struct PlaceClosed: Event, ListedFact {
    package let place: PlaceID
    package let dataset: DatasetID
    package let by: DirectoryVoice
    package let reason: ClosingReason
    package let on: CivilDate

    package init(place: PlaceID, dataset: DatasetID, by: DirectoryVoice, reason: ClosingReason, on: CivilDate) {
        self.place = place
        self.dataset = dataset
        self.by = by
        self.reason = reason
        self.on = on
    }

    package static let schema = Schema("directory.place-closed", version: 1)
    package static let meaning = "A place is no longer published."
    package static let fields = Fields(
        Field("place", \.place, "the place"),
        Field("dataset", \.dataset, "whose list it stands in"),
        Field("by", \.by, "who caused it"),
        Field("reason", \.reason, "why"),
        Field("on", \.on, "the day"),
        build: Self.init)
    package var tags: [Tag] { [place.tag, dataset.tag] }
}

/// A place that was closed or merged is published again, as it was.
package struct PlaceReopened: Event {
    package let place: PlaceID
    package let dataset: DatasetID
    package let on: CivilDate

    package init(place: PlaceID, dataset: DatasetID, on: CivilDate) {
        self.place = place
        self.dataset = dataset
        self.on = on
    }

    package static let schema = Schema("directory.place-reopened", version: 1)
    package static let meaning = "A place that was closed or merged is published again, as it was."
    package static let fields = Fields(
        Field("place", \.place, "the place"),
        Field("dataset", \.dataset, "whose list it stands in"),
        Field("on", \.on, "the day"),
        build: Self.init)
    package var tags: [Tag] { [place.tag, dataset.tag] }
}
