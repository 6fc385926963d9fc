import EventModel
import EventStore
import Events
import Households
import Support
import Testing

@Suite("Laws over all decisions")
struct LawTests {
    /// 12 histories of 400 decisions.
    private static let seeds = Seeds.some(12)
    private static let steps = 400

    private struct History {
        var facts: [any Event] = []
        var written: Set<String> = []
        var refused: Set<String> = []
    }

    private func play(seed: UInt64, _ check: (_ before: [any Event], _ new: [any Event]) throws -> Void) throws -> History {
        var draw = RandomDecision(seed: seed)
        var history = History()
        for _ in 0..<Self.steps {
            let decision = draw.next()
            do {
                let new = try Laws.decide(decision, after: history.facts)
                try check(history.facts, new)
                history.facts += new
                if !new.isEmpty { history.written.insert("\(type(of: decision))") }
            } catch let broken as Laws.Broken {
                throw broken
            } catch let failure as Failure {
                throw failure
            } catch {
                history.refused.insert("\(type(of: decision))")
            }
        }
        return history
    }

    private struct Failure: Error { let text: String }

    @Test("retry and guard: asked again nothing is written, and all that is written is watched", arguments: seeds)
    func retryAndGuard(seed: UInt64) throws {
        let history = try play(seed: seed) { _, _ in }
        #expect(!history.facts.isEmpty)
    }

    @Test("the random histories write every kind of fact about a household and meet refusals of most decisions")
    func coverage() throws {
        let histories = try Self.seeds.map { try play(seed: $0) { _, _ in } }
        let schemas = Set(histories.flatMap(\.facts).map { type(of: $0).schema.name })
        guard Self.seeds.count > 1 else { return }
        #expect(schemas == Household.fold.names)
        #expect(histories.reduce(into: Set()) { $0.formUnion($1.written) }.count == 21)
        #expect(histories.reduce(into: Set()) { $0.formUnion($1.refused) }.count >= 20)
    }

    @Test("no personal fact precedes consent, and none follows forgetting", arguments: seeds)
    func consentAndForgetting(seed: UInt64) throws {
        _ = try play(seed: seed) { before, new in
            guard let household = new.first?.tags.first else { return }
            let past = before.filter { $0.tags.contains(household) }
            guard !past.contains(where: { $0 is HouseholdForgotten }) else { throw Failure(text: "after forgetting") }
            for fact in new where fact.subject != nil && !(fact is HouseholdFollowed) {
                guard past.contains(where: { $0 is HouseholdConsented }) else { throw Failure(text: "\(fact)") }
            }
        }
    }

    @Test("nothing but silence follows a loss", arguments: seeds)
    func silence(seed: UInt64) throws {
        _ = try play(seed: seed) { before, new in
            for case let loss as LossTold in before {
                for fact in new where fact.tags.contains(loss.household.tag) {
                    guard number(in: fact) != loss.child else { throw Failure(text: "\(fact) after a loss") }
                }
            }
        }
    }

    @Test("a child's number is given once, and a household registers once", arguments: seeds)
    func once(seed: UInt64) throws {
        let history = try play(seed: seed) { _, _ in }
        let given = history.facts.compactMap { fact -> String? in
            switch fact {
            case let fact as PregnancyRegistered: "\(fact.household) \(fact.child)"
            case let fact as ChildRegistered: "\(fact.household) \(fact.child)"
            default: nil
            }
        }
        #expect(Set(given).count == given.count)
        let registered = history.facts.compactMap { ($0 as? HouseholdRegistered)?.household }
        #expect(Set(registered).count == registered.count)
    }

    @Test("a household is registered exactly when the set was complete once", arguments: seeds)
    func registeredWhenComplete(seed: UInt64) throws {
        _ = try play(seed: seed) { before, new in
            guard let household = new.first?.tags.first else { return }
            let after = Household.fold.state(after: (before + new).filter { $0.tags.contains(household) })
            guard !after.isComplete || after.registered != nil else { throw Failure(text: "complete, not registered") }
        }
    }

    @Test("folds are total: every example fact can be applied, open, sealed and erased")
    func totalFolds() async throws {
        let test = TestLog()
        try await test.log.append(Example.all, as: test.command())
        let open = try await test.facts()
        let sealed = try await test.facts(opening: false)
        test.keyring.destroyKey(of: Example.family.tag)
        let erased = try await test.facts()
        #expect(sameFacts(open, Example.all))
        for facts in [open, sealed, erased, open.reversed()] {
            #expect(Household.fold.state(after: facts).isForgotten)
        }
        #expect(Household.fold.state(after: erased).children[Example.second] == .removed)
        #expect(Household.fold.state(after: Array(erased.prefix(16))).children == [Example.first: .expecting(due: nil)])
    }

    private func number(in fact: any Event) -> ChildNumber? {
        Mirror(reflecting: fact).children.first { $0.label == "child" }?.value as? ChildNumber
    }
}
