import Calendar
import EventModel
import EventStore
import Events
import Households
import Reactions
import Support
import Testing

@Suite("Sharing, whatever happens")
struct SharingLawTests {
    @Test("settling again changes nothing, after any story", arguments: Seeds.some(12))
    func settlesOnce(seed: UInt64) async throws {
        let kin = try await Kin()
        var random = SplitMix64(seed: seed)
        try await kin.link(kin.mother, kin.father, .guardian)
        try await kin.settle()
        try await kin.link(kin.father, kin.grandmother, .grandparent, number: 1)
        for _ in 1...30 {
            let household = [kin.mother, kin.father, kin.grandmother].randomElement(using: &random)!
            let child = ChildNumber(.random(in: 1...3, using: &random))
            let day = kin.today.adding(days: -Int.random(in: 0...5, using: &random))
            let decisions: [any Decision] = [
                CorrectDueDate(household: household, child: child, due: day.adding(days: 90), today: kin.today),
                CorrectBirthDate(household: household, child: child, born: day, today: kin.today),
                ReportBirth(household: household, child: child, born: day, siblings: 0, today: kin.today),
                RegisterChild(household: household, born: day, count: 1, today: kin.today),
                RemoveChild(household: household, child: child), TellLoss(household: household, child: child),
            ]
            _ = try? await kin.say(decisions.randomElement(using: &random)!)
            if random.chance(1, in: 2) { try await kin.reaction.settle([household]) }
        }
        try await kin.settle()
        let head = try await kin.headAfterSettling()
        #expect(try await kin.headAfterSettling() == head)
        let shares = try await kin.facts().compactMap { $0 as? ChildShared }.filter { $0.from == kin.mother }
        let (mine, theirs) = (
            try await kin.log.state(for: Forget(household: kin.mother)).children,
            try await kin.log.state(for: Forget(household: kin.father)).children
        )
        for share in shares { #expect(mine[share.theirChild] == theirs[share.child]) }
    }

    @Test("followed from the log it ends where settling by hand does, and again from the beginning changes nothing")
    func runs() async throws {
        let kin = try await Kin()
        try await kin.link(kin.mother, kin.father, .guardian)
        for _ in 1...2 {
            let running = Task { try await kin.reaction.run(load: { .start }, save: { _ in }) }
            while try await kin.children(of: kin.father).isEmpty { await Task.yield() }
            running.cancel()
            _ = try await running.value
        }
        #expect(try await kin.facts().count { $0 is ChildShared } == 1)
        #expect(try await kin.children(of: kin.father) == [.expecting(due: Example.due)])
    }

    @Test("killed at any line, before or after what it wrote was kept, it ends where one that lives does")
    func killed() async throws {
        func tell(_ kin: Kin) async throws {
            try await kin.link(kin.mother, kin.father, .guardian)
            try await kin.link(kin.mother, kin.grandmother, .grandparent, number: 1)
            try await kin.say(RegisterChild(household: kin.mother, born: Example.born, count: 2, today: kin.today))
        }
        func change(_ kin: Kin) async throws {
            try await kin.say(TellLoss(household: kin.father, child: kin.one))
            try await kin.say(RemoveChild(household: kin.mother, child: ChildNumber(2)))
        }
        func end(_ kin: Kin) async throws { try await kin.say(Stop(household: kin.mother)) }
        func texts(_ kin: Kin) async throws -> [String] { try await kin.facts().map(OpenForm.text).sorted() }
        let living = try await Kin()
        for step in [tell, change, end] {
            try await step(living)
            try await living.settle()
        }
        let expected = try await texts(living)
        for (append, isAfterCommit) in (1...7).flatMap({ [($0, false), ($0, true)] }) {
            let store = DyingStore()
            let kin = try await Kin(store: store)
            for step in [tell, change, end] {
                try await step(kin)
                store.die(at: append, afterCommit: isAfterCommit)
                _ = try? await kin.settle()
                store.start()
                try await kin.settle()
            }
            #expect(try await texts(kin) == expected, "killed at append \(append)")
        }
    }
}
