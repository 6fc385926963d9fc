import EventModel
import Events
import Households
import Support

/// What two families' random decisions wrote, one step after the other. Every step is held to the laws.
struct History: Sendable {
    struct Step: Sendable {
        let decision: String
        /// The facts that stood before, of both families.
        let before: Int
        let written: [any Event]
        let wasRefused: Bool
    }

    let seed: UInt64
    private(set) var facts: [any Event] = []
    private(set) var steps: [Step] = []

    /// - Throws: `Laws.Broken`.
    init(seed: UInt64, steps count: Int) throws {
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
    var answers: [(past: [any Event], new: [any Event])] {
        steps.compactMap { step in
            guard let household = step.written.first?.tags.first else { return nil }
            return (facts.prefix(step.before).filter { $0.tags.contains(household) }, step.written)
        }
    }
}
