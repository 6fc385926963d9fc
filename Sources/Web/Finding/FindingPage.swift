import Calendar
import Events
import Facilities
import Places

/// A search with what it found: a list, and beside it a map.
struct FindingPage: WebPage {
    static let template = "places.search"
    let asked: Asked
    let say: Speech
    let map: [String: any Sendable]
    let choices: FindingChoices.Written
    var answer: SearchAnswer?
    var read: ReadWords?
    var found: [[String: any Sendable]] = []
    var others: [[String: any Sendable]] = []

    init(asked: Asked, say: Speech, map: [String: any Sendable], choices: FindingChoices.Written) {
        self.asked = asked
        self.say = say
        self.map = map
        self.choices = choices
    }

    private var isPlaces: Bool { asked.chosen.subject == .places }
    private var path: String { isPlaces ? "/r/places" : "/r/events" }
    var query: [QueryItem] { asked.items(from: asked.chosen.offset) }
    var unaddressed: [QueryItem] { asked.here.map { [QueryItem("near", $0.description)] } ?? [] }
    var title: TextName { isPlaces ? "finding.places" : "finding.events" }

    var shown: Any {
        var shown: [String: Any] = [
            "path": path, "isPlaces": isPlaces, "isEvents": !isPlaces,
            "form": FindingForm(asked: asked, say: say).shown(choices), "found": found.map(PageFields.init(fields:)),
            "others": others.map(PageFields.init(fields:)),
            "isAsked": answer != nil, "isHere": asked.here != nil, "needsAge": read?.needsAge ?? false,
        ]
        if answer == nil { shown["starts"] = starts }
        shown["map"] = map
        shown["here"] = asked.here?.description
        if let answer {
            shown["count"] = say("finding.count", ["count": "\(answer.total)"])
            if let instead = answer.instead {
                shown["why"] = instead.given.first.map(say.instead)
                shown["insteadCount"] = say("finding.count", ["count": "\(instead.total)"])
            }
            shown["isNothing"] = answer.total == 0
            let pages = pages(answer)
            shown["pages"] = pages.isEmpty ? nil : ["links": pages]
        }
        if let place = read?.place?.name ?? asked.origin?.name, asked.here == nil {
            shown["from"] = say("finding.from-place", ["place": place])
        }
        shown["choices"] = (read?.choices ?? []).map { choice in
            let items = [QueryItem("area", choice.code.description)] + others(than: choice)
            return ["name": choice.fullName, "href": QueryItem.address(path, items)]
        }
        return PageFields(fields: shown)
    }

    /// What was asked beside the name that several places have.
    private func others(than choice: Municipality) -> [QueryItem] {
        asked.items(from: 0).compactMap { item in
            guard item.name == "q" else { return item.name == "area" ? nil : item }
            let rest = item.value.split(whereSeparator: \.isWhitespace).filter { $0 != choice.name }
            return rest.isEmpty ? nil : QueryItem("q", rest.joined(separator: " "))
        }
    }

    /// Ways in for whoever has typed nothing yet.
    private var starts: [[String: any Sendable]] {
        let kinds: [PlaceKind] = [
            .nursery, .temporaryCare, .sickChildCare, .familyCentre, .childrensHall, .babyStation, .cafeteria,
            .clinic, .park, .shop,
        ]
        guard isPlaces else { return [] }
        return kinds.map { ["title": say($0), "href": "\(path)?kind=\($0.rawValue)"] }
    }

    /// Before and after; all of what there is instead. With somebody's own place they are forms.
    private func pages(_ answer: SearchAnswer) -> [[String: any Sendable]] {
        let (start, step) = (answer.query.offset, Asked.hitsAtOnce)
        if let instead = answer.instead {
            guard instead.total > instead.hits.count else { return [] }
            return [link(say("finding.all-others"), asked.items(of: instead, read))]
        }
        var pages: [(String, Int)] = []
        if start > 0 { pages.append((say("finding.before"), max(0, start - step))) }
        if start + step < min(answer.total, SearchQuery.furthest) {
            pages.append((say("finding.more"), start + step))
        }
        return pages.map { title, start in link(title, asked.items(from: start)) }
    }

    private func link(_ title: String, _ items: [QueryItem]) -> [String: any Sendable] {
        var link: [String: any Sendable] = ["title": title, "href": QueryItem.address(path, items)]
        if asked.here != nil { link["fields"] = ["items": items.map { ["name": $0.name, "value": $0.value] }] }
        return link
    }
}
