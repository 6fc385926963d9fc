package import EventModel
package import Events

/// A family signs out everywhere.
package struct EndSessions: Decision {
    package let household: HouseholdID
    /// Sessions begun at or before this moment are over; in milliseconds since 1970.
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
        guard at > family.sessionsEndedAt ?? .min else { return [] }
        return [SessionsEnded(household: household, at: at)]
    }
}
