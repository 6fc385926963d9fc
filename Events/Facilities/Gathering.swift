package import Calendar
package import EventModel
package import Places

/// Something that takes place on certain days, as it is published. Nil and empty mean that nobody said so.
package struct Gathering: Record, Hashable {
    /// The number that the list gives it.
    package var ownID: String?
    package var name: String
    package var kana: String?
    /// The list's own words for what it is: 健康・福祉、スポーツ.
    package var category: String?
    package var about: String?
    package var days: GatheringDays
    /// The name of the hall, park or other place.
    package var venue: String?
    package var address: PostalAddress?
    package var point: GeoPoint?
    /// For whom, in the list's own words.
    package var audience: String?
    package var ages: AgeRange?
    /// In the list's own words.
    package var fee: String?
    /// Nil where the words don't say.
    package var isFree: Bool?
    package var capacity: String?
    /// How to apply.
    package var application: String?
    package var applyUntil: CivilDate?
    /// The body that holds it.
    package var heldBy: String?
    package var contact: ContactDetails?
    package var has: [Equipment]
    package var details: [Detail]

    package init(name: String, days: GatheringDays) {
        self.name = name
        self.days = days
        has = []
        details = []
    }

    package static let fields = Fields(
        Field("ownID", \.ownID, "the number that the list gives it"),
        Field("name", \.name, "its name"),
        Field("kana", \.kana, "the name's reading"),
        Field("category", \.category, "what it is, in the list's own words"),
        Field("about", \.about, "what happens there"),
        Field("days", \.days, "when"),
        Field("venue", \.venue, "the name of the hall, park or other place"),
        Field("address", \.address, "where that is"),
        Field("point", \.point, "where that is on the map: degrees north and east"),
        Field("audience", \.audience, "for whom, in the list's own words"),
        Field("ages", \.ages, "for which ages"),
        Field("fee", \.fee, "what it costs, in the list's own words"),
        Field("isFree", \.isFree, "whether it costs nothing"),
        Field("capacity", \.capacity, "how many may come"),
        Field("application", \.application, "how to apply"),
        Field("applyUntil", \.applyUntil, "the last day to apply"),
        Field("heldBy", \.heldBy, "the body that holds it"),
        Field("contact", \.contact, "whom to ask"),
        Field("has", \.has, "what is there"),
        Field("details", \.details, "further columns of the list"),
        build: {
            var gathering = Gathering(name: $1, days: $5)
            (gathering.ownID, gathering.kana, gathering.category, gathering.about) = ($0, $2, $3, $4)
            (gathering.venue, gathering.address, gathering.point, gathering.audience) = ($6, $7, $8, $9)
            (gathering.ages, gathering.fee, gathering.isFree, gathering.capacity) = ($10, $11, $12, $13)
            (gathering.application, gathering.applyUntil, gathering.heldBy, gathering.contact) = ($14, $15, $16, $17)
            (gathering.has, gathering.details) = ($18, $19)
            return gathering
        })
}

/// When something takes place.
package struct GatheringDays: Record, Hashable {
    package var from: CivilDate
    /// The last day; the first one for a single day.
    package var until: CivilDate
    /// Minutes since midnight.
    package var start: Int?
    /// Minutes since the same midnight; over 1440 on the next day.
    package var end: Int?
    /// What dates and times leave out, in the list's own words: 毎週土曜日, 雨天中止.
    package var note: String?

    package init(from: CivilDate, until: CivilDate, start: Int?, end: Int?, note: String?) {
        self.from = from
        self.until = until
        self.start = start
        self.end = end
        self.note = note
    }

    package static let fields = Fields(
        Field("from", \.from, "the first day"),
        Field("until", \.until, "the last day"),
        Field("start", \.start, "the time it begins, in minutes since midnight"),
        Field("end", \.end, "the time it ends, in minutes since the same midnight"),
        Field("note", \.note, "what dates and times leave out"),
        build: Self.init)
}
