import Calendar
package import EventModel
package import EventStore
package import Events
package import Passports
import Projections

/// Issues, renews and ends support passes as families change and as days pass. It sends nobody anything.
///
/// Survives being killed at any line and run twice: each time it brings a pass to where the facts say it belongs.
package struct KeepPasses: Sendable {
    private let log: Log
    private let rule: PassRule
    /// Who acts in the facts that it causes.
    package static let actor = "passes"
    /// So many households are settled by one reading and one append.
    private static let batch = 500

    package init(log: Log, rule: PassRule) {
        self.log = log
        self.rule = rule
    }

    /// The facts after which a pass may not be where it belongs.
    private static let watched: Set<String> = [
        HouseholdRegistered.schema.name, ResidenceRecorded.schema.name, HouseholdMovedAway.schema.name,
        HouseholdForgotten.schema.name, HouseholdStopped.schema.name, HouseholdReclaimed.schema.name,
        PregnancyRegistered.schema.name, DueDateCorrected.schema.name, ChildBorn.schema.name,
        ChildRegistered.schema.name, BirthDateCorrected.schema.name, ChildRemoved.schema.name,
        LossTold.schema.name, LinkAccepted.schema.name, LinkEnded.schema.name, ChildShared.schema.name,
    ]

    /// Follows the log for ever.
    ///
    /// - Parameters:
    ///   - load: the last saved position.
    ///   - save: keeps a position up to which everything was dealt with.
    /// - Throws: a `StoreFault`; start it again then. Returns when the task is cancelled.
    package func run(
        load: @Sendable () async throws -> Position, save: @Sendable (Position) async throws -> Void,
        gather: @escaping @Sendable () async throws -> Void = {}
    ) async throws {
        let query = Query([Query.Item(names: Self.watched)])
        let batches = Subscription(
            log, query, after: try await load(), batchSize: 2_000, opening: false, gather: gather)
        for try await batch in batches {
            try await settle(Set(batch.events.flatMap(\.event.tags).compactMap { HouseholdID($0) }))
            for recorded in batch.events {
                guard let move = recorded.event as? HouseholdReclaimed else { continue }
                try await reissue(move.household, as: PassSerial(recorded.id))
            }
            try await save(batch.through)
        }
    }

    /// Brings the passes of these households, and of those linked with them, to where they belong today.
    ///
    /// - Returns: how many facts that took.
    @discardableResult
    package func settle(_ households: Set<HouseholdID>) async throws -> Int {
        guard !households.isEmpty else { return 0 }
        let near = try await links(of: households)
        let affected = households.union(near.values.joined())
        // What is linked with those again: a grandparent's pass rests on a family that is not among the first.
        let further = try await near.isEmpty ? near : links(of: affected)
        var written = 0
        let all = affected.sorted()
        for start in stride(from: 0, to: all.count, by: Self.batch) {
            let asked = all[start..<min(start + Self.batch, all.count)].map { household in
                SettlePasses.Asked(
                    household: household, linked: (further[household] ?? []).sorted(),
                    pass: PassID(log.stamp.freshID()), serial: PassSerial(log.stamp.freshID()))
            }
            let decision = SettlePasses(asked, under: rule, today: today)
            written += try await log.execute(decision, as: command).count
        }
        return written
    }

    /// Looks at every household, because a day has passed or the rule is another one.
    ///
    /// A walk over the tables finds those whose pass may not be where it belongs; the facts of these decide.
    ///
    /// - Returns: how many households were looked at, and how many facts that took.
    @discardableResult
    package func settleAll(
        in tables: any TableStore, page: Int = 20_000
    ) async throws -> (households: Int, facts: Int) {
        let (rule, today) = (rule, today)
        var last: HouseholdID?
        var (households, facts) = (0, 0)
        repeat {
            let after = last
            let found = try await tables.read { tables in
                var (doubtful, count) = (Set<HouseholdID>(), 0)
                let last = try PassGlimpse.page(after: after, limit: page, in: tables) { family in
                    count += 1
                    if !rule.holds(for: family, on: today) { doubtful.insert(family.household) }
                }
                return (doubtful: doubtful, count: count, last: last)
            }
            facts += try await settle(found.doubtful)
            households += found.count
            last = found.last
            try Task.checkCancellation()
        } while last != nil
        return (households, facts)
    }

    /// Whoever went over to another LINE user left a pass on the old phone.
    private func reissue(_ household: HouseholdID, as serial: PassSerial) async throws {
        let decision = ReissuePass(
            household: household, serial: serial, replacing: nil, why: .movedPhone, today: today)
        do { try await log.execute(decision, as: command) } catch is ReissuePass.Refusal {
            // There was none, or an office keeps it back.
        }
    }

    /// With whom these households were ever linked.
    private func links(of households: Set<HouseholdID>) async throws -> [HouseholdID: Set<HouseholdID>] {
        let accepted = Page<LinkAccepted>()
        let all = households.sorted()
        for start in stride(from: 0, to: all.count, by: 2_000) {
            let items = all[start..<min(start + 2_000, all.count)].map {
                Query.Item(names: [LinkAccepted.schema.name], tags: [$0.tag])
            }
            try await log.read(Query(items), opening: false) { recorded in
                if let fact = recorded.event as? LinkAccepted { accepted.append(fact) }
            }
        }
        var links: [HouseholdID: Set<HouseholdID>] = [:]
        for link in accepted.take() {
            links[link.household, default: []].insert(link.other)
            links[link.other, default: []].insert(link.household)
        }
        return links
    }

    private var command: Command { Command(actor: Self.actor, id: log.stamp.freshID()) }
    private var today: CivilDate { JapanTime(milliseconds: log.stamp.now()).date }
}

extension PassRule {
    /// Whether a row of the tables says what this rule gives, as far as one household's own row can tell.
    ///
    /// A family pass follows the family that it rests on, whose own change settles both; here only its last day counts.
    fileprivate func holds(for family: PassGlimpse, on today: CivilDate) -> Bool {
        if family.state == .revoked { return true }
        if family.state == .valid, family.isFamilyPass { return family.until.map { $0 >= today } ?? false }
        let claim = family.isRegistered && family.municipality != nil ? entitlement(of: family, on: today) : nil
        guard family.state == .valid else { return claim == nil }
        return claim?.until == family.until && claim?.ground == family.ground
            && family.municipality == family.passMunicipality
    }

    private func entitlement(of family: PassGlimpse, on today: CivilDate) -> Entitlement? {
        var children: [Child] = []
        family.eachChild { children.append($0.stage == .born ? .born($0.date) : .expected(due: $0.date)) }
        return entitlement(of: children, on: today)
    }
}
