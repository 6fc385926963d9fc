package import Calendar
package import EventModel

/// Somebody said that something published of a place is wrong.
package struct MistakeReported: Event {
    package let place: PlaceID
    package let report: ULID
    package let mistake: MistakeKind
    package let by: ReportVoice
    package let words: Personal<String>?
    package let on: CivilDate

    package init(
        place: PlaceID, report: ULID, mistake: MistakeKind, by: ReportVoice, words: Personal<String>?, on: CivilDate
    ) {
        self.place = place
        self.report = report
        self.mistake = mistake
        self.by = by
        self.words = words
        self.on = on
    }

    package static let schema = Schema("directory.mistake-reported", version: 2)
    package static let meaning = "Somebody said that something published of a place is wrong."
    package static let fields = Fields(
        Field("place", \.place, "the place"),
        Field("report", \.report, "the report"),
        Field("mistake", \.mistake, "what is wrong"),
        Field("by", \.by, "who says so"),
        Field("words", \.words, "in their own words, until an office has looked at it"),
        Field("on", \.on, "the day"),
        build: Self.init)
    package var tags: [Tag] { [place.tag] }
    /// What people write may say more of them than they wanted: each report has a key of its own.
    package var subject: Tag? { words == nil ? nil : Self.subject(of: report) }
    package static func subject(of report: ULID) -> Tag { Tag("mistake", report) }
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
