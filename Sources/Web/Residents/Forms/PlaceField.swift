import Events
import Places

/// Where a family lives: chosen from a list, or typed as a postal code or a name.
struct PlaceField: Sendable {
    let typed: String
    let typedFault: String?
    let chosenFault: String?
    let groups: [Group]
    /// Where what was typed may be in several places: which.
    let which: [Option]
    let hasWhich: Bool

    struct Group: Sendable {
        let region: String
        let options: [Option]
    }

    struct Option: Sendable {
        let code: String
        let name: String
        let isChosen: Bool
    }

    init(_ filled: Filled, which candidates: [MunicipalityCode], known: MunicipalityCode?, _ names: PlaceNames) {
        typed = filled["place"] ?? ""
        typedFault = filled.fault(at: "place")
        chosenFault = filled.fault(at: "municipality")
        groups = names.groups(chosen: filled["municipality"] ?? known?.description)
        which = candidates.map { Option(code: $0.description, name: names[$0], isChosen: false) }
        hasWhich = !which.isEmpty
    }
}

/// Names of places as a reader can read them.
struct PlaceNames: Sendable {
    let gazetteer: Gazetteer
    let language: Language

    subscript(code: MunicipalityCode) -> String {
        guard let place = gazetteer[code] else { return code.description }
        switch language {
        case .japanese: return place.fullName
        case .easyJapanese: return gazetteer.nameWithReading(of: place)
        case .english: return gazetteer.latinName(of: place)
        }
    }

    /// Every place where a family can live, by region.
    func groups(chosen: String?) -> [PlaceField.Group] {
        gazetteer.regions.map { region in
            PlaceField.Group(
                region: region.title,
                options: gazetteer.residences(in: region).map {
                    let code = $0.code.description
                    return PlaceField.Option(code: code, name: self[$0.code], isChosen: code == chosen)
                })
        }
    }
}

/// What a family's words say about where it lives.
enum TypedPlace: Equatable {
    case one(MunicipalityCode, PostalCode?)
    case several([MunicipalityCode], PostalCode?)
    /// Not in Kanagawa.
    case outside
    case unknownCode
    case notUnderstood

    init(_ text: String, in atlas: Atlas) {
        guard text.count <= Self.longest else {
            self = .notUnderstood
            return
        }
        if let code = PostalCode(typed: text) {
            self.init(code, in: atlas)
            return
        }
        let named = atlas.gazetteer.municipalities(named: text).filter { $0.kind != .prefecture }
        let served = named.map(\.code).filter(Self.isServed)
        if served.count > 1 {
            self = .several(Array(served.prefix(Self.mostChoices)), nil)
        } else if let only = served.first {
            self = Self.place(only, nil, in: atlas)
        } else if !named.isEmpty {
            self = .outside
        } else {
            switch atlas.place(inAddress: text) {
            case .within(let place): self = Self.place(place.code, nil, in: atlas)
            case .elsewhere: self = .outside
            case nil: self = .notUnderstood
            }
        }
    }

    private init(_ code: PostalCode, in atlas: Atlas) {
        switch atlas.postal.residence(at: code) {
        case .one(let place, _): self = Self.place(place, code, in: atlas)
        case .several(let places):
            let served = places.map(\.municipality).filter(Self.isServed)
            self = served.isEmpty ? .outside : .several(served, code)
        case .unknown: self = .unknownCode
        }
    }

    /// A designated city is several places: its wards.
    private static func place(_ code: MunicipalityCode, _ postal: PostalCode?, in atlas: Atlas) -> TypedPlace {
        guard isServed(code), let place = atlas.gazetteer[code] else { return .outside }
        if place.isResidence { return .one(code, postal) }
        let wards = atlas.gazetteer.wards(of: code).map(\.code)
        return wards.isEmpty ? .notUnderstood : .several(wards, postal)
    }

    static func isServed(_ code: MunicipalityCode) -> Bool {
        code.prefecture == MunicipalityCode.kanagawa.prefecture
    }

    private static let longest = 100
    private static let mostChoices = 30
}
