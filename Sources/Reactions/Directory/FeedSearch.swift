package import EventModel
package import EventStore
import Events
package import Facilities
import Foundation
import Projections
import Synchronization

/// Keeps the search index as new as the directory.
///
/// It reads what changed after the newest change that it has seen; the first time that is all of it, which takes
/// seconds for all of Japan and goes on beside the service.
package actor FeedSearch {
    private let index: SearchIndex
    private let tables: any TableStore
    private let projector: Projector
    private var seen: Int64 = 0
    /// Looked at for each search, so nobody waits for the actor once it is.
    private let isFilled = Atomic(false)
    private var running: Task<Void, any Error>?

    package init(_ index: SearchIndex, tables: any TableStore, projector: Projector) {
        self.index = index
        self.tables = tables
        self.projector = projector
    }

    /// Returns when the index was filled once.
    package nonisolated func fill() async throws {
        if !isFilled.load(ordering: .acquiring) { try await catchUp() }
    }

    /// Takes in what changed; whoever asks meanwhile waits for the same.
    package func catchUp() async throws {
        if let running { return try await running.value }
        let task = Task { try await takeChanges() }
        running = task
        defer { running = nil }
        try await task.value
    }

    /// Keeps up until the task is cancelled.
    ///
    /// - Parameter gather: waits a moment, so that many changes are taken in at once.
    package func run(gather: @escaping @Sendable () async throws -> Void) async throws {
        let position = try await projector.position()
        try await catchUp()
        // Most facts are not about the directory, and nobody looks into its tables for them.
        let query = Query([Query.Item(names: FacilityDirectory.handlers(Rows(tables: nil)).names)])
        let changes = Subscription(projector.log, query, after: position, opening: false, gather: gather)
        for try await _ in changes {
            try await projector.catchUp()
            try await catchUp()
        }
    }

    private func takeChanges() async throws {
        let (after, empty) = (seen, index.changes())
        let changes = try await tables.read { try Self.changes(after: after, from: empty, in: $0) }
        if changes.made.count > 0 {
            // Seconds of counting, which would keep the service's few threads from answering.
            let index = index
            await withCheckedContinuation { done in
                DispatchQueue.global(qos: .utility).async {
                    index.take(changes.made)
                    done.resume()
                }
            }
        }
        seen = changes.newest
        isFilled.store(true, ordering: .releasing)
    }

    private static func changes(
        after position: Int64, from empty: SearchIndex.Changes, in tables: any Tables
    ) throws -> (made: SearchIndex.Changes, newest: Int64) {
        var (made, newest) = (empty, position)
        // One by one is quicker than all of them, but for the first time.
        var counts: [PlaceID: VacancyRow]?
        if position == 0 {
            var all: [PlaceID: VacancyRow] = [:]
            try FacilityDirectory.vacancies(in: tables) { all[$0.place] = $0 }
            counts = all
        }
        try FacilityDirectory.places(changedAfter: position, in: tables) { row in
            newest = max(newest, row.listing.changedAt)
            guard row.listing.status == .shown else { return made.remove(.place(row.place)) }
            let count = try counts.map { $0[row.place] } ?? FacilityDirectory.vacancies(of: row.place, in: tables)
            made.put(SearchEntry(row.place, row.record, vacancies: count?.counts.ages ?? []))
        }
        try FacilityDirectory.gatherings(changedAfter: position, in: tables) { row in
            newest = max(newest, row.listing.changedAt)
            guard row.listing.status == .shown else { return made.remove(.gathering(row.gathering)) }
            made.put(SearchEntry(row.gathering, row.record))
        }
        try FacilityDirectory.schemes(changedAfter: position, in: tables) { row in
            newest = max(newest, row.listing.changedAt)
            guard row.listing.status == .shown else { return made.remove(.scheme(row.scheme)) }
            made.put(SearchEntry(row.scheme, row.record))
        }
        return (made, newest)
    }
}
