package import EventModel
package import Events
package import Places

/// An office begins to work with Hagukumi: the prefecture, a municipality, a ward, or a partner.
package struct OpenOffice: StaffDecision {
    package let office: OfficeID
    package let name: String
    package let gazetteer: Gazetteer
    /// The prefecture that this installation serves: an office outside it would see what is not its own.
    package let home: MunicipalityCode

    package init(office: OfficeID, name: String, in gazetteer: Gazetteer, home: MunicipalityCode = .kanagawa) {
        self.office = office
        self.name = name
        self.gazetteer = gazetteer
        self.home = home
    }

    package enum Refusal: Error, Equatable, CustomStringConvertible {
        /// There is no such place in this prefecture.
        case notAPlace(OfficeID)
        case noName

        package var description: String {
            switch self {
            case .notAPlace(let office):
                "\(office) names no prefecture, municipality or ward served here; see hagukumi office list --all"
            case .noName: "the name is missing"
            }
        }
    }

    package static let permission: Permission? = .manageOffices
    package var resource: Resource { .service }
    package static let fold = Office.fold
    package var scope: [Tag] { [office.tag] }

    package func decide(given state: Office) throws(Refusal) -> [any Event] {
        guard isPlace else { throw .notAPlace(office) }
        guard name.contains(where: { !$0.isWhitespace }) else { throw .noName }
        guard !state.isOpen || state.name != name else { return [] }
        return [OfficeOpened(office: office, name: name)]
    }

    private var isPlace: Bool {
        guard let code = office.municipality else { return office.kind == .partner }
        guard gazetteer.isWithin(code, home), let place = gazetteer[code] else { return false }
        return OfficeID(of: place) == office
    }
}

/// An office ends working with Hagukumi. Its staff may do nothing until it is opened again.
package struct CloseOffice: StaffDecision {
    package let office: OfficeID

    package init(office: OfficeID) { self.office = office }

    package enum Refusal: Error, Equatable, CustomStringConvertible {
        case notOpen

        package var description: String { "the office was never opened" }
    }

    package static let permission: Permission? = .manageOffices
    package var resource: Resource { .service }
    package static let fold = Office.fold
    package var scope: [Tag] { [office.tag] }

    package func decide(given state: Office) throws(Refusal) -> [any Event] {
        guard state.id != nil else { throw .notOpen }
        return state.isOpen ? [OfficeClosed(office: office)] : []
    }
}

extension Gazetteer {
    /// The offices of a prefecture, its municipalities and its wards, each with its name.
    package func offices(of prefecture: MunicipalityCode = .kanagawa) -> [(office: OfficeID, name: String)] {
        all.filter { isWithin($0.code, prefecture) }.compactMap { place in
            OfficeID(of: place).map { ($0, place.fullName) }
        }
    }
}
