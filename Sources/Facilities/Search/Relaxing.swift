import Calendar

extension SearchIndex {
    /// As many hits are told of another query.
    private static let few = 3

    /// What there is where nothing was found: the query without the first filter that alone keeps everything away, and
    /// without more of them where no single one does.
    ///
    /// Filters are given up in the order of `SearchFilter`. Near a point the nearest come first, however far.
    func instead(_ query: SearchQuery, now: JapanTime) -> SearchAnswer.Instead? {
        for filter in query.filters {
            if let instead = answer(query.without(filter), given: [filter], now) { return instead }
        }
        var (given, rest): ([SearchFilter], SearchQuery) = ([], query)
        for filter in query.filters {
            given.append(filter)
            rest = rest.without(filter)
            if given.count > 1, let instead = answer(rest, given: given, now) { return instead }
        }
        return nil
    }

    private func answer(_ query: SearchQuery, given: [SearchFilter], _ now: JapanTime) -> SearchAnswer.Instead? {
        guard finds(query, now: now) else { return nil }
        var few = query
        few.limit = Self.few
        let found = page(few, now: now)
        return SearchAnswer.Instead(given: given, query: query, hits: found.hits, total: found.total)
    }
}
