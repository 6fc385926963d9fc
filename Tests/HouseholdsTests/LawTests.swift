import EventModel
import EventStore
import Events
import Households
import Support
import Testing

@Suite("Laws over all decisions")
struct LawTests {
    /// 12 histories of 250 decisions. Making them already holds each decision to the retry and guard laws.
    private static let histories = Result { try Seeds.some(12).map { try History(seed: $0, steps: 250) } }

    private let histories: [History]

    init() throws { histories = try Self.histories.get() }

    @Test("retry and guard: asked again nothing is written, and all that is written is watched")
    func retryAndGuard() {
        #expect(histories.allSatisfy { !$0.facts.isEmpty })
    }

    @Test("the histories write every kind of fact about a household, in every decision, and meet refusals")
    func coverage() {
        let steps = histories.flatMap(\.steps)
        // A single history, asked for with HAGUKUMI_SEED, need not meet everything.
        guard histories.count > 1 else { return }
        #expect(Set(histories.flatMap(\.facts).map { type(of: $0).schema.name }) == Kinship.fold.names)
        #expect(Set(steps.filter { !$0.written.isEmpty }.map(\.decision)).count == 33)
        #expect(Set(steps.filter(\.wasRefused).map(\.decision)).count == 29)
    }

    @Test("no personal fact but the follow precedes consent, and none follows forgetting")
    func consentAndForgetting() {
        for history in histories {
            for (past, new) in history.answers {
                #expect(!past.contains { $0 is HouseholdForgotten }, "seed \(history.seed)")
                let tells = new.contains { $0.subject != nil && !($0 is HouseholdFollowed) }
                if tells { #expect(past.contains { $0 is HouseholdConsented }, "seed \(history.seed)") }
            }
        }
    }

    @Test("nothing is written about a child after its loss")
    func silence() {
        for history in histories {
            for (past, new) in history.answers {
                let lost = past.compactMap { ($0 as? LossTold)?.child }
                #expect(!new.contains { lost.contains(child(in: $0) ?? ChildNumber(-1)) }, "seed \(history.seed)")
            }
        }
    }

    @Test("a child's number is given once, and a household registers once")
    func once() {
        for history in histories {
            let given = history.facts.compactMap { fact -> [String]? in
                guard fact is PregnancyRegistered || fact is ChildRegistered else { return nil }
                return [fact.tags.description, child(in: fact)?.description ?? ""]
            }
            #expect(Set(given).count == given.count, "seed \(history.seed)")
            let registered = history.facts.compactMap { ($0 as? HouseholdRegistered)?.household }
            #expect(Set(registered).count == registered.count, "seed \(history.seed)")
        }
    }

    @Test("a household is registered as soon as all is known that messages need, and not before")
    func registeredWhenComplete() {
        for history in histories {
            for (past, new) in history.answers {
                let after = Household.fold.state(after: past + new)
                if after.isComplete { #expect(after.registered != nil, "seed \(history.seed)") }
                if new.contains(where: { $0 is HouseholdRegistered }) {
                    #expect(after.isComplete, "seed \(history.seed)")
                }
            }
        }
    }

    @Test("folds are total: every example fact can be applied, open, sealed and erased")
    func totalFolds() async throws {
        let test = TestLog()
        try await test.log.append(Example.all, as: test.command())
        let open = try await test.facts()
        let sealed = try await test.facts(opening: false)
        try await test.keyring.destroyKey(of: Example.family.tag)
        let erased = try await test.facts()
        for facts in [open, sealed, erased, open.reversed()] {
            #expect(Household.fold.state(after: facts).isForgotten)
            #expect(Kinship.fold.state(after: facts).family(Example.family).isForgotten)
        }
        let pregnancy = erased.filter { $0 is PregnancyRegistered }
        #expect(Household.fold.state(after: pregnancy).children == [one: .expecting(due: nil)])
    }

    private func child(in fact: any Event) -> ChildNumber? {
        Mirror(reflecting: fact).children.first { $0.label == "child" }?.value as? ChildNumber
    }
}
