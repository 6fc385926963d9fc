package import EventModel
package import Events

/// A family that had stopped messages wants them again.
package struct Restart: Decision {
    package let household: HouseholdID

    package init(household: HouseholdID) {
        self.household = household
    }

    package enum Refusal: Error, Equatable {
        case forgotten
    }

    package static let fold = Household.fold
    package var scope: [Tag] { [household.tag] }

    package func decide(given family: Household) throws(Refusal) -> [any Event] {
        guard !family.isForgotten else { throw .forgotten }
        guard family.messages == .stopped else { return [] }
        return [HouseholdResumed(household: household)]
    }
}
