package import EventModel
import Events
import Households

/// What two families' random decisions wrote, one step after the other. Every step is held to the laws.
package struct History: Sendable {
    package struct Step: Sendable {
        package let decision: String
        /// The facts that stood before, of both families.
        package let before: Int
        package let written: [any Event]
        package let wasRefused: Bool
    }

    package let seed: UInt64
    package private(set) var facts: [any Event] = []
    package private(set) var steps: [Step] = []

    /// - Throws: `Laws.Broken`.
    package init(seed: UInt64, steps count: Int) throws {
        self.seed = seed
        var draw = RandomDecision(seed: seed)
        for _ in 0..<count {
            let decision = draw.next()
            var written: [any Event]?
            do {
                written = try Laws.decide(decision, after: facts)
            } catch let broken as Laws.Broken {
                throw Laws.Broken(description: "\(broken), seed \(seed)")
            } catch {}
            steps.append(
                Step(
                    decision: "\(type(of: decision))", before: facts.count, written: written ?? [],
                    wasRefused: written == nil))
            facts += written ?? []
        }
    }

    /// The steps that wrote something, each with the earlier facts about the same household.
    package var answers: [(past: [any Event], new: [any Event])] {
        steps.compactMap { step in
            guard let household = step.written.first?.tags.first else { return nil }
            return (facts.prefix(step.before).filter { $0.tags.contains(household) }, step.written)
        }
    }
}
