package import EventModel
package import Events

/// A family takes the address of its calendar back.
package struct RevokeCalendarLink: Decision {
    package let household: HouseholdID

    package init(household: HouseholdID) {
        self.household = household
    }

    /// Nothing stands against it.
    package typealias Refusal = Never

    package static let fold = Household.fold
    package var scope: [Tag] { [household.tag] }

    package func decide(given family: Household) throws(Refusal) -> [any Event] {
        guard !family.isForgotten, family.calendar != nil else { return [] }
        return [CalendarLinkRevoked(household: household)]
    }
}
