package import EventModel
package import Events

/// A family ends its pause early.
package struct Resume: Decision {
    package let household: HouseholdID

    package init(household: HouseholdID) {
        self.household = household
    }

    package enum Refusal: Error, Equatable {
        case forgotten
        /// Messages were stopped, which only `Restart` ends, so that an old button can't.
        case stopped
    }

    package static let fold = Household.fold
    package var scope: [Tag] { [household.tag] }

    package func decide(given family: Household) throws(Refusal) -> [any Event] {
        guard !family.isForgotten else { throw .forgotten }
        switch family.messages {
        case .wanted: return []
        case .paused: return [HouseholdResumed(household: household)]
        case .stopped: throw .stopped
        }
    }
}
