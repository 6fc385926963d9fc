package import EventModel
package import Events

/// A family chooses what it wants to hear about. No topic at all is a choice too.
package struct ChooseTopics: Decision {
    package let household: HouseholdID
    package let topics: Set<Topic>

    package init(household: HouseholdID, topics: Set<Topic>) {
        self.household = household
        self.topics = topics
    }

    package enum Refusal: Error, Equatable {
        case forgotten
        /// Some topics say something about the family, so the purposes come first.
        case consentFirst
    }

    package static let fold = Household.fold
    package var scope: [Tag] { [household.tag] }

    package func decide(given family: Household) throws(Refusal) -> [any Event] {
        guard !family.isForgotten else { throw .forgotten }
        guard family.hasConsented else { throw .consentFirst }
        guard topics != family.topics else { return [] }
        return [TopicsChosen(household: household, topics: Topic.allCases.filter(topics.contains))]
    }
}
