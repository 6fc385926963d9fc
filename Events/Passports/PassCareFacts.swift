package import Calendar
package import EventModel
package import Places

/// An office took a pass back.
package struct PassRevoked: Event {
    package let pass: PassID
    package let household: HouseholdID
    package let why: PassRevocation
    package let on: CivilDate

    package init(pass: PassID, household: HouseholdID, why: PassRevocation, on: CivilDate) {
        self.pass = pass
        self.household = household
        self.why = why
        self.on = on
    }

    package static let schema = Schema("pass.revoked", version: 1)
    package static let meaning = "An office took a pass back; no other is issued until it gives it back."
    package static let fields = Fields(
        Field("pass", \.pass, "the pass"),
        Field("household", \.household, "whose it is"),
        Field("why", \.why, "why"),
        Field("on", \.on, "the day in Japan"),
        build: Self.init)
    package var tags: [Tag] { [pass.tag, household.tag] }
}

/// A pass got another serial; what was made of the old one, on phones and on paper, is good for nothing from now on.
package struct PassReissued: Event {
    package let pass: PassID
    package let household: HouseholdID
    package let serial: PassSerial
    package let why: PassReissue
    package let on: CivilDate

    package init(pass: PassID, household: HouseholdID, serial: PassSerial, why: PassReissue, on: CivilDate) {
        self.pass = pass
        self.household = household
        self.serial = serial
        self.why = why
        self.on = on
    }

    package static let schema = Schema("pass.reissued", version: 1)
    package static let meaning = "A pass got another serial; its earlier one, and its prints on paper, are void."
    package static let fields = Fields(
        Field("pass", \.pass, "the pass"),
        Field("household", \.household, "whose it is"),
        Field("serial", \.serial, "by which it is known from now on"),
        Field("why", \.why, "why"),
        Field("on", \.on, "the day in Japan"),
        build: Self.init)
    package var tags: [Tag] { [pass.tag, household.tag] }
}

/// A pass was made ready for paper, with a serial of the paper's own.
package struct PassPrinted: Event {
    package let pass: PassID
    package let household: HouseholdID
    package let paper: PassSerial
    package let until: CivilDate
    package let on: CivilDate

    package init(pass: PassID, household: HouseholdID, paper: PassSerial, until: CivilDate, on: CivilDate) {
        self.pass = pass
        self.household = household
        self.paper = paper
        self.until = until
        self.on = on
    }

    package static let schema = Schema("pass.printed", version: 1)
    package static let meaning = "A pass was made ready for paper; the paper is good for a school year at most."
    package static let fields = Fields(
        Field("pass", \.pass, "the pass"),
        Field("household", \.household, "whose it is"),
        Field("paper", \.paper, "by which the paper is known"),
        Field("until", \.until, "the last day of the paper, a 31 March"),
        Field("on", \.on, "the day in Japan"),
        build: Self.init)
    package var tags: [Tag] { [pass.tag, household.tag] }
}

/// So many passes were shown on a day: each counted once a day, and none of them named.
package struct PassesShown: Event {
    package let on: CivilDate
    package let counts: [Count]

    /// How many in one place, of one age.
    package struct Count: Record {
        package let municipality: MunicipalityCode
        package let band: PassAgeBand
        package let passes: Int

        package init(municipality: MunicipalityCode, band: PassAgeBand, passes: Int) {
            self.municipality = municipality
            self.band = band
            self.passes = passes
        }

        package static let fields = Fields(
            Field("municipality", \.municipality, "where the families live"),
            Field("band", \.band, "the age of their youngest child"),
            Field("passes", \.passes, "how many passes"),
            build: Self.init)
    }

    package init(on: CivilDate, counts: [Count]) {
        self.on = on
        self.counts = counts
    }

    package static let schema = Schema("pass.shown", version: 1)
    package static let meaning = "So many passes were shown on a day; each is counted once a day, and none is named."
    package static let fields = Fields(
        Field("on", \.on, "the day in Japan"),
        Field("counts", \.counts, "how many, by place and by the age of the youngest child"),
        build: Self.init)
    package static let all = Tag("pass", "shown")
    package var tags: [Tag] { [Self.all] }
}
