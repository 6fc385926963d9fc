package import Calendar
package import EventModel
import Events

/// Records that everything due on a day has been requested.
///
/// Families that register later on that day may still be requested for it.
package struct CloseDay: Decision {
    package let day: CivilDate
    package let at: Int64

    package init(day: CivilDate, at: Int64) {
        self.day = day
        self.at = at
    }

    package enum Refusal: Error, Equatable {}

    package struct State: Sendable {
        var isClosed = false
    }

    package static let fold = Fold(State())
        .on(DayClosed.self) { state, _ in state.isClosed = true }

    package var scope: [Tag] { [Tag("day", day)] }

    package func decide(given state: State) throws(Refusal) -> [any Event] {
        state.isClosed ? [] : [DayClosed(day: day, at: at)]
    }
}
