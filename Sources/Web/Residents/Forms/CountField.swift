import Households

/// How many children were born on a day: one, twins, and so on.
struct CountField: Sendable {
    let id: String
    let label: String
    let options: [Choice]
    let fault: String?

    struct Choice: Sendable {
        let value: String
        let name: String
        let isChosen: Bool
    }

    init(_ id: String, _ say: Speech, in filled: Filled) {
        self.id = id
        label = say("children.count")
        let chosen = filled[id] ?? "1"
        options = Self.counts.map { count in
            let name =
                switch count {
                case 1: say("children.one")
                case 2: say("children.twins")
                default: say("children.more", ["count": "\(count)"])
                }
            return Choice(value: "\(count)", name: name, isChosen: chosen == "\(count)")
        }
        fault = filled.fault(at: id)
    }

    /// Nil, and a sentence at the field, where it is none of the choices. Nothing is one child.
    static func read(_ text: String, _ id: String, into filled: inout Filled, _ say: Speech) -> Int? {
        filled.keep(text, in: id)
        if text.isEmpty { return 1 }
        if let count = Int(text), counts.contains(count) { return count }
        filled.refuse(id, say("children.choose-again"))
        return nil
    }

    /// Quintuplets have been born in Japan, more have not.
    private static let counts = 1...5
}
