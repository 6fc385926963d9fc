import Calendar
import Events
import Facilities
import Foundation
import Places

/// What somebody asks of a search page: free words, and what was chosen beside them.
struct Asked: Sendable {
    /// As it was typed.
    let words: String
    /// What was chosen; without words and where somebody is.
    private(set) var chosen: SearchQuery
    /// Where somebody is. It came in a form, and goes into no address.
    let here: GeoPoint?
    /// The town or station from which distances are measured, where a link names it beside the words.
    let origin: Origin?
    /// Whether nothing is to be read from the words any more.
    let isExact: Bool

    struct Origin: Sendable {
        let name: String
        let municipality: MunicipalityCode?

        var items: [QueryItem] {
            [QueryItem("at", name)] + (municipality.map { [QueryItem("in", $0.description)] } ?? [])
        }
    }

    static let hitsAtOnce = 10
    private static let names = [
        "kind", "within", "area", "town", "open", "age", "vacancy", "has", "benefit", "from", "until", "free", "start",
    ]

    init(_ form: Form, _ subject: SearchQuery.Subject, mayTellPlace: Bool) {
        words = String(form["q"].prefix(120))
        var items = Self.names.flatMap { name in form.all(name).map { QueryItem(name, $0) } }
        // A form has a day and a time apart.
        if form["open"].isEmpty, let day = CivilDate(iso: form["day"]) {
            let wish = form["time"].isEmpty ? "\(day)" : "\(day)T\(form["time"])"
            items.append(QueryItem("open", wish))
        }
        var query = SearchQuery(items: items)
        if form["vacancy"] == "yes", let months = query.ageMonths {
            (query.vacancyAge, query.ageMonths) = (min(months / 12, 5), nil)
        }
        query.subject = subject
        query.limit = Self.hitsAtOnce
        chosen = query
        isExact = form["exact"] == "1"
        let name = String(form["at"].prefix(120))
        origin = name.isEmpty ? nil : Origin(name: name, municipality: MunicipalityCode(form["in"]))
        here = mayTellPlace ? SearchQuery(items: [QueryItem("near", form["near"])]).near : nil
    }

    /// Whether nothing was asked for yet.
    var isEmpty: Bool { words.isEmpty && chosen.isEmpty && here == nil && origin == nil }

    /// What is looked for: what was chosen counts before what was read from words.
    ///
    /// - Parameter point: where `origin` lies. Words that name another place count before it.
    func query(_ read: ReadWords, from point: GeoPoint?) -> SearchQuery {
        var query = read.query
        query.subject = chosen.subject
        query.kinds.formUnion(chosen.kinds)
        query.has.formUnion(chosen.has)
        query.near = here ?? query.near ?? point
        query.within = chosen.within ?? query.within
        query.area = chosen.area ?? query.area
        query.town = chosen.town ?? query.town
        query.open = chosen.open ?? query.open
        if chosen.vacancyAge != nil || chosen.ageMonths != nil {
            (query.ageMonths, query.vacancyAge) = (chosen.ageMonths, chosen.vacancyAge)
        }
        query.hasBenefit = chosen.hasBenefit || query.hasBenefit
        query.isFree = chosen.isFree || query.isFree
        if chosen.from != nil || chosen.until != nil { (query.from, query.until) = (chosen.from, chosen.until) }
        query.offset = chosen.offset
        query.limit = chosen.limit
        return query
    }

    /// Everything but where somebody is, for the page that begins at a hit.
    func items(from start: Int) -> [QueryItem] {
        var query = chosen
        query.words = words
        query.offset = start
        return Self.items(of: query) + (isExact ? [Self.exact] : []) + (origin?.items ?? [])
    }

    /// All of what there is instead: its words are just that, and the place that was read from them stays.
    func items(of instead: SearchAnswer.Instead, _ read: ReadWords?) -> [QueryItem] {
        let place = read?.place.map { Origin(name: $0.name, municipality: $0.municipality) } ?? origin
        return Self.items(of: instead.query) + [Self.exact] + (place?.items ?? [])
    }

    private static let exact = QueryItem("exact", "1")

    private static func items(of query: SearchQuery) -> [QueryItem] {
        query.items.filter { !["of", "near", "count"].contains($0.name) }
    }
}

extension QueryItem {
    static func address(_ path: String, _ items: [QueryItem]) -> String {
        guard !items.isEmpty else { return path }
        let allowed = CharacterSet(charactersIn: "-._~:,").union(.alphanumerics)
        return path + "?"
            + items.map { "\($0.name)=\($0.value.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")" }
            .joined(separator: "&")
    }
}
