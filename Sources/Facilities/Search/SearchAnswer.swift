package import Calendar
package import Events
import Places

/// What was found, in the order in which it is to be shown.
package struct SearchAnswer: Sendable, Equatable {
    /// What was asked.
    package let query: SearchQuery
    package let hits: [SearchHit]
    /// How many there are in all, also on other pages.
    package let total: Int
    /// Set where nothing was found.
    package let instead: Instead?

    package var places: [PlaceID] { hits.compactMap(\.place) }

    /// What there is where nothing was found.
    package struct Instead: Sendable, Equatable {
        /// What had to be given up to find anything; the first of them is why nothing was found.
        package let given: [SearchFilter]
        /// The query without it.
        package let query: SearchQuery
        /// The first few hits of that query.
        package let hits: [SearchHit]
        package let total: Int
    }
}

/// One place, gathering or scheme that was found.
package struct SearchHit: Sendable, Equatable {
    package enum ID: Hashable, Sendable {
        case place(PlaceID)
        case gathering(GatheringID)
        case scheme(SchemeID)
    }

    package let id: ID
    /// From where the query is near; nil where either has no point.
    package let metres: Int?
    /// Whether a place is open at the moment that was asked for, which is now where nothing else was.
    package let state: OpenState
    /// What it does on the day that was asked for.
    package let day: DayOpening
    /// What was asked for and the directory can't say: ask them.
    package let doubts: Set<SearchFilter>

    package var place: PlaceID? {
        if case .place(let id) = id { id } else { nil }
    }
    package var gathering: GatheringID? {
        if case .gathering(let id) = id { id } else { nil }
    }
    package var scheme: SchemeID? {
        if case .scheme(let id) = id { id } else { nil }
    }
}
