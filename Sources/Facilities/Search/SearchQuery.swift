package import Calendar
package import Events
package import Places

/// What somebody looks for. Everything that is said has to hold; what is left out doesn't matter.
package struct SearchQuery: Hashable, Sendable {
    /// What of the directory is looked through.
    package enum Subject: String, CaseIterable, Sendable {
        case places, gatherings, schemes
    }

    /// When a place is to be open.
    package enum OpenWish: Hashable, Sendable {
        case now
        /// At any time of that day.
        case day(CivilDate)
        case at(JapanTime)
    }

    package var subject: Subject
    /// One of these; any kind where it is empty.
    package var kinds: Set<PlaceKind> = []
    /// As they were typed; each of those separated by spaces has to be found.
    package var words = ""
    /// From where distances are measured. It is used for this search and kept nowhere.
    package var near: GeoPoint?
    /// Not further away than so many metres; without `near` it says nothing.
    package var within: Int?
    /// In this prefecture, city or ward.
    package var area: MunicipalityCode?
    /// In this town (町字), as addresses write it.
    package var town: String?
    package var open: OpenWish?
    /// For a child of so many completed months.
    package var ageMonths: Int?
    /// With a free place in the class of so many years.
    package var vacancyAge: Int?
    /// All of these are there.
    package var has: Set<Equipment> = []
    /// With something for families with a pass.
    package var hasBenefit = false
    /// Gatherings and schemes: on one of the days from here on.
    package var from: CivilDate?
    /// Gatherings and schemes: on one of the days up to here.
    package var until: CivilDate?
    /// Gatherings that cost nothing.
    package var isFree = false
    /// How many hits are passed over.
    package var offset = 0
    /// How many hits are told at most.
    package var limit = 20

    package init(_ subject: Subject = .places) { self.subject = subject }

    /// So far hits are told one after the other.
    package static let furthest = 5_000
    /// So many hits are told at once at most.
    package static let mostAtOnce = 500

    /// The same without any page.
    package var firstPage: SearchQuery {
        var query = self
        query.offset = 0
        return query
    }

    /// Whether it asks for nothing in particular.
    package var isEmpty: Bool { filters.isEmpty && near == nil }
}

/// One thing that a query asks for, so that it can be told and taken back.
package enum SearchFilter: String, CaseIterable, Sendable {
    // In the order in which they are given up when nothing is found: what a family can most easily do without first.
    case open, within, isFree = "free", vacancy, age, has, benefit, days, town, area, kinds, words
}

extension SearchQuery {
    /// What it asks for.
    package var filters: [SearchFilter] { SearchFilter.allCases.filter(asks) }

    /// Whether it asks for this.
    package func asks(_ filter: SearchFilter) -> Bool {
        switch filter {
        case .open: open != nil
        case .within: near != nil && within != nil
        case .isFree: isFree
        case .vacancy: vacancyAge != nil
        case .age: ageMonths != nil
        case .has: !has.isEmpty
        case .benefit: hasBenefit
        case .days: from != nil || until != nil
        case .town: town != nil
        case .area: area != nil
        case .kinds: !kinds.isEmpty
        case .words: !words.allSatisfy(\.isWhitespace)
        }
    }

    /// The same without this.
    package func without(_ filter: SearchFilter) -> SearchQuery {
        var query = firstPage
        switch filter {
        case .open: query.open = nil
        case .within: query.within = nil
        case .isFree: query.isFree = false
        case .vacancy: query.vacancyAge = nil
        case .age: query.ageMonths = nil
        case .has: query.has = []
        case .benefit: query.hasBenefit = false
        case .days: (query.from, query.until) = (nil, nil)
        case .town: query.town = nil
        case .area: query.area = nil
        case .kinds: query.kinds = []
        case .words: query.words = ""
        }
        return query
    }
}
