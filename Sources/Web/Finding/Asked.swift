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
        here = mayTellPlace ? SearchQuery(items: [QueryItem("near", form["near"])]).near : nil
    }

    /// Whether nothing was asked for yet.
    var isEmpty: Bool { words.isEmpty && chosen.isEmpty && here == nil }

    /// What is looked for: what was chosen counts before what was read from words.
    func query(_ read: ReadWords) -> SearchQuery {
        var query = read.query
        query.subject = chosen.subject
        query.kinds.formUnion(chosen.kinds)
        query.has.formUnion(chosen.has)
        query.near = here ?? query.near
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
        query.limit = SearchQuery().limit
        return query.items.filter { $0.name != "of" && $0.name != "near" }
    }

    static func address(_ path: String, _ items: [QueryItem]) -> String {
        guard !items.isEmpty else { return path }
        let allowed = CharacterSet(charactersIn: "-._~:,").union(.alphanumerics)
        return path + "?"
            + items.map { "\($0.name)=\($0.value.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")" }
            .joined(separator: "&")
    }
}
