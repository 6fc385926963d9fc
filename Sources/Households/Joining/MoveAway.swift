package import Calendar
package import EventModel
package import Events

/// A family moves out of the prefecture.
package struct MoveAway: Decision {
    package let household: HouseholdID
    package let today: CivilDate

    package init(household: HouseholdID, today: CivilDate) {
        self.household = household
        self.today = today
    }

    package enum Refusal: Error, Equatable {
        case forgotten
        /// The family never told that it lived here.
        case noResidence
    }

    package static let fold = Household.fold
    package var scope: [Tag] { [household.tag] }

    package func decide(given family: Household) throws(Refusal) -> [any Event] {
        guard !family.isForgotten else { throw .forgotten }
        guard family.movedAway == nil else { return [] }
        guard family.residence != nil else { throw .noResidence }
        return [HouseholdMovedAway(household: household, on: today)]
    }
}
