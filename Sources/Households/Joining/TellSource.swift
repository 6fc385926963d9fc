package import EventModel
package import Events

/// A family came through a registration link. The first link counts; later ones change nothing.
package struct TellSource: Decision {
    package let household: HouseholdID
    package let source: SourceCode

    package init(household: HouseholdID, source: SourceCode) {
        self.household = household
        self.source = source
    }

    package enum Refusal: Error, Equatable {
        case forgotten
    }

    package static let fold = Household.fold
    package var scope: [Tag] { [household.tag] }

    package func decide(given family: Household) throws(Refusal) -> [any Event] {
        guard !family.isForgotten else { throw .forgotten }
        guard family.source == nil else { return [] }
        return [HouseholdSourceTold(household: household, source: source)]
    }
}
