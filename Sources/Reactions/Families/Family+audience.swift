import Calendar
package import Delivery
import EventModel
import Events
package import Projections

extension Family {
    /// A row of the audience as delivery wants it; nil for a household that has not registered.
    package init?(_ row: Audience.Glimpse) {
        self = .blank
        guard fill(from: row) else { return nil }
    }

    /// Where a walk over the audience starts: one value for all rows, so that its arrays are made once.
    static var blank: Family {
        Family(
            household: HouseholdID(ULID(bits: 0)), municipality: nil, language: .japanese, topics: [],
            registeredOn: CivilDate(dayNumber: 0), children: [])
    }

    /// Becomes the family of a row.
    ///
    /// - Returns: false, and nothing of it is to be used, for a household that has not registered.
    mutating func fill(from row: Audience.Glimpse) -> Bool {
        guard let registeredOn = row.registeredOn else { return false }
        self.registeredOn = registeredOn
        household = row.household
        municipality = row.municipality
        language = row.language
        topics = TopicSet(rawValue: UInt16(truncatingIfNeeded: row.topics.bits))
        quietHours = Self.interval(from: row.quietFrom, until: row.quietUntil)
        residenceChangedOn = row.residenceChangedOn
        passEnds = nil
        children.removeAll(keepingCapacity: true)
        corrections.removeAll(keepingCapacity: true)
        row.eachChild { add($0) }
        return true
    }

    private static func interval(from: Int, until: Int) -> DailyInterval? {
        TimeOfDay(minutes: from).flatMap { from in
            TimeOfDay(minutes: until).flatMap { DailyInterval(from: from, to: $0) }
        }
    }

    private mutating func add(_ child: FamilyChild) {
        guard ChildSet.holds(child.number) else { return }
        let kind: Child.Kind = child.stage == .born ? .born : .expecting
        var from = child.toldOn
        for earlier in child.corrections {
            corrections.append(
                Correction(child: child.number, kind: kind, date: earlier.date, from: from, until: earlier.until))
            from = earlier.until
        }
        children.append(Child(number: child.number, kind: kind, date: child.date, toldOn: child.toldOn))
    }
}
