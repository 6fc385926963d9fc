import Events
import LINE

extension Refusal {
    /// What LINE objects to.
    enum Blame: Equatable {
        /// With these words any request would be refused.
        case words
        /// The ids of these families, of those that were sent to.
        case families([HouseholdID])
        /// Something about the request, and LINE does not say what.
        case unsaid
        /// The channel or its token: every request.
        case everything
    }

    /// LINE numbers those in `to` in the order in which they were sent, and does so in a detail or in its message. What
    /// else a detail names is in the words: `messages[0].text`, or a pointer into a Flex container. A body can be too
    /// large only by its words.
    func blame(among sent: [HouseholdID]) -> Blame {
        if status == 413 { return .words }
        guard status == 400 else { return .everything }
        let properties = details.compactMap(\.property)
        // Words come first: with wrong words every request would be refused, whoever is in it.
        let areWordsNamed = properties.contains { !$0.hasPrefix("to") } || message?.contains("messages[") ?? false
        if areWordsNamed { return .words }
        let places = (properties + [message ?? ""]).flatMap { text in
            text.matches(of: /\bto\[(\d+)\]/).compactMap { Int($0.1) }
        }
        let named = Set(places).sorted().filter(sent.indices.contains).map { sent[$0] }
        if !named.isEmpty { return .families(named) }
        // Who was alone needs no name.
        return sent.count == 1 ? .families(sent) : .unsaid
    }
}
