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
        case noName

        package var description: String {
            switch self {
            case .codeTaken(let name): "the code belongs to “\(name)” already; choose another"
            case .noName: "the name is missing"
            }
        }
    }

    package struct State: Sendable {
        var name: String?
    }

    package static let fold = Fold(State())
        .on(RegistrationLinkIssued.self) { state, fact in state.name = fact.name }

    package var scope: [Tag] { [source.tag] }

    package func decide(given state: State) throws(Refusal) -> [any Event] {
        guard !name.isEmpty else { throw .noName }
        if let taken = state.name {
            guard taken == name else { throw .codeTaken(by: taken) }
            return []
        }
        return [RegistrationLinkIssued(source: source, kind: kind, name: name, municipality: municipality)]
    }
}
