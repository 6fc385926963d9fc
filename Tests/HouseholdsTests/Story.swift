import Calendar
import EventModel
import Events
import Households
import Places
import Support

/// Short names for the facts and commands of these tests.
let family = Example.family
let today = Example.today
let one = ChildNumber(1)
let two = ChildNumber(2)
let three = ChildNumber(3)

func date(_ text: String) -> CivilDate { CivilDate(iso: text)! }

let consented = HouseholdConsented(
    household: family, version: Household.Consent.currentVersion, purposes: [.messages, .statistics])
let registered = HouseholdRegistered(household: family, on: today)

func lives(in municipality: String = "141046", postalCode: String? = nil) -> ResidenceRecorded {
    ResidenceRecorded(
        household: family, municipality: .init(municipality)!, way: postalCode == nil ? .chosen : .postalCode,
        postalCode: postalCode.map { .known($0) }, on: today)
}

func expecting(_ child: ChildNumber = one, due: CivilDate = Example.due) -> PregnancyRegistered {
    PregnancyRegistered(household: family, child: child, due: .known(due), on: today)
}

func bornChild(_ child: ChildNumber = one, on day: CivilDate = Example.born) -> ChildRegistered {
    ChildRegistered(household: family, child: child, born: .known(day), on: today)
}

func birth(_ child: ChildNumber = one, on day: CivilDate = Example.born) -> ChildBorn {
    ChildBorn(household: family, child: child, born: .known(day), on: today)
}

func state(after facts: any Event...) -> Household { Household.fold.state(after: facts) }
