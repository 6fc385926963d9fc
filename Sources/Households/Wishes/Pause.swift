package import Calendar
package import EventModel
package import Events

/// A family wants no messages until a day.
package struct Pause: Decision {
    package let household: HouseholdID
    /// The first day on which messages come again.
    package let until: CivilDate
    package let today: CivilDate

    package init(household: HouseholdID, until: CivilDate, today: CivilDate) {
        self.household = household
        self.until = until
        self.today = today
    }

    package enum Refusal: Error, Equatable {
        case forgotten
        /// No message comes anyway; pausing would start them again on that day.
        case stopped
        case notAfterToday(CivilDate)
        case tooLong(latest: CivilDate)
    }

    package static let fold = Household.fold
    package var scope: [Tag] { [household.tag] }

    package func decide(given family: Household) throws(Refusal) -> [any Event] {
        guard !family.isForgotten else { throw .forgotten }
        guard family.messages != .stopped else { throw .stopped }
        guard family.messages != .paused(until: until) else { return [] }
        guard until > today else { throw .notAfterToday(today) }
        let latest = today.adding(years: 1)
        guard until <= latest else { throw .tooLong(latest: latest) }
        return [HouseholdPaused(household: household, until: until)]
    }
}
