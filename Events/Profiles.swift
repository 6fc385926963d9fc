package import Calendar
package import EventModel
package import Places

/// A family told where it lives, for the first time or after moving.
package struct ResidenceRecorded: Event {
    package let household: HouseholdID
    package let municipality: MunicipalityCode
    package let way: ResidenceWay
    package let postalCode: Personal<String>?
    package let on: CivilDate

    package init(
        household: HouseholdID, municipality: MunicipalityCode, way: ResidenceWay, postalCode: Personal<String>?,
        on: CivilDate
    ) {
        self.household = household
        self.municipality = municipality
        self.way = way
        self.postalCode = postalCode
        self.on = on
    }

    package static let schema = Schema("household.residence-recorded", version: 1)
    package static let meaning = "A family told where it lives, for the first time or after moving."
    package static let fields = Fields(
        Field("household", \.household, "the household"),
        Field("municipality", \.municipality, "the ward, city, town or village"),
        Field("way", \.way, "how it was told"),
        Field("postalCode", \.postalCode, "the seven digits, if they were told"),
        Field("on", \.on, "the day in Japan"),
        build: Self.init)
    package var tags: [Tag] { [household.tag] }
    package var subject: Tag? { household.tag }
}

/// A family moved out of the prefecture.
package struct HouseholdMovedAway: Event {
    package let household: HouseholdID
    package let on: CivilDate

    package init(household: HouseholdID, on: CivilDate) {
        self.household = household
        self.on = on
    }

    package static let schema = Schema("household.moved-away", version: 1)
    package static let meaning = "A family moved out of the prefecture."
    package static let fields = Fields(
        Field("household", \.household, "the household"),
        Field("on", \.on, "the day in Japan"),
        build: Self.init)
    package var tags: [Tag] { [household.tag] }
}

/// A family chose what it wants to hear about.
package struct TopicsChosen: Event {
    package let household: HouseholdID
    package let topics: [Topic]

    package init(household: HouseholdID, topics: [Topic]) {
        self.household = household
        self.topics = topics
    }

    package static let schema = Schema("household.topics-chosen", version: 1)
    package static let meaning = "A family chose what it wants to hear about."
    package static let fields = Fields(
        Field("household", \.household, "the household"),
        Field("topics", \.topics, "the topics wanted from now on"),
        build: Self.init)
    package var tags: [Tag] { [household.tag] }
}

/// A family set the hours in which nothing may ring.
package struct QuietHoursSet: Event {
    package let household: HouseholdID
    package let from: Int
    package let until: Int

    package init(household: HouseholdID, from: Int, until: Int) {
        self.household = household
        self.from = from
        self.until = until
    }

    package static let schema = Schema("household.quiet-hours-set", version: 1)
    package static let meaning = "A family set the hours in which nothing may ring."
    package static let fields = Fields(
        Field("household", \.household, "the household"),
        Field("from", \.from, "minute of the day in Japan at which quiet begins"),
        Field("until", \.until, "minute of the day at which it ends; equal to `from` means never quiet"),
        build: Self.init)
    package var tags: [Tag] { [household.tag] }
}

/// A family chose its language.
package struct LanguageChosen: Event {
    package let household: HouseholdID
    package let language: Language

    package init(household: HouseholdID, language: Language) {
        self.household = household
        self.language = language
    }

    package static let schema = Schema("household.language-chosen", version: 1)
    package static let meaning = "A family chose its language."
    package static let fields = Fields(
        Field("household", \.household, "the household"),
        Field("language", \.language, "the language"),
        build: Self.init)
    package var tags: [Tag] { [household.tag] }
}
