package import Calendar
package import EventModel
package import Places

/// An adult got a support pass (かながわ子育て応援パスポート).
package struct PassIssued: Event {
    package let pass: PassID
    package let household: HouseholdID
    package let serial: PassSerial
    package let link: OfferID?
    package let municipality: MunicipalityCode
    package let ground: PassGround
    package let until: Personal<CivilDate>
    package let on: CivilDate

    package init(
        pass: PassID, household: HouseholdID, serial: PassSerial, link: OfferID?, municipality: MunicipalityCode,
        ground: PassGround, until: Personal<CivilDate>, on: CivilDate
    ) {
        self.pass = pass
        self.household = household
        self.serial = serial
        self.link = link
        self.municipality = municipality
        self.ground = ground
        self.until = until
        self.on = on
    }

    package static let schema = Schema("pass.issued", version: 1)
    package static let meaning = "An adult got a support pass."
    package static let fields = Fields(
        Field("pass", \.pass, "the pass"),
        Field("household", \.household, "whose it is"),
        Field("serial", \.serial, "by which it is known until it is issued again"),
        Field("link", \.link, "the link with another adult over which it came: then it is a family pass"),
        Field("municipality", \.municipality, "where the family lives that it rests on"),
        Field("ground", \.ground, "on what its last day rests"),
        Field("until", \.until, "the last day on which it is valid"),
        Field("on", \.on, "the day in Japan"),
        build: Self.init)
    package var tags: [Tag] { [pass.tag, household.tag] }
    package var subject: Tag? { household.tag }
}

/// A pass got another last day: later with a younger child, or earlier, because what it rests on has changed.
package struct PassRenewed: Event {
    package let pass: PassID
    package let household: HouseholdID
    package let link: OfferID?
    package let municipality: MunicipalityCode
    package let ground: PassGround
    package let until: Personal<CivilDate>
    package let on: CivilDate

    package init(
        pass: PassID, household: HouseholdID, link: OfferID?, municipality: MunicipalityCode, ground: PassGround,
        until: Personal<CivilDate>, on: CivilDate
    ) {
        self.pass = pass
        self.household = household
        self.link = link
        self.municipality = municipality
        self.ground = ground
        self.until = until
        self.on = on
    }

    package static let schema = Schema("pass.renewed", version: 1)
    package static let meaning = "What a pass rests on has changed, and with it perhaps its last day."
    package static let fields = Fields(
        Field("pass", \.pass, "the pass"),
        Field("household", \.household, "whose it is"),
        Field("link", \.link, "the link with another adult over which it holds from now on"),
        Field("municipality", \.municipality, "where the family lives that it rests on"),
        Field("ground", \.ground, "on what its last day rests from now on"),
        Field("until", \.until, "the last day on which it is valid from now on"),
        Field("on", \.on, "the day in Japan"),
        build: Self.init)
    package var tags: [Tag] { [pass.tag, household.tag] }
    package var subject: Tag? { household.tag }
}

/// A pass came to its end.
package struct PassEnded: Event {
    package let pass: PassID
    package let household: HouseholdID
    package let why: PassEnd
    package let on: CivilDate

    package init(pass: PassID, household: HouseholdID, why: PassEnd, on: CivilDate) {
        self.pass = pass
        self.household = household
        self.why = why
        self.on = on
    }

    package static let schema = Schema("pass.ended", version: 1)
    package static let meaning = "A pass came to its end. The family is sent nothing about it."
    package static let fields = Fields(
        Field("pass", \.pass, "the pass"),
        Field("household", \.household, "whose it was"),
        Field("why", \.why, "why; a loss is not told apart from any other change of the children"),
        Field("on", \.on, "the day in Japan on which it was found"),
        build: Self.init)
    package var tags: [Tag] { [pass.tag, household.tag] }
}
