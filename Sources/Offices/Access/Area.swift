package import Events
package import Places

/// Where a permission holds: which residents, and which offices. Made from an `Access` only.
package struct Area: Sendable, Equatable {
    package let isEverywhere: Bool
    /// The municipalities and wards whose residents and texts it covers, for a query; meaningless where it is
    /// everywhere.
    package private(set) var places: Set<MunicipalityCode> = []
    private var offices: Set<OfficeID> = []
    /// Wards whose offices are covered besides.
    private var wards: Set<MunicipalityCode> = []

    package static let nothing = Area(isEverywhere: false)
    static let everywhere = Area(isEverywhere: true)

    private init(isEverywhere: Bool) { self.isEverywhere = isEverywhere }

    /// The widest of the scopes, as seen from an office.
    init(_ scopes: Set<Scope>, of office: OfficeID, in gazetteer: Gazetteer) {
        isEverywhere = scopes.contains(.everywhere)
        let within = office.municipality.map { place in
            Set(gazetteer.all.map(\.code).filter { gazetteer.isWithin($0, place) })
        }
        if scopes.contains(.ownResidents) { places = within ?? [] }
        if scopes.contains(.ownOffice) {
            offices = [office]
            if office.kind == .municipality { wards = within ?? [] }
        }
    }

    package var isEmpty: Bool { self == .nothing }

    /// Whether a household that lives there is covered; nil where it has not told, or has moved away. Such a one
    /// belongs to the prefecture.
    package func contains(_ municipality: MunicipalityCode?) -> Bool {
        if isEverywhere { return true }
        guard let municipality else { return places.contains { $0 == MunicipalityCode(prefecture: $0.prefecture) } }
        return places.contains(municipality)
    }

    package func contains(_ office: OfficeID) -> Bool {
        if isEverywhere || offices.contains(office) { return true }
        guard let place = office.municipality else { return false }
        return office.kind == .ward && wards.contains(place) || places.contains(place)
    }

    /// Those of some offices that are covered.
    package func offices(among all: some Sequence<OfficeID>) -> [OfficeID] { all.filter(contains) }
}
