package import EventModel
package import Events

/// A family chooses its language.
package struct ChooseLanguage: Decision {
    package let household: HouseholdID
    package let language: Language

    package init(household: HouseholdID, language: Language) {
        self.household = household
        self.language = language
    }

    package enum Refusal: Error, Equatable {
        case forgotten
    }

    package static let fold = Household.fold
    package var scope: [Tag] { [household.tag] }

    package func decide(given family: Household) throws(Refusal) -> [any Event] {
        guard !family.isForgotten else { throw .forgotten }
        guard language != family.language else { return [] }
        return [LanguageChosen(household: household, language: language)]
    }
}
