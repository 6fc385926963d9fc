package import EventModel
package import Events
package import Places

/// A poster, clinic, office or event gets a registration link of its own, so that it is seen what reaches families.
package struct IssueLink: Decision {
    package let source: SourceCode
    package let kind: SourceKind
    package let name: String
    package let municipality: MunicipalityCode?

    package init(source: SourceCode, kind: SourceKind, name: String, municipality: MunicipalityCode?) {
        self.source = source
        self.kind = kind
        self.name = name
        self.municipality = municipality
    }

    package enum Refusal: Error, Equatable, CustomStringConvertible {
        /// Somebody else has it: the families that came through it could not be told apart.
        case codeTaken(by: String)
        /// It was issued under this name, but with another kind or place: posters with it hang already.
        case issuedDifferently(SourceKind, MunicipalityCode?)
        case noName

        package var description: String {
            switch self {
            case .codeTaken(let name): "the code belongs to “\(name)” already; choose another"
            case .issuedDifferently(let kind, let place):
                "the code was issued as \(kind.rawValue) in \(place?.description ?? "no municipality"); choose another"
            case .noName: "the name is missing"
            }
        }
    }

    package struct State: Sendable {
        var issued: RegistrationLinkIssued?
    }

    package static let fold = Fold(State())
        .on(RegistrationLinkIssued.self) { state, fact in state.issued = state.issued ?? fact }

    package var scope: [Tag] { [source.tag] }

    package func decide(given state: State) throws(Refusal) -> [any Event] {
        guard name.contains(where: { !$0.isWhitespace }) else { throw .noName }
        let link = RegistrationLinkIssued(source: source, kind: kind, name: name, municipality: municipality)
        guard let issued = state.issued else { return [link] }
        guard issued.name == name else { throw .codeTaken(by: issued.name) }
        guard issued == link else { throw .issuedDifferently(issued.kind, issued.municipality) }
        return []
    }
}
