package import Calendar
import Events
package import Places
import Synchronization

/// Finds places, gatherings and schemes, in memory.
///
/// What is fed into it stands on a large shelf and, as far as it is newer, on a small one; both are made once and only
/// read, so that searches wait for nobody. The small one is made anew with each change, the large one when the small
/// one has grown.
package final class SearchIndex: Sendable {
    private let folding: Folding
    private let gazetteer: Gazetteer
    private let stacks = Mutex<[SearchQuery.Subject: ShelfStack]>([:])
    private let editions = Atomic(0)
    /// One change at a time.
    private let writing = Mutex(())

    package init(_ folding: Folding, _ gazetteer: Gazetteer) {
        self.folding = folding
        self.gazetteer = gazetteer
    }

    /// What is to be found from now on, or no longer.
    package struct Changes: Sendable {
        fileprivate let folding: Folding
        fileprivate var rows: [SearchQuery.Subject: [String: ShelfRow?]] = [:]

        package var count: Int { rows.values.reduce(0) { $0 + $1.count } }

        /// Takes in what is new or changed.
        package mutating func put(_ entry: SearchEntry) {
            rows[entry.subject, default: [:]][entry.code] = .some(ShelfRow(entry, folding))
        }

        /// Takes out what is closed, merged or withdrawn.
        package mutating func remove(_ id: SearchHit.ID) {
            let (subject, code) = id.parts
            rows[subject, default: [:]][code] = .some(nil)
        }
    }

    package func changes() -> Changes { Changes(folding: folding) }

    /// From the next search on they hold. Takes seconds for hundreds of thousands.
    package func take(_ changes: Changes) {
        writing.withLock { _ in
            for (subject, rows) in changes.rows {
                let stack = (stack(subject) ?? ShelfStack()).taking(rows)
                stacks.withLock { $0[subject] = stack }
            }
            editions.add(1, ordering: .releasing)
        }
    }

    /// Another number after each change: while it stays the same, so do the answers of a minute.
    package var edition: Int { editions.load(ordering: .acquiring) }

    /// How many there are.
    package func count(_ subject: SearchQuery.Subject) -> Int { stack(subject)?.count ?? 0 }

    /// What fits, in order; where nothing does, what there is instead.
    package func search(_ query: SearchQuery, now: JapanTime) -> SearchAnswer {
        let found = page(query, now: now)
        return SearchAnswer(
            query: query, hits: found.hits, total: found.total,
            instead: found.total == 0 ? instead(query, now: now) : nil)
    }

    func page(_ query: SearchQuery, now: JapanTime) -> (total: Int, hits: [SearchHit]) {
        stack(query.subject)?.found(PreparedQuery(query, now: now, folding, gazetteer)) ?? (0, [])
    }

    /// Whether anything fits.
    func finds(_ query: SearchQuery, now: JapanTime) -> Bool {
        stack(query.subject)?.isAny(PreparedQuery(query, now: now, folding, gazetteer)) ?? false
    }

    /// The middle of what stands in a town; nil where nothing with a point does.
    package func centre(ofTown town: String, in area: MunicipalityCode?) -> GeoPoint? {
        var query = SearchQuery()
        (query.town, query.area) = (town, area)
        let prepared = PreparedQuery(query, now: JapanTime(milliseconds: 0), folding, gazetteer)
        guard !prepared.town.isEmpty else { return nil }
        let points = stack(.places)?.points(prepared) ?? []
        guard !points.isEmpty else { return nil }
        // The median: a place that is written into the wrong town moves it hardly.
        return GeoPoint(
            latitude: points.map(\.latitude).sorted()[points.count / 2],
            longitude: points.map(\.longitude).sorted()[points.count / 2])
    }

    private func stack(_ subject: SearchQuery.Subject) -> ShelfStack? { stacks.withLock { $0[subject] } }
}

extension SearchHit.ID {
    fileprivate var parts: (SearchQuery.Subject, String) {
        switch self {
        case .place(let id): (.places, id.description)
        case .gathering(let id): (.gatherings, id.description)
        case .scheme(let id): (.schemes, id.description)
        }
    }
}
