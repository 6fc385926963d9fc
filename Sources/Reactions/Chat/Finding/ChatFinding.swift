package import Calendar
package import EventModel
package import Events
package import Facilities
import Places
package import Projections

/// What is shown of a search.
package struct FoundPage: Sendable {
    package enum Item: Sendable {
        case place(ListedPlace, SearchHit)
        case gathering(ListedGathering, SearchHit)
        case scheme(ListedScheme, SearchHit)
    }

    /// As it was understood.
    package let asked: ChatQuery
    package let items: [Item]
    package let total: Int
    /// What had to be given up to find anything, and the query without it.
    var given: [SearchFilter] = []
    var instead: ChatQuery?
    /// Whether nobody knows any more where the family is.
    var isLost = false
    /// Free places were asked for without an age.
    var needsAge = false
    /// Where a family that moved may live now.
    var municipality: MunicipalityCode?
}

/// Searches for families in the chat.
package struct ChatFinding: Sendable {
    private let finder: Finder
    private let whereabouts: Whereabouts
    private let tables: any TableStore

    package init(_ finder: Finder, _ whereabouts: Whereabouts, tables: any TableStore) {
        self.finder = finder
        self.whereabouts = whereabouts
        self.tables = tables
    }

    /// Nil where words mean nothing and are found nowhere.
    package func find(_ request: SearchRequest, for household: HouseholdID, now: JapanTime) async throws -> FoundPage? {
        switch request {
        case .words(let typed):
            let read = try await finder.read(typed, now: now)
            let asked = ChatQuery(read.query, from: read.place.map { .town($0.name, in: $0.municipality) } ?? .nowhere)
            var page = try await page(asked, near: read.query.near, now)
            page.needsAge = read.needsAge
            let onlyWords = read.query.filters == [.words] && read.place == nil
            return page.items.isEmpty && (onlyWords || asked.query.isEmpty) || page.given == [.words] && onlyWords
                ? nil : page
        case .here(let municipality):
            var query = SearchQuery()
            query.kinds = SearchChoice.outings
            var page = try await page(from: ChatQuery(query, from: .here), in: municipality, household, now)
            page.municipality = municipality
            return page
        case .query(let asked):
            return try await page(from: asked, in: nil, household, now)
        }
    }

    private func page(
        from asked: ChatQuery, in municipality: MunicipalityCode?, _ household: HouseholdID, _ now: JapanTime
    ) async throws -> FoundPage {
        switch asked.origin {
        case .nowhere: return try await page(asked, near: nil, now)
        case .town(let name, let municipality):
            return try await page(asked, near: try await finder.point(of: name, in: municipality, now: now), now)
        case .here:
            if let point = whereabouts.point(of: household, now: now) { return try await page(asked, near: point, now) }
            guard let municipality else {
                var lost = FoundPage(asked: asked, items: [], total: 0)
                lost.isLost = true
                return lost
            }
            var inside = ChatQuery(asked.query)
            inside.query.area = municipality
            return try await page(inside, near: nil, now)
        }
    }

    private func page(_ asked: ChatQuery, near: GeoPoint?, _ now: JapanTime) async throws -> FoundPage {
        var query = asked.query
        query.near = near
        let answer = try await finder.search(query, now: now)
        if let instead = answer.instead {
            var page = FoundPage(asked: asked, items: try await items(instead.hits), total: instead.total)
            page.given = instead.given
            page.instead = ChatQuery(instead.query, from: asked.origin)
            return page
        }
        return FoundPage(asked: asked, items: try await items(answer.hits), total: answer.total)
    }

    private func items(_ hits: [SearchHit]) async throws -> [FoundPage.Item] {
        try await tables.read { tables in
            let places = Dictionary(
                uniqueKeysWithValues: try FacilityDirectory.listed(hits.compactMap(\.place), in: tables)
                    .map { ($0.row.place, $0) })
            let gatherings = Dictionary(
                uniqueKeysWithValues: try FacilityDirectory.listed(hits.compactMap(\.gathering), in: tables)
                    .map { ($0.row.gathering, $0) })
            let schemes = Dictionary(
                uniqueKeysWithValues: try FacilityDirectory.listed(hits.compactMap(\.scheme), in: tables)
                    .map { ($0.row.scheme, $0) })
            return hits.compactMap { hit in
                switch hit.id {
                case .place(let id): places[id].map { .place($0, hit) }
                case .gathering(let id): gatherings[id].map { .gathering($0, hit) }
                case .scheme(let id): schemes[id].map { .scheme($0, hit) }
                }
            }
        }
    }
}
