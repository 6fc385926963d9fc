package import EventModel
package import Events

/// A family blocks the account.
///
/// LINE may tell this late, twice or after a later follow; its own time decides what then holds.
package struct UnfollowAccount: Decision {
    package let household: HouseholdID
    /// When LINE saw it, in milliseconds since 1970.
    package let at: Int64

    package init(household: HouseholdID, at: Int64) {
        self.household = household
        self.at = at
    }

    package enum Refusal: Error, Equatable {
        case forgotten
    }

    package static let fold = Household.fold
    package var scope: [Tag] { [household.tag] }

    package func decide(given family: Household) throws(Refusal) -> [any Event] {
        guard !family.isForgotten else { throw .forgotten }
        guard at > family.contact?.at ?? .min else { return [] }
        return [HouseholdUnfollowed(household: household, at: at)]
    }
}
