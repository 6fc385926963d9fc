package import Calendar
package import EventModel

/// A family added the account as a friend for the first time.
package struct HouseholdFollowed: Event {
    package let household: HouseholdID
    package let lineUser: Personal<String>
    package let at: Int64

    package init(household: HouseholdID, lineUser: Personal<String>, at: Int64) {
        self.household = household
        self.lineUser = lineUser
        self.at = at
    }

    package static let schema = Schema("household.followed", version: 1)
    package static let meaning = "A family added the account as a friend for the first time."
    package static let fields = Fields(
        Field("household", \.household, "the household"),
        Field("lineUser", \.lineUser, "the LINE user id, by which messages reach the family"),
        Field("at", \.at, "when LINE saw it, in milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [household.tag] }
    package var subject: Tag? { household.tag }
}

/// A family that had blocked the account unblocked it.
package struct HouseholdReturned: Event {
    package let household: HouseholdID
    package let at: Int64

    package init(household: HouseholdID, at: Int64) {
        self.household = household
        self.at = at
    }

    package static let schema = Schema("household.returned", version: 1)
    package static let meaning = "A family that had blocked the account unblocked it."
    package static let fields = Fields(
        Field("household", \.household, "the household"),
        Field("at", \.at, "when LINE saw it, in milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [household.tag] }
}

/// A family blocked the account; nothing can reach it.
package struct HouseholdUnfollowed: Event {
    package let household: HouseholdID
    package let at: Int64

    package init(household: HouseholdID, at: Int64) {
        self.household = household
        self.at = at
    }

    package static let schema = Schema("household.unfollowed", version: 1)
    package static let meaning = "A family blocked the account; nothing can reach it."
    package static let fields = Fields(
        Field("household", \.household, "the household"),
        Field("at", \.at, "when LINE saw it, in milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [household.tag] }
}

/// It became known which poster, clinic, office or family led this household here.
package struct HouseholdSourceTold: Event {
    package let household: HouseholdID
    package let source: SourceCode

    package init(household: HouseholdID, source: SourceCode) {
        self.household = household
        self.source = source
    }

    package static let schema = Schema("household.source-told", version: 1)
    package static let meaning = "It became known which poster, clinic, office or family led this household here."
    package static let fields = Fields(
        Field("household", \.household, "the household"),
        Field("source", \.source, "the registration link's code"),
        build: Self.init)
    package var tags: [Tag] { [household.tag, source.tag] }
}

/// A family agreed to this version of the purposes that it was shown.
package struct HouseholdConsented: Event {
    package let household: HouseholdID
    package let version: Int
    package let purposes: [Purpose]

    package init(household: HouseholdID, version: Int, purposes: [Purpose]) {
        self.household = household
        self.version = version
        self.purposes = purposes
    }

    package static let schema = Schema("household.consented", version: 1)
    package static let meaning = "A family agreed to this version of the purposes that it was shown."
    package static let fields = Fields(
        Field("household", \.household, "the household"),
        Field("version", \.version, "version of the consent text"),
        Field("purposes", \.purposes, "the purposes that were shown and agreed to"),
        build: Self.init)
    package var tags: [Tag] { [household.tag] }
}

/// A family has told all that is needed; messages can begin.
package struct HouseholdRegistered: Event {
    package let household: HouseholdID
    package let on: CivilDate

    package init(household: HouseholdID, on: CivilDate) {
        self.household = household
        self.on = on
    }

    package static let schema = Schema("household.registered", version: 1)
    package static let meaning = "A family has told all that is needed; messages can begin."
    package static let fields = Fields(
        Field("household", \.household, "the household"),
        Field("on", \.on, "the day in Japan"),
        build: Self.init)
    package var tags: [Tag] { [household.tag] }
}

/// A family wants no messages until a day.
package struct HouseholdPaused: Event {
    package let household: HouseholdID
    package let until: CivilDate

    package init(household: HouseholdID, until: CivilDate) {
        self.household = household
        self.until = until
    }

    package static let schema = Schema("household.paused", version: 1)
    package static let meaning = "A family wants no messages until a day."
    package static let fields = Fields(
        Field("household", \.household, "the household"),
        Field("until", \.until, "the first day on which messages come again"),
        build: Self.init)
    package var tags: [Tag] { [household.tag] }
}

/// A family wants messages again.
package struct HouseholdResumed: Event {
    package let household: HouseholdID

    package init(household: HouseholdID) {
        self.household = household
    }

    package static let schema = Schema("household.resumed", version: 1)
    package static let meaning = "A family wants messages again."
    package static let fields = Fields(
        Field("household", \.household, "the household"),
        build: Self.init)
    package var tags: [Tag] { [household.tag] }
}

/// A family wants no messages; what it told is kept.
package struct HouseholdStopped: Event {
    package let household: HouseholdID

    package init(household: HouseholdID) {
        self.household = household
    }

    package static let schema = Schema("household.stopped", version: 1)
    package static let meaning = "A family wants no messages; what it told is kept."
    package static let fields = Fields(
        Field("household", \.household, "the household"),
        build: Self.init)
    package var tags: [Tag] { [household.tag] }
}

/// A family wants to be forgotten; nothing may reach it and nothing of it may be shown.
package struct HouseholdForgotten: Event {
    package let household: HouseholdID

    package init(household: HouseholdID) {
        self.household = household
    }

    package static let schema = Schema("household.forgotten", version: 1)
    package static let meaning = "A family wants to be forgotten; nothing may reach it and nothing of it may be shown."
    package static let fields = Fields(
        Field("household", \.household, "the household"),
        build: Self.init)
    package var tags: [Tag] { [household.tag] }
}
