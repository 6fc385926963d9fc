import Calendar
import Places

/// A query with its words folded.
struct PreparedQuery: Sendable {
    let query: SearchQuery
    let now: JapanTime
    /// The words, the longest first, none within another.
    let terms: [[UInt16]]
    /// All words as one.
    let phrase: [UInt16]
    let town: [UInt16]
    private let gazetteer: Gazetteer

    /// As many words are looked for; more would only take time.
    private static let mostTerms = 8

    init(_ query: SearchQuery, now: JapanTime, _ folding: Folding, _ gazetteer: Gazetteer) {
        self.query = query
        self.now = now
        self.gazetteer = gazetteer
        let words = query.words.prefix(SearchQuery.longestWords)
        let folded = words.split(whereSeparator: { $0.isWhitespace || "、,，".contains($0) })
            .map { folding.folded(String($0)) }.filter { !$0.isEmpty }
        terms = Array(
            Array(Set(folded)).sorted { $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count > $1.count }
                .prefix(Self.mostTerms))
        phrase = folding.folded(String(words.filter { !"、,，".contains($0) }))
        town = query.town.map(folding.folded) ?? []
    }

    /// The days that gatherings and schemes have to touch: from today on where nothing else is asked for.
    var days: (from: Int32, until: Int32) {
        guard query.subject != .places else { return (.min, .max) }
        return ((query.from ?? now.date).dayNumber, query.until?.dayNumber ?? .max)
    }

    func isWithin(_ inner: MunicipalityCode, _ outer: MunicipalityCode) -> Bool {
        inner == outer || gazetteer.isWithin(inner, outer) || MunicipalityCode(prefecture: inner.prefecture) == outer
    }
}
