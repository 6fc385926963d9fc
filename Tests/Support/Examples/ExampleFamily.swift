import Calendar
package import EventModel
import Events

extension Example {
    package static let household: [any Event] = [
        HouseholdFollowed(household: family, lineUser: .known(lineUser), at: at),
        HouseholdReturned(household: family, at: at + 2_000),
        HouseholdUnfollowed(household: family, at: at + 1_000),
        HouseholdSourceTold(household: family, source: source),
        HouseholdConsented(household: family, version: 1, purposes: [.messages, .statistics]),
        HouseholdRegistered(household: family, on: today),
        HouseholdSignedIn(household: family, way: .liff, proof: SignInProof(String(repeating: "5e", count: 32))),
        HouseholdPaused(household: family, until: today.adding(days: 14)),
        HouseholdResumed(household: family),
        HouseholdStopped(household: family),
        HouseholdForgotten(household: family),
    ]

    package static let profile: [any Event] = [
        ResidenceRecorded(
            household: family, municipality: nakaWard, way: .postalCode, postalCode: .known(postalCode), on: today),
        HouseholdMovedAway(household: family, on: today),
        TopicsChosen(household: family, topics: [.immunisation, .checkup, .singleParent]),
        QuietHoursSet(household: family, from: 22 * 60, until: 6 * 60 + 30),
        LanguageChosen(household: family, language: .easyJapanese),
    ]

    package static let children: [any Event] = [
        PregnancyRegistered(household: family, child: first, due: .known(due), on: today),
        DueDateCorrected(household: family, child: first, due: .known(due.adding(days: 5))),
        ChildBorn(household: family, child: first, born: .known(born), on: today),
        ChildRegistered(household: family, child: second, born: .known(born.adding(days: -900)), on: today),
        BirthDateCorrected(household: family, child: second, born: .known(born.adding(days: -901))),
        ChildRemoved(household: family, child: second),
        LossTold(household: family, child: first),
    ]
}
