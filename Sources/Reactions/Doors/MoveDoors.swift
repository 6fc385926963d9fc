package import EventModel
package import EventStore
package import Events
import Households

/// Lets a LINE user into the household that it took over, where the page that did so was killed before it could.
///
/// Survives being killed at any line and run twice, also from the beginning: only a household's last move counts, and a
/// door behind which somebody else stands meanwhile is left alone.
package struct MoveDoors: Sendable {
    private let log: Log

    package init(log: Log) { self.log = log }

    private static let names: Set<String> = [HouseholdReclaimed.schema.name]

    /// Follows the log for ever.
    ///
    /// - Throws: a `StoreFault`; start it again then. Returns when the task is cancelled.
    package func run(
        load: @Sendable () async throws -> Position, save: @Sendable (Position) async throws -> Void,
        gather: @escaping @Sendable () async throws -> Void = {}
    ) async throws {
        let query = Query([Query.Item(names: Self.names)])
        let batches = Subscription(
            log, query, after: try await load(), batchSize: 200, opening: false, gather: gather)
        for try await batch in batches {
            for recorded in batch.events {
                if let move = recorded.event as? HouseholdReclaimed { try await settle(move.household) }
            }
            try await save(batch.through)
        }
    }

    /// Opens the household's door for whoever took it over last, and shuts the one of the user before.
    package func settle(_ household: HouseholdID) async throws {
        let family = try await log.state(of: Household.fold, about: [household.tag])
        let moves = Page<HouseholdReclaimed>()
        try await log.read(Query([Query.Item(names: Self.names, tags: [household.tag])])) { recorded in
            if let move = recorded.event as? HouseholdReclaimed { moves.append(move) }
        }
        guard !family.isForgotten, let move = moves.take().last, let user = move.lineUser.value else { return }
        let standing = try log.keyring.subject(behind: Door(line: user))
        guard standing == nil || standing == move.fresh.tag else { return }
        try await log.keyring.closeDoors(.line, of: household.tag)
        try await log.keyring.closeDoors(of: move.fresh.tag)
        do { try await log.keyring.open(Door(line: user), for: household.tag) } catch KeyringFault.doorTaken {}
    }
}
