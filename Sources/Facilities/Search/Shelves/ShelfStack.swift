import Calendar
import Events
import Places

/// The large shelf and the small one above it. A value: what searches hold stays as it is.
struct ShelfStack: Sendable {
    private var base = Shelf([])
    private var gone = Marks(count: 0)
    private var recent = Shelf([])
    private(set) var count = 0

    /// So many changes are made anew each time rather than the large shelf.
    private static let fewest = 1_000

    /// The same with changes: nil for what is gone.
    func taking(_ rows: [String: ShelfRow?]) -> ShelfStack {
        var stack = self
        for code in rows.keys {
            if let place = base.placeOf[code] { stack.gone.add(Int(place)) }
        }
        var newer = rows.values.compactMap { $0 }
        for place in 0..<recent.count where rows[recent.codes[place]] == nil {
            newer.append(ShelfRow(place, of: recent))
        }
        if newer.count > max(Self.fewest, base.count / 8) {
            for place in 0..<base.count where !stack.gone.holds(place) { newer.append(ShelfRow(place, of: base)) }
            stack.base = Shelf(newer)
            stack.gone = Marks(count: stack.base.count)
            stack.recent = Shelf([])
        } else {
            stack.recent = Shelf(newer)
        }
        stack.count = stack.base.count - stack.gone.count + stack.recent.count
        return stack
    }

    private func searches(_ query: PreparedQuery) -> [ShelfSearch] {
        [(base, gone), (recent, Marks(count: recent.count))].filter { $0.0.count > 0 }
            .map { ShelfSearch($0.0, without: $0.1, query) }
    }

    func isAny(_ query: PreparedQuery) -> Bool {
        var isAny = false
        for search in searches(query) where !isAny {
            search.each { _, _ in
                isAny = true
                return false
            }
        }
        return isAny
    }

    func points(_ query: PreparedQuery) -> [GeoPoint] {
        var points: [GeoPoint] = []
        for search in searches(query) {
            search.each { place, _ in
                if let point = search.shelf.points[place] { points.append(point) }
                return true
            }
        }
        return points
    }

    /// The page that was asked for.
    func found(_ query: PreparedQuery) -> (total: Int, hits: [SearchHit]) {
        let offset = min(max(query.query.offset, 0), SearchQuery.furthest)
        let limit = min(max(query.query.limit, 1), SearchQuery.mostAtOnce)
        var total = 0
        var all: [(key: UInt64, shelf: Shelf)] = []
        for search in searches(query) {
            let found = search.found(atMost: offset + limit)
            total += found.total
            let shelf = search.shelf
            all = all.isEmpty ? found.keys.map { ($0, shelf) } : Self.merge(all, found.keys.map { ($0, shelf) })
        }
        return (total, all.dropFirst(offset).prefix(limit).map { hit($0.key, $0.shelf, query) })
    }

    private static func merge(
        _ one: [(key: UInt64, shelf: Shelf)], _ other: [(key: UInt64, shelf: Shelf)]
    ) -> [(key: UInt64, shelf: Shelf)] {
        // Ranks mean something on their own shelf only.
        (one + other).sorted { left, right in
            if left.key >> 32 != right.key >> 32 { return left.key < right.key }
            if left.shelf === right.shelf { return left.key < right.key }
            return left.shelf.precedes(left.shelf.place(of: left.key), right.shelf, right.shelf.place(of: right.key))
        }
    }

    private func hit(_ key: UInt64, _ shelf: Shelf, _ query: PreparedQuery) -> SearchHit {
        let place = shelf.place(of: key)
        let hours = shelf.hours(place) ?? OpeningHours([])
        let (moment, day) =
            switch query.query.open {
            case .at(let moment): (moment, moment.date)
            case .day(let date): (date == query.now.date ? query.now : JapanTime(date), date)
            case .now, nil: (query.now, query.now.date)
            }
        let state = hours.state(at: moment)
        let opening = hours.opening(on: day)
        var doubts: Set<SearchFilter> = []
        if query.query.ageMonths != nil, shelf.fromMonths[place] == ShelfRow.noAges { doubts.insert(.age) }
        switch (query.query.open, opening, state) {
        case (.day, .ask, _), (.now, _, .ask), (.at, _, .ask): doubts.insert(.open)
        default: break
        }
        let metres = query.query.near.flatMap { near in
            shelf.points[place].map { Int(near.metres(to: $0).rounded()) }
        }
        return SearchHit(
            id: shelf.id(place, query.query.subject), metres: metres, state: state, day: opening, doubts: doubts)
    }
}

extension Shelf {
    fileprivate func place(of key: UInt64) -> Int { Int(ranked[Int(key & 0xFFFF_FFFF)]) }

    fileprivate func id(_ place: Int, _ subject: SearchQuery.Subject) -> SearchHit.ID {
        switch subject {
        case .places: .place(PlaceID(code: codes[place]))
        case .gatherings: .gathering(GatheringID(code: codes[place]))
        case .schemes: .scheme(SchemeID(code: codes[place]))
        }
    }
}
