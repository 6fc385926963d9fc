package import Calendar
package import EventModel

/// Whoever runs a place got a link by which to confirm what is published of it.
package struct KeeperLinkIssued: Event {
    package let place: PlaceID
    package let link: ULID
    package let until: CivilDate

    package init(place: PlaceID, link: ULID, until: CivilDate) {
        self.place = place
        self.link = link
        self.until = until
    }

    package static let schema = Schema("directory.keeper-link-issued", version: 1)
    package static let meaning = "Whoever runs a place got a link by which to confirm what is published of it."
    package static let fields = Fields(
        Field("place", \.place, "the place"),
        Field("link", \.link, "the link's number; its signature is not stored"),
        Field("until", \.until, "the last day it may be used"),
        build: Self.init)
    package var tags: [Tag] { [place.tag] }
}

/// Somebody said that something published of a place is wrong.
package struct MistakeReported: Event {
    package let place: PlaceID
    package let report: ULID
    package let mistake: MistakeKind
    package let on: CivilDate

    package init(place: PlaceID, report: ULID, mistake: MistakeKind, on: CivilDate) {
        self.place = place
        self.report = report
        self.mistake = mistake
        self.on = on
    }

    package static let schema = Schema("directory.mistake-reported", version: 1)
    package static let meaning = "Somebody said that something published of a place is wrong."
    package static let fields = Fields(
        Field("place", \.place, "the place"),
        Field("report", \.report, "the report"),
        Field("mistake", \.mistake, "what is wrong"),
        Field("on", \.on, "the day"),
        build: Self.init)
    package var tags: [Tag] { [place.tag] }
}

/// An office looked at what was reported of a place.
package struct MistakeSettled: Event {
    package let place: PlaceID
    package let report: ULID
    package let outcome: MistakeOutcome
    package let on: CivilDate

    package init(place: PlaceID, report: ULID, outcome: MistakeOutcome, on: CivilDate) {
        self.place = place
        self.report = report
        self.outcome = outcome
        self.on = on
    }

    package static let schema = Schema("directory.mistake-settled", version: 1)
    package static let meaning = "An office looked at what was reported of a place."
    package static let fields = Fields(
        Field("place", \.place, "the place"),
        Field("report", \.report, "the report"),
        Field("outcome", \.outcome, "what became of it"),
        Field("on", \.on, "the day"),
        build: Self.init)
    package var tags: [Tag] { [place.tag] }
}
