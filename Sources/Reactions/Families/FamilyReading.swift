package import Calendar
package import Delivery
package import EventModel
package import EventStore
package import Events
package import Places
package import Projections

/// What the chat and the pages show a family of its own: what is coming, what is open, what it was sent and why.
///
/// Everything is as of the family's newest fact.
package struct FamilyReading: Sendable {
    private let log: Log
    private let tables: any TableStore
    private let projector: Projector
    private let schedule: @Sendable () async throws -> StageSchedule

    /// - Parameter schedule: the catalogue with what offices have entered up to now.
    package init(
        log: Log, tables: any TableStore, projector: Projector,
        schedule: @escaping @Sendable () async throws -> StageSchedule
    ) {
        self.log = log
        self.tables = tables
        self.projector = projector
        self.schedule = schedule
    }

    /// The family as delivery knows it; nil for one that has not registered.
    package func family(_ household: HouseholdID) async throws -> Family? {
        try await projector.catchUp()
        return try await tables.read { tables in
            guard var family = try Audience.glimpse(household, in: tables, { Family($0) }) else { return nil }
            family.passEnds = try HouseholdPass.endToTell(of: household, in: tables)
            return family
        }
    }

    /// What it will get within a year, by day.
    package func coming(_ household: HouseholdID, after day: CivilDate) async throws -> [PlanItem] {
        guard let family = try await family(household) else { return [] }
        return try await schedule().coming(for: family, after: day)
    }

    /// What it can still use, whether or not it was sent, deadlines first and the nearest first; and what it will get.
    package func plan(
        _ household: HouseholdID, on day: CivilDate
    ) async throws -> (open: [PlanItem], coming: [PlanItem]) {
        guard let family = try await family(household) else { return ([], []) }
        let schedule = try await schedule()
        return (schedule.open(for: family, on: day), schedule.coming(for: family, after: day))
    }

    /// What changes if it moves; everything that a municipality decides where it has told of no residence.
    package func compare(
        _ household: HouseholdID, from here: MunicipalityCode, to there: MunicipalityCode, after day: CivilDate
    ) async throws -> [MunicipalityDifference] {
        guard let family = try await family(household) else { return [] }
        return try await schedule().compare(family, from: here, to: there, after: day)
    }

    /// Every message that it received, newest first.
    package func received(_ household: HouseholdID) async throws -> [ReceivedMessage] {
        try await projector.catchUp()
        return try await tables.read { try DeliveryHistory.received(by: household, in: $0) }
    }

    /// Why it was sent an entry: the rule, and the children of the newest message about it; nil if it never was.
    package func reason(for key: String, to household: HouseholdID) async throws -> MessageReason? {
        let parts = try await received(household).lazy.flatMap(\.parts)
        guard let part = parts.first(where: { $0.entry == key }) else { return nil }
        return MessageReason(entry: try await schedule().catalogue[key], children: part.children, notedBy: part.notedBy)
    }

    /// Everything that is held about it.
    package func held(_ household: HouseholdID) async throws -> HeldData {
        try await projector.catchUp()
        let lines = try await tables.read { try DeliveryHistory.lines(of: household, in: $0) }
        let page = Page<Recorded>()
        try await log.read(HeldData.query(of: household)) { page.append($0) }
        return HeldData(of: household, facts: page.take(), lines: lines)
    }
}
