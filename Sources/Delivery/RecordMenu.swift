package import EventModel
package import Events

/// Records that LINE holds a menu of a language, with its picture. From then on it is the one that families are shown.
///
/// Of two that were made of the same content at the same time the first counts; nobody is shown the other.
package struct RecordMenu: Decision {
    package let language: Language
    package let menu: String
    package let digest: String
    /// A recorded menu that LINE does not hold any more, so that the same content has to stand in a new one.
    package let gone: String?
    package let at: Int64

    package init(language: Language, menu: String, digest: String, gone: String?, at: Int64) {
        self.language = language
        self.menu = menu
        self.digest = digest
        self.gone = gone
        self.at = at
    }

    package enum Refusal: Error, Equatable {}

    package struct State: Sendable {
        var inForce: RichMenuPublished?
        var menus: Set<String> = []
    }

    package static let fold = Fold(State())
        .on(RichMenuPublished.self) { state, fact in
            state.inForce = fact
            state.menus.insert(fact.menu)
        }

    package var scope: [Tag] { [RichMenuPublished.tag(of: language)] }

    package func decide(given state: State) throws(Refusal) -> [any Event] {
        if state.menus.contains(menu) { return [] }
        if let inForce = state.inForce, inForce.digest == digest, inForce.menu != gone { return [] }
        return [RichMenuPublished(language: language, menu: menu, digest: digest, at: at)]
    }
}
