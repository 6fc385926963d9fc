import Calendar
import Delivery
import Events

/// What a request of an earlier day says and no longer holds: 「本日まで」 is wrong tomorrow.
struct ExpiredWords: Sendable {
    private let then: DueTable
    private let today: DueTable
    /// Where the request's entries stand in the catalogue.
    private let entries: [Int]

    /// Nil for a request of today.
    init?(of fact: DeliveryRequested, by schedule: StageSchedule, on today: CivilDate) {
        guard fact.day < today else { return nil }
        then = DueTable(schedule, on: fact.day)
        self.today = DueTable(schedule, on: fact.day, sendingOn: today)
        let all = schedule.catalogue.entries
        entries = all.indices.filter { fact.entries.contains(all[$0].key) }
    }

    /// Whether an entry was due for the family and may not be sent to it any more.
    func concern(_ family: Family) -> Bool {
        let then = Set(then.due(for: family).map(\.entry))
        let today = Set(today.due(for: family).map(\.entry))
        return entries.contains { then.contains($0) && !today.contains($0) }
    }
}
