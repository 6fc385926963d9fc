import Events
package import Facilities
package import Places

/// What a family looks for in the chat. It never says where the family is, only that it is meant.
package struct ChatQuery: Hashable, Sendable {
    /// From where distances are measured.
    package enum Origin: Hashable, Sendable {
        case nowhere
        /// Where the family said that it is, as long as that is known.
        case here
        /// A town or station by its name, and where it lies: several wards have a 本町.
        case town(String, in: MunicipalityCode?)
    }

    package var query: SearchQuery
    package var origin: Origin

    package init(_ query: SearchQuery, from origin: Origin = .nowhere) {
        self.query = query
        self.query.near = nil
        self.query.limit = Self.cards
        self.origin = origin
    }

    /// So many places are shown at once: LINE takes twelve cards, and the last one leads on.
    package static let cards = 9

    /// Names and values, as a button carries them. Coordinates are none of them.
    var text: String {
        var items = query.items.filter { $0.name != "near" && $0.name != "count" }
        switch origin {
        case .nowhere: break
        case .here: items.append(QueryItem("here", "1"))
        case .town(let name, let municipality):
            items.append(QueryItem("at", name))
            if let municipality { items.append(QueryItem("in", municipality.description)) }
        }
        return items.map { "\($0.name)=\(Self.escaped($0.value))" }.joined(separator: "&")
    }

    init(text: Substring) {
        let items = text.split(separator: "&").compactMap { item -> QueryItem? in
            let parts = item.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { return nil }
            return QueryItem(String(parts[0]), Self.unescaped(parts[1]))
        }
        let municipality = items.last { $0.name == "in" }.flatMap { MunicipalityCode($0.value) }
        let town = items.last { $0.name == "at" }.map { Origin.town($0.value, in: municipality) }
        let isHere = items.contains(QueryItem("here", "1"))
        self.init(SearchQuery(items: items), from: isHere ? .here : town ?? .nowhere)
    }

    private static let marks: [(mark: String, code: String)] = [("%", "%25"), ("&", "%26"), ("=", "%3D")]

    private static func escaped(_ value: String) -> String {
        marks.reduce(value) { $0.replacing($1.mark, with: $1.code) }
    }

    private static func unescaped(_ value: Substring) -> String {
        marks.reversed().reduce(String(value)) { $0.replacing($1.code, with: $1.mark) }
    }

    func changed(_ change: (inout SearchQuery) -> Void) -> ChatQuery {
        var changed = self
        change(&changed.query)
        changed.query.offset = 0
        return changed
    }
}

/// What a family wants to find.
package enum SearchRequest: Hashable, Sendable {
    /// In its own words.
    case words(String)
    /// About where it is; the municipality of the address, for when the point is not known any more.
    case here(MunicipalityCode?)
    case query(ChatQuery)
}

/// What is offered to look for, in the order of buttons.
enum SearchChoice: CaseIterable {
    case nursingRoom, familyCentre, nursery, temporaryCare, park, cafeteria, benefit, doctor, gathering

    /// The same place and distance, for this.
    func query(like other: ChatQuery) -> ChatQuery {
        var query = SearchQuery(self == .gathering ? .gatherings : .places)
        (query.area, query.town, query.within) = (other.query.area, other.query.town, other.query.within)
        switch self {
        case .nursingRoom: query.has = [.nursingRoom]
        case .familyCentre: query.kinds = [.familyCentre, .childrensHall]
        case .nursery: query.kinds = [.nursery, .certifiedCentre, .smallNursery]
        case .temporaryCare: query.has = [.temporaryCare]
        case .park: query.kinds = [.park]
        case .cafeteria: query.kinds = [.cafeteria]
        case .benefit: query.hasBenefit = true
        case .doctor: query.kinds = [.clinic, .hospital]
        case .gathering: break
        }
        return ChatQuery(query, from: other.origin)
    }

    /// Where somebody with a small child may go on the way; asked for where nothing else is said.
    static let outings: Set<PlaceKind> = [
        .babyStation, .familyCentre, .childrensHall, .park, .library, .cafeteria, .temporaryCare,
    ]
}
