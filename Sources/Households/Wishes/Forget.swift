package import EventModel
package import Events

/// A family wants to be forgotten. It ends everything; asking again changes nothing.
///
/// Whoever follows again afterwards is a new household, with an id that the caller makes.
package struct Forget: Decision {
    package let household: HouseholdID

    package init(household: HouseholdID) {
        self.household = household
    }

    /// Nothing stands against it.
    package typealias Refusal = Never

    package static let fold = Household.fold
    package var scope: [Tag] { [household.tag] }

    package func decide(given family: Household) throws(Refusal) -> [any Event] {
        guard !family.isForgotten else { return [] }
        return [HouseholdForgotten(household: household)]
    }
}
