package import Calendar
package import Delivery
package import EventModel
package import Events
package import Projections

/// Goes through the audience page by page and says who is due what on a day, for sending at a moment.
package struct DuePlanner: Sendable {
    let schedule: StageSchedule
    let day: CivilDate
    let now: JapanTime

    /// Households looked at in one read: small enough that nothing waits long, large enough to cost nothing.
    static let pageSize = 20_000

    /// What one page of the audience gave.
    package struct Page: Sendable {
        package var messages: [MergedMessage] = []
        /// Families that are due something, but want quiet now.
        package var deferred = 0
        package var looked = 0
        /// Where to go on; nil at the end.
        package var next: HouseholdID?
    }

    private let table: DueTable

    package init(_ schedule: StageSchedule, day: CivilDate, now: JapanTime) {
        self.schedule = schedule
        self.day = day
        self.now = now
        table = DueTable(schedule, on: day, sendingOn: now.date)
    }

    /// The families of the next page that are due something now.
    package func page(after household: HouseholdID?, in tables: any Tables) throws -> Page {
        var page = Page()
        var due: [Occurrence] = []
        let time = now.timeOfDay
        page.next = try Audience.page(after: household, limit: Self.pageSize, in: tables) { row in
            page.looked += 1
            // What fell due during a pause is not made up for after it.
            if let until = row.pausedUntil, day < until { return }
            guard let family = Family(row) else { return }
            table.collect(for: family, into: &due)
            guard !due.isEmpty else { return }
            guard !(family.quietHours?.contains(time) ?? false) else {
                page.deferred += 1
                return
            }
            if let message = MergedMessage(due, for: family, of: schedule.catalogue) { page.messages.append(message) }
        }
        return page
    }
}

extension Family {
    /// A row of the audience as delivery wants it; nil for a household that has not registered.
    package init?(_ row: Audience) {
        guard let registeredOn = row.registeredOn else { return nil }
        var corrections: [Correction] = []
        let children = row.children.list.filter { ChildSet.holds($0.number) }.map { child in
            let kind: Child.Kind = child.stage == .born ? .born : .expecting
            var from = child.toldOn
            for earlier in child.corrections {
                corrections.append(
                    Correction(child: child.number, kind: kind, date: earlier.date, from: from, until: earlier.until))
                from = earlier.until
            }
            return Child(number: child.number, kind: kind, date: child.date, toldOn: child.toldOn)
        }
        self.init(
            household: row.household, municipality: row.municipality, language: row.language,
            topics: TopicSet(rawValue: UInt16(truncatingIfNeeded: row.topics.bits)),
            quietHours: TimeOfDay(minutes: row.quietFrom).flatMap { from in
                TimeOfDay(minutes: row.quietUntil).flatMap { DailyInterval(from: from, to: $0) }
            }, registeredOn: registeredOn, residenceChangedOn: row.residenceChangedOn, children: children,
            corrections: corrections)
    }
}
