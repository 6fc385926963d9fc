package import Calendar
package import Delivery
import EventModel
package import EventStore
import Events
package import LINE
package import Logging
import Projections

/// Sends what is due, each family each message once.
///
/// Every request is a fact before LINE is asked and its answer a fact afterwards. Whoever is killed in between is
/// started again: requests without an answer are repeated with the same retry key, everything due that has not been
/// requested is requested, and nothing else.
package struct SendDueMessages: Sendable {
    let log: Log
    let projector: Projector
    let schedule: @Sendable () async throws -> StageSchedule
    let sender: BatchSender
    let logger: Logger
    var familiesAtOnce = DuePlanner.familiesAtOnce

    /// A day that was not closed is made up for during this time; then its messages are too old.
    static let longestDelay = 7

    package init(
        log: Log, projector: Projector, line: LINEClient, logger: Logger,
        schedule: @escaping @Sendable () async throws -> StageSchedule
    ) {
        self.log = log
        self.projector = projector
        self.schedule = schedule
        self.logger = logger
        sender = BatchSender(log: log, tables: projector.tables, line: line)
    }

    /// What a run did. Requests that LINE has not answered clearly stay open for the next run.
    package struct Summary: Sendable, Equatable {
        package var looked = 0
        package var due = 0
        package var deferred = 0
        package var requested = 0
        package var accepted = 0
        package var failed = 0
        package var unknown = 0
        /// Families whose words or ids LINE refused today: they get nothing more until somebody has looked.
        package var refused = 0
        package var open = 0
        /// Why the run stopped early; nil if it went through.
        package var stopped: String?

        package init() {}

        /// Whether somebody has to look: the next run would fare no better by itself.
        package var needsAttention: Bool { stopped != nil || refused > 0 }
        /// Whether every family that was asked for was sent to, as far as LINE says.
        package var isComplete: Bool { stopped == nil && failed == 0 && refused == 0 && unknown == 0 && open == 0 }
    }

    /// Plans and sends what is due by now. The read models come after: whoever reads them catches up first.
    package func run(
        now: JapanTime, progress: @escaping @Sendable (Summary) -> Void = { _ in }
    ) async throws -> Summary {
        try await projector.catchUp()
        var schedule = try await schedule()
        schedule.shops = try await projector.tables.read { tables in
            try ShopNews.since(now.date.adding(days: -Self.longestDelay - 7), in: tables)
        }
        var run = SendingRun(reaction: self, schedule: schedule, now: now, progress: progress)
        try await run.repeatOpenRequests()
        for day in try await days(until: now.date) where run.summary.stopped == nil { try await run.send(for: day) }
        return run.summary
    }

    /// Today, and before it the days that were not closed, since the first family registered.
    private func days(until today: CivilDate) async throws -> [CivilDate] {
        let page = Page<CivilDate>()
        let closings = Query([Query.Item(names: [DayClosed.schema.name], tags: [DayClosed.all])])
        try await log.read(closings) { recorded in
            if let closed = recorded.event as? DayClosed { page.append(closed.day) }
        }
        let closed = Set(page.take())
        guard let start = try await firstRegistration(), start < today else { return [today] }
        let first = max(start, today.adding(days: -Self.longestDelay))
        let missed = (0..<first.days(until: today)).map { first.adding(days: $0) }.filter { !closed.contains($0) }
        return missed + [today]
    }

    /// Nothing was due before it.
    private func firstRegistration() async throws -> CivilDate? {
        let page = Page<CivilDate>()
        let registrations = Query([Query.Item(names: [HouseholdRegistered.schema.name])])
        try await log.read(registrations, limit: 1) { recorded in
            if let registered = recorded.event as? HouseholdRegistered { page.append(registered.on) }
        }
        return page.take().first
    }
}
