package import EventModel
package import Events

/// A family's calendar gets an address of its own; an older one is good for nothing from now on.
package struct IssueCalendarLink: Decision {
    package let household: HouseholdID
    /// Names the address without being it.
    package let link: ULID

    package init(household: HouseholdID, link: ULID) {
        self.household = household
        self.link = link
    }

    package enum Refusal: Error, Equatable {
        case forgotten
        /// There are no dates yet.
        case registerFirst
    }

    package static let fold = Household.fold
    package var scope: [Tag] { [household.tag] }

    package func decide(given family: Household) throws(Refusal) -> [any Event] {
        guard !family.isForgotten else { throw .forgotten }
        guard family.registered != nil else { throw .registerFirst }
        guard family.calendar != link else { return [] }
        return [CalendarLinkIssued(household: household, link: link)]
    }
}
