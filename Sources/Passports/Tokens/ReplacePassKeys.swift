package import Calendar
package import EventModel
package import Events

/// An operator has new secrets sign passes. Everything that was signed before is void at once, paper too; a shop that
/// is offline learns of it within a week.
package struct ReplacePassKeys: Decision {
    /// The number of the secrets that are replaced, so that asking twice replaces once.
    package let generation: Int
    package let why: PassKeyReplacement
    package let today: CivilDate

    package init(generation: Int, why: PassKeyReplacement, today: CivilDate) {
        self.generation = generation
        self.why = why
        self.today = today
    }

    package enum Refusal: Error, Equatable {
        /// That number was never in force.
        case unknownGeneration(inForce: Int)
    }

    /// The number of the secrets in force.
    package static let fold = Fold(1).on(PassKeysReplaced.self) { number, fact in number = fact.generation }
    package var scope: [Tag] { [PassKeysReplaced.all] }

    package func decide(given inForce: Int) throws(Refusal) -> [any Event] {
        guard (1...inForce).contains(generation) else { throw .unknownGeneration(inForce: inForce) }
        guard generation == inForce else { return [] }
        return [PassKeysReplaced(generation: generation + 1, why: why, on: today)]
    }
}
