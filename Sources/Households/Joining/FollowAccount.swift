package import EventModel
package import Events

/// A family adds the account as a friend, for the first time or again.
///
/// LINE may tell this late, twice or after a later unfollow; its own time decides what then holds.
package struct FollowAccount: Decision {
    package let household: HouseholdID
    package let lineUser: String
    /// When LINE saw it, in milliseconds since 1970.
    package let at: Int64

    package init(household: HouseholdID, lineUser: String, at: Int64) {
        self.household = household
        self.lineUser = lineUser
        self.at = at
    }

    package enum Refusal: Error, Equatable {
        case forgotten
    }

    package static let fold = Household.fold
    package var scope: [Tag] { [household.tag] }

    package func decide(given family: Household) throws(Refusal) -> [any Event] {
        guard !family.isForgotten else { throw .forgotten }
        guard family.hasFollowed else {
            return [HouseholdFollowed(household: household, lineUser: .known(lineUser), at: at)]
        }
        // A later follow of a friend is recorded too: the unfollow between them may still be on its way.
        guard let last = family.contact, at > last.at else { return [] }
        return [HouseholdReturned(household: household, at: at)]
    }
}
