package import EventModel
package import Events

/// An adult ends its link with another. The other is told nothing; where there is no link, nothing happens.
package struct EndLink: Decision {
    package let household: HouseholdID
    package let other: HouseholdID

    package init(household: HouseholdID, other: HouseholdID) {
        self.household = household
        self.other = other
    }

    /// Nothing stands against it.
    package typealias Refusal = Never

    package static let fold = Kinship.fold
    package var scope: [Tag] { [household.tag, other.tag] }

    package func decide(given kinship: Kinship) throws(Refusal) -> [any Event] {
        guard !kinship.family(household).isForgotten else { return [] }
        return kinship.links.values.filter { !$0.isEnded && $0.other(than: household) == other }
            .map(\.offer).sorted { $0.ulid < $1.ulid }
            .map { LinkEnded(household: household, other: other, offer: $0) }
    }
}
