package import Calendar
package import EventModel
package import Events

/// A family sets the hours in which nothing may ring.
package struct SetQuietHours: Decision {
    package let household: HouseholdID
    /// Nil if there are none: messages may come at any hour.
    package let hours: DailyInterval?

    package init(household: HouseholdID, hours: DailyInterval?) {
        self.household = household
        self.hours = hours
    }

    package enum Refusal: Error, Equatable {
        case forgotten
        /// They would leave less than an hour in which messages are sent, so that none could ever come. A pause or a
        /// stop says that openly.
        case noTimeLeft
    }

    package static let fold = Household.fold
    package var scope: [Tag] { [household.tag] }

    package func decide(given family: Household) throws(Refusal) -> [any Event] {
        guard !family.isForgotten else { throw .forgotten }
        guard hours != family.quietHours else { return [] }
        if let hours, Self.minutesLeft(by: hours) < 60 { throw .noTimeLeft }
        let (from, until) = hours.map { (Int($0.start.minutes), Int($0.end.minutes)) } ?? (0, 0)
        return [QuietHoursSet(household: household, from: from, until: until)]
    }

    private static func minutesLeft(by hours: DailyInterval) -> Int {
        (SendingHours.from..<SendingHours.until).count { minute in
            TimeOfDay(minutes: minute).map { !hours.contains($0) } ?? false
        }
    }
}
