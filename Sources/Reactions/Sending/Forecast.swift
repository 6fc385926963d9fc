package import Calendar
package import Delivery
package import EventModel
import Events
import Projections

/// How many families would get what in the days to come, if nothing changed.
package struct Forecast: Sendable {
    private let schedule: StageSchedule
    private let today: CivilDate

    package struct Count: Sendable, Equatable {
        package let day: CivilDate
        package let entry: String
        package let title: String
        package let families: Int
    }

    package init(schedule: StageSchedule, today: CivilDate) {
        self.schedule = schedule
        self.today = today
    }

    /// Counts for today and the days after it; days and entries without families are left out.
    package func count(days: Int, in tables: any TableStore) async throws -> [Count] {
        var counts: [Count] = []
        for offset in 0..<days { counts += try await count(on: today.adding(days: offset), in: tables) }
        return counts
    }

    private func count(on day: CivilDate, in tables: any TableStore) async throws -> [Count] {
        let families = try await tables.read { tables in
            var schedule = schedule
            schedule.shops = try ShopNews.since(today.adding(days: -7), in: tables)
            let table = DueTable(schedule, on: day)
            var families = [Int](repeating: 0, count: schedule.catalogue.entries.count)
            var due: [Occurrence] = []
            var family = Family.blank
            var next: HouseholdID?
            repeat {
                let ending = try table.endingPasses(after: next, limit: DuePlanner.familiesAtOnce, in: tables)
                next = try Audience.page(after: next, limit: DuePlanner.familiesAtOnce, in: tables) { row in
                    if let until = row.pausedUntil, day < until { return }
                    guard family.fill(from: row) else { return }
                    if ending.contains(row.household) { family.passEnds = table.passEnd }
                    table.collect(for: family, into: &due)
                    for occurrence in due { families[occurrence.entry] += 1 }
                }
            } while next != nil
            return families
        }
        return families.enumerated().filter { $0.element > 0 }.map { index, count in
            let entry = schedule.catalogue.entries[index]
            return Count(day: day, entry: entry.key, title: entry.words.japanese.title, families: count)
        }
    }
}
