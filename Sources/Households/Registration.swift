import Calendar
import EventModel
import Events

extension Household {
    /// What the chat asks for next, one thing at a time.
    package enum Question: Sendable, Equatable, CaseIterable {
        case consent
        case residence
        /// Whether a child is expected or there are children.
        case family
    }

    /// The next thing that is missing; nil if nothing is, or if nothing may be asked.
    ///
    /// After a loss nobody is asked about children again; after moving out, nothing is asked.
    package var nextQuestion: Question? {
        guard !isForgotten, messages != .stopped, movedAway == nil else { return nil }
        guard hasConsented else { return .consent }
        if !openChildren.isEmpty { return residence == nil && !needsNoResidence ? .residence : nil }
        guard !children.values.contains(.lost) else { return nil }
        return residence == nil ? .residence : .family
    }

    /// Whether all is known that messages need.
    package var isComplete: Bool {
        hasConsented && (residence != nil || needsNoResidence) && !openChildren.isEmpty
    }

    /// The facts, and the registration with them if they complete it.
    ///
    /// - Parameter day: today in Japan.
    func completing(_ facts: [any Event], of household: HouseholdID, on day: CivilDate) -> [any Event] {
        let after = facts.reduce(into: self) { Household.fold.apply($1, to: &$0) }
        guard after.isComplete, after.registered == nil else { return facts }
        return facts + [HouseholdRegistered(household: household, on: day)]
    }

    /// The next child's number. Numbers are never reused.
    var nextChild: ChildNumber { ChildNumber((children.keys.map(\.value).max() ?? 0) + 1) }

    /// How many children with this birth date the family is told about.
    func childrenBorn(on day: CivilDate) -> Int {
        children.values.count { $0 == .born(day) }
    }

    /// The registrations that are missing until there are `count` children with this birth date.
    func registering(
        _ count: Int, born day: CivilDate, of household: HouseholdID, on today: CivilDate
    ) -> [any Event] {
        let missing = max(0, count - childrenBorn(on: day))
        return (0..<missing).map { index in
            ChildRegistered(
                household: household, child: ChildNumber(nextChild.value + index), born: .known(day), on: today)
        }
    }
}
