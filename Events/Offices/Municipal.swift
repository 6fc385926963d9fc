package import Calendar
package import EventModel
package import Places

/// An office entered a date of its own, such as the deadline of nursery applications.
package struct MunicipalDateSet: Event {
    package let municipality: MunicipalityCode
    package let deadline: String
    package let date: CivilDate
    package let source: String

    package init(municipality: MunicipalityCode, deadline: String, date: CivilDate, source: String) {
        self.municipality = municipality
        self.deadline = deadline
        self.date = date
        self.source = source
    }

    package static let schema = Schema("delivery.municipal-date-set", version: 1)
    package static let meaning = "An office entered a date of its own, such as the deadline of nursery applications."
    package static let fields = Fields(
        Field("municipality", \.municipality, "whose date"),
        Field("deadline", \.deadline, "the deadline's name in the catalogue"),
        Field("date", \.date, "the date"),
        Field("source", \.source, "where the office found it"),
        build: Self.init)
    package var tags: [Tag] { [Tag("municipality", municipality), MunicipalDateSet.all] }
    /// On every one of them, so that all can be found without reading the whole log.
    package static let all = Tag("delivery", "municipal-dates")
}

/// An office took a date of its own back: nothing is known of it any more.
package struct MunicipalDateWithdrawn: Event {
    package let municipality: MunicipalityCode
    package let deadline: String
    package let date: CivilDate

    package init(municipality: MunicipalityCode, deadline: String, date: CivilDate) {
        self.municipality = municipality
        self.deadline = deadline
        self.date = date
    }

    package static let schema = Schema("delivery.municipal-date-withdrawn", version: 1)
    package static let meaning = "An office took a date of its own back: nothing is known of it any more."
    package static let fields = Fields(
        Field("municipality", \.municipality, "whose date"),
        Field("deadline", \.deadline, "the deadline's name in the catalogue"),
        Field("date", \.date, "the date that does not hold"),
        build: Self.init)
    package var tags: [Tag] { [Tag("municipality", municipality), MunicipalDateSet.all] }
}

/// An office wrote words of its own beside a message of the catalogue, for its residents.
package struct LocalNoteWritten: Event {
    package let municipality: MunicipalityCode
    package let entry: String
    package let japanese: String
    package let easyJapanese: String
    package let english: String

    package init(
        municipality: MunicipalityCode, entry: String, japanese: String, easyJapanese: String, english: String
    ) {
        self.municipality = municipality
        self.entry = entry
        self.japanese = japanese
        self.easyJapanese = easyJapanese
        self.english = english
    }

    package static let schema = Schema("delivery.local-note-written", version: 1)
    package static let meaning =
        "An office wrote words of its own beside a message of the catalogue, for its residents."
    package static let fields = Fields(
        Field("municipality", \.municipality, "whose words, and for whom"),
        Field("entry", \.entry, "the message's key in the catalogue"),
        Field("japanese", \.japanese, "the words in Japanese"),
        Field("easyJapanese", \.easyJapanese, "the same in やさしい日本語"),
        Field("english", \.english, "the same in English"),
        build: Self.init)
    package var tags: [Tag] { [Tag("municipality", municipality), LocalNoteWritten.all] }
    /// On every one of them, so that all can be found without reading the whole log.
    package static let all = Tag("delivery", "local-notes")
}

/// An office took its words beside a message of the catalogue back.
package struct LocalNoteWithdrawn: Event {
    package let municipality: MunicipalityCode
    package let entry: String

    package init(municipality: MunicipalityCode, entry: String) {
        self.municipality = municipality
        self.entry = entry
    }

    package static let schema = Schema("delivery.local-note-withdrawn", version: 1)
    package static let meaning = "An office took its words beside a message of the catalogue back."
    package static let fields = Fields(
        Field("municipality", \.municipality, "whose words"),
        Field("entry", \.entry, "the message's key in the catalogue"),
        build: Self.init)
    package var tags: [Tag] { [Tag("municipality", municipality), LocalNoteWritten.all] }
}
