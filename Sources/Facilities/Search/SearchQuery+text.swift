import Calendar
import Events
import Places

/// A name and a value, as they stand in an address or a form.
package struct QueryItem: Hashable, Sendable {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

extension SearchQuery {
    /// Names and values that `init(items:)` reads again; what is not asked for is left out.
    ///
    /// The item `near` says where somebody is: whoever puts it into an address also puts it into histories and logs.
    package var items: [QueryItem] {
        var items: [QueryItem] = []
        func add(_ name: String, _ value: String?) {
            if let value, !value.isEmpty { items.append(QueryItem(name, value)) }
        }
        add("of", subject == .places ? nil : subject.rawValue)
        add("q", words)
        add("kind", PlaceKind.allCases.filter(kinds.contains).map(\.rawValue).joined(separator: ","))
        add("near", near?.description)
        add("within", within.map(String.init))
        add("area", area?.description)
        add("town", town)
        add("open", open?.text)
        add("age", ageMonths.map(String.init))
        add("vacancy", vacancyAge.map(String.init))
        add("has", has.sorted().map(\.rawValue).joined(separator: ","))
        add("benefit", hasBenefit ? "1" : nil)
        add("from", from?.description)
        add("until", until?.description)
        add("free", isFree ? "1" : nil)
        add("start", offset == 0 ? nil : String(offset))
        add("count", limit == SearchQuery().limit ? nil : String(limit))
        return items
    }

    /// Reads what `items` writes, and the same from a form: `kind` and `has` once for each. What can't be read asks for
    /// nothing.
    package init(items: some Sequence<QueryItem>) {
        self.init()
        for item in items where !item.value.isEmpty { take(item) }
        offset = min(offset, Self.furthest)
        limit = min(max(limit, 1), Self.mostAtOnce)
    }

    private mutating func take(_ item: QueryItem) {
        let value = item.value
        switch item.name {
        case "of": subject = Subject(rawValue: value) ?? .places
        case "q": words = String(value.prefix(Self.longestWords))
        case "kind": kinds.formUnion(value.split(separator: ",").compactMap { PlaceKind(rawValue: String($0)) })
        case "near": near = Self.point(value)
        case "within": within = Self.count(value, upTo: 2_000_000)
        case "area": area = MunicipalityCode(value)
        case "town": town = String(value.prefix(Self.longestWords))
        case "open": open = OpenWish(value)
        case "age": ageMonths = Self.count(value, upTo: 12 * 20)
        case "vacancy": vacancyAge = Self.count(value, upTo: 5)
        case "has": has.formUnion(value.split(separator: ",").compactMap { Equipment(rawValue: String($0)) })
        case "benefit": hasBenefit = value == "1"
        case "from": from = CivilDate(iso: value)
        case "until": until = CivilDate(iso: value)
        case "free": isFree = value == "1"
        case "start": offset = Self.count(value, upTo: Self.furthest) ?? 0
        case "count": limit = Self.count(value, upTo: Self.mostAtOnce) ?? limit
        default: break
        }
    }

    /// As many characters of words are read.
    static let longestWords = 120

    private static func count(_ text: String, upTo most: Int) -> Int? {
        Int(text).flatMap { (0...most).contains($0) ? $0 : nil }
    }

    /// A point with any number of decimals, as maps and browsers write them.
    private static func point(_ text: String) -> GeoPoint? {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
        guard parts.count == 2, let north = parts[0], let east = parts[1] else { return nil }
        return GeoPoint(north: north, east: east)
    }
}

extension SearchQuery.OpenWish {
    /// `now`, `2026-11-28` or `2026-11-28T10:00`.
    package var text: String {
        switch self {
        case .now: "now"
        case .day(let date): date.description
        case .at(let moment): "\(moment.date)T\(moment.timeOfDay)"
        }
    }

    package init?(_ text: String) {
        let parts = text.split(separator: "T", omittingEmptySubsequences: false).map(String.init)
        if text == "now" {
            self = .now
        } else if parts.count == 1, let date = CivilDate(iso: parts[0]) {
            self = .day(date)
        } else if parts.count == 2, let date = CivilDate(iso: parts[0]), let time = TimeOfDay(parts[1]) {
            self = .at(JapanTime(date, at: time))
        } else {
            return nil
        }
    }
}
