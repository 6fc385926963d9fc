import Calendar
import EventModel
import Events
import Passports
import Places
import Support

/// Short names for the facts and commands of these tests.
let family = Example.family
let other = Example.other
let today = Example.today
let one = ChildNumber(1)
let two = ChildNumber(2)

func date(_ text: String) -> CivilDate { CivilDate(iso: text)! }

func registered(_ household: HouseholdID = family) -> HouseholdRegistered {
    HouseholdRegistered(household: household, on: today)
}

func lives(_ household: HouseholdID = family, in place: MunicipalityCode = Example.nakaWard) -> ResidenceRecorded {
    ResidenceRecorded(household: household, municipality: place, way: .chosen, postalCode: nil, on: today)
}

func child(
    _ household: HouseholdID = family, _ number: ChildNumber = one, on day: CivilDate = Example.born
) -> ChildRegistered {
    ChildRegistered(household: household, child: number, born: .known(day), on: today)
}

func expecting(_ household: HouseholdID = family, _ number: ChildNumber = one) -> PregnancyRegistered {
    PregnancyRegistered(household: household, child: number, due: .known(Example.due), on: today)
}

/// What a family with one small child has told.
let settled: [any Event] = [lives(), child(), registered()]

func linked(_ relation: Relation, _ accepting: HouseholdID = other, with offering: HouseholdID = family) -> [any Event]
{
    [
        LinkAccepted(household: accepting, other: offering, offer: Example.offer, relation: relation, on: today),
        ChildShared(
            household: accepting, child: one, from: offering, theirChild: one, offer: Example.offer,
            origin: offering, originChild: one, wasKnown: false),
        child(accepting), registered(accepting),
    ]
}

func settle(
    _ household: HouseholdID = family, linked: [HouseholdID] = [], _ lastAge: PassportLastAge = .eighteen,
    on day: CivilDate = today
) -> SettlePasses {
    SettlePasses(
        [.init(household: household, linked: linked, pass: Example.pass, serial: Example.serial)],
        under: PassRule(lastAge: lastAge), today: day)
}

func issued(
    _ household: HouseholdID = family, until: CivilDate = Example.passEnd, ground: PassGround = .child,
    link: OfferID? = nil, in place: MunicipalityCode = Example.nakaWard
) -> PassIssued {
    PassIssued(
        pass: Example.pass, household: household, serial: Example.serial, link: link, municipality: place,
        ground: ground, until: .known(until), on: today)
}

func renewed(
    until: CivilDate, ground: PassGround = .child, link: OfferID? = nil, in place: MunicipalityCode = Example.nakaWard,
    on day: CivilDate = today
) -> PassRenewed {
    PassRenewed(
        pass: Example.pass, household: family, link: link, municipality: place, ground: ground, until: .known(until),
        on: day)
}

func ended(_ why: PassEnd, of household: HouseholdID = family, on day: CivilDate = today) -> PassEnded {
    PassEnded(pass: Example.pass, household: household, why: why, on: day)
}
