import EventModel
import EventStore
import Events
import Households

/// What one form asks for, decision by decision, looked through before the first of them is recorded: a form is taken
/// as a whole or not at all.
struct Intent: Sendable {
    /// The family as it would be then.
    private(set) var family: Household
    /// Those that change something, in their order.
    private(set) var decisions: [any Decision] = []

    init(_ family: Household) { self.family = family }

    /// - Throws: why it would be refused.
    mutating func add<D: Decision>(_ decision: D) throws(D.Refusal) where D.State == Household {
        let facts = try decision.decide(given: family)
        guard !facts.isEmpty else { return }
        for fact in facts { Household.fold.apply(fact, to: &family) }
        decisions.append(decision)
    }
}

extension Residents {
    /// Records what a form asks for.
    ///
    /// - Returns: false where something came in between, from another phone or tab, so that it is refused now. What is
    ///   recorded by then stays, and the page shows it.
    func carryOut(_ intent: Intent, of family: FamilyVisit) async throws -> Bool {
        let command = command(of: family)
        for decision in intent.decisions {
            guard try await carryOut(decision, as: command) else { return false }
        }
        return true
    }

    /// - Returns: false where it is refused.
    func carryOut<D: Decision>(_ decision: D, as command: Command) async throws -> Bool {
        do {
            try await log.execute(decision, as: command)
            return true
        } catch is D.Refusal {
            return false
        }
    }
}
