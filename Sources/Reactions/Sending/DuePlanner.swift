package import Calendar
import Consultations
package import Delivery
package import EventModel
package import Events
import Projections

/// Goes through the audience page by page and says who is due what on a day, for sending at a moment.
package struct DuePlanner: Sendable {
    private(set) var schedule: StageSchedule
    let day: CivilDate
    let now: JapanTime

    /// Households looked at in one read: small enough that nothing waits long, large enough to cost nothing.
    package static let familiesAtOnce = 20_000

    /// What one page of the audience gave.
    package struct Page: Sendable {
        package var messages: [MergedMessage] = []
        /// Families that are due something, but want quiet now.
        package var deferred = 0
        package var looked = 0
        /// Where to go on; nil at the end.
        package var next: HouseholdID?
    }

    private let familiesAtOnce: Int
    private let table: DueTable
    /// For each entry the families that were asked for it before; nil for nobody.
    private let requested: [Set<HouseholdID>]?
    private var noted: NoteTable
    private let refused: Set<HouseholdID>

    /// - Parameter state: what has been requested for the day, which nobody is planned for again, and who was refused.
    package init(
        _ schedule: StageSchedule, day: CivilDate, now: JapanTime, except state: RequestBatch.State? = nil,
        familiesAtOnce: Int = Self.familiesAtOnce
    ) {
        self.schedule = schedule
        self.day = day
        self.now = now
        self.familiesAtOnce = familiesAtOnce
        requested = state?.families(by: schedule.catalogue)
        refused = state?.refused ?? []
        table = DueTable(schedule, on: day, sendingOn: now.date)
        noted = NoteTable(schedule, on: day)
    }

    /// The same, with what offices say now.
    func takingUp(_ notes: LocalNotes) -> DuePlanner {
        var planner = self
        planner.schedule.notes = notes
        planner.noted = NoteTable(planner.schedule, on: day)
        return planner
    }

    /// The families of the next page that are due something now.
    package func page(after household: HouseholdID?, in tables: any Tables) throws -> Page {
        var page = Page()
        var due: [Occurrence] = []
        var family = Family.blank
        let time = now.timeOfDay
        let inCrisis = try ConsultationDesk.inCrisis(since: now.milliseconds - CrisisQuiet.lasts, in: tables)
        let ending = try table.endingPasses(after: household, limit: familiesAtOnce, in: tables)
        page.next = try Audience.page(after: household, limit: familiesAtOnce, in: tables) { row in
            page.looked += 1
            // What fell due during a pause is not made up for after it.
            if let until = row.pausedUntil, day < until { return }
            if inCrisis.contains(row.household) { return }
            guard family.fill(from: row) else { return }
            if ending.contains(row.household) { family.passEnds = table.passEnd }
            table.collect(for: family, into: &due)
            // Entry by entry: what falls due after a family's first message of the day is not lost with it.
            if let requested { due.removeAll { requested[$0.entry].contains(row.household) } }
            guard !due.isEmpty, !refused.contains(row.household) else { return }
            guard !(family.quietHours?.contains(time) ?? false) else {
                page.deferred += 1
                return
            }
            if let message = MergedMessage(due, for: family, of: schedule.catalogue, noted: noted) {
                page.messages.append(message)
            }
        }
        return page
    }
}
