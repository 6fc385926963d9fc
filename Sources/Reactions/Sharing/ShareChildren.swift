import Calendar
package import EventModel
package import EventStore
package import Events
import Households
package import Logging

/// Keeps the children of linked adults the same: a child that one tells of, corrects, takes out or loses.
///
/// Survives being killed at any line and run twice: it compares what both sides hold now and issues what is missing, so
/// doing it again changes nothing.
package struct ShareChildren: Sendable {
    private let log: Log
    private let logger: Logger
    /// Who acts in the facts that it causes.
    package static let actor = "sharing"

    package init(log: Log, logger: Logger) {
        self.log = log
        self.logger = logger
    }

    /// The facts after which linked households may differ.
    private static let watched: Set<String> = PairHistory.names.union([
        LinkAccepted.schema.name, LinkEnded.schema.name, HouseholdConsented.schema.name,
        HouseholdForgotten.schema.name, HouseholdStopped.schema.name,
    ])

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
            try await save(batch.through)
        }
    }

    /// Brings every link of these households up to date. Most have none, which is found out for all of them at once.
    package func settle(_ households: Set<HouseholdID>) async throws {
        guard !households.isEmpty else { return }
        let accepted = Page<LinkAccepted>()
        let links = Query(
            households.map { Query.Item(names: [LinkAccepted.schema.name], tags: [$0.tag]) })
        try await log.read(links, opening: false) { recorded in
            if let fact = recorded.event as? LinkAccepted { accepted.append(fact) }
        }
        for link in accepted.take() { try await settle(link) }
    }

    private func settle(_ link: LinkAccepted) async throws {
        let pair = try await Pair.read(link, in: log)
        guard let state = pair.link else { return }
        guard state.isLive else { return try await end(state, pair.kinship) }
        for (household, from, child) in pair.unshared {
            let decision = ShareChild(
                household: household, from: from, theirChild: child, offer: state.offer, today: today)
            try await issue(decision, correlation: pair.lastWord(about: child, of: from))
        }
        for word in try await Pair.read(link, in: log).news {
            let decision = FollowSharedChild(
                household: word.household, child: word.child, from: word.from, theirChild: word.theirChild,
                offer: state.offer, becomes: word.becomes, today: today)
            try await issue(decision, correlation: word.correlation)
        }
    }

    /// A link that ended takes with it what a grandparent had over it; one that broke is ended for the record.
    private func end(_ link: Kinship.Link, _ kinship: Kinship) async throws {
        if !link.isEnded {
            let isGone = kinship.family(link.acceptedBy).isForgotten
            let (one, other) = isGone ? (link.offeredBy, link.acceptedBy) : (link.acceptedBy, link.offeredBy)
            try await issue(EndLink(household: one, other: other))
        }
        for share in kinship.shares where share.offer == link.offer {
            try await issue(DropSharedChild(household: share.household, child: share.child))
        }
    }

    private func issue<D: Decision>(_ decision: D, correlation: ULID? = nil) async throws {
        let command = Command(actor: Self.actor, id: log.stamp.freshID(), correlation: correlation)
        do {
            try await log.execute(decision, as: command)
        } catch let refusal as D.Refusal {
            // The link ended meanwhile, or the other side is full: nothing is shared then.
            logger.debug("not shared", metadata: ["decision": "\(D.self)", "refusal": "\(refusal)"])
        }
    }

    private var today: CivilDate { JapanTime(milliseconds: log.stamp.now()).date }
}
