import Calendar
import EventModel
import EventStore
import Events
import Households
import Logging
import Support
import Testing

@testable import Reactions

/// A mother who has registered, and adults who have only agreed to the purposes.
struct Kin {
    let test = TestLog()
    let log: Log
    let mother = Example.family
    let father = Example.other
    let grandmother = HouseholdID(ULID(bits: 77))
    let one = ChildNumber(1)
    let today = Example.today
    private let offers = [OfferID(ULID(bits: 901)), OfferID(ULID(bits: 902)), OfferID(ULID(bits: 903))]

    /// - Parameter store: another than one in memory, such as one that dies.
    init(store: (any EventStore)? = nil) async throws {
        let test = test
        log =
            store.map { Log(store: $0, catalogue: .hagukumi, keyring: test.keyring, stamp: test.world.stamp) }
            ?? test.log
        for household in [mother, father, grandmother] {
            try await say(GiveConsent(household: household, version: 1, purposes: [.messages], today: today))
        }
        try await say(
            TellResidence(
                household: mother, municipality: Example.hakone, way: .chosen, postalCode: nil, today: today))
        try await say(ExpectChild(household: mother, due: Example.due, today: today))
    }

    @discardableResult
    func say(_ decision: any Decision) async throws -> [any Event] {
        try await log.execute(decision, as: test.command())
    }

    var reaction: ShareChildren {
        ShareChildren(log: log, logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    }

    func settle() async throws {
        for household in [mother, father, grandmother] { try await reaction.settle(household) }
    }

    func link(_ from: HouseholdID, _ to: HouseholdID, _ relation: Relation, number: Int = 0) async throws {
        try await say(OfferLink(household: from, offer: offers[number], relation: relation, today: today))
        try await say(AcceptLink(household: to, offer: offers[number], other: from, today: today))
    }

    func children(of household: HouseholdID) async throws -> [Household.Child] {
        let family = try await log.state(for: Forget(household: household))
        return family.children.sorted { $0.key < $1.key }.map(\.value)
    }

    func facts() async throws -> [any Event] {
        let page = Page<any Event>()
        try await log.read(.all) { page.append($0.event) }
        return page.take()
    }

    func headAfterSettling() async throws -> Position {
        try await settle()
        return try await log.store.head()
    }
}

@Suite("Linked adults hear of the same children")
struct ShareChildrenTests {
    @Test("a grandmother who lives anywhere is registered with the shared child, and asked for nothing")
    func grandmother() async throws {
        let kin = try await Kin()
        try await kin.link(kin.mother, kin.grandmother, .grandparent)
        try await kin.settle()
        let family = try await kin.log.state(for: Forget(household: kin.grandmother))
        #expect(family.children == [kin.one: .expecting(due: Example.due)])
        #expect(family.registered != nil && family.residence == nil && family.nextQuestion == nil)
    }

    @Test("correction, birth with twins, and a later child reach the linked adult", arguments: Relation.allCases)
    func follows(relation: Relation) async throws {
        let kin = try await Kin()
        try await kin.link(kin.mother, kin.father, relation)
        try await kin.settle()
        let due = Example.due.adding(days: 3)
        try await kin.say(CorrectDueDate(household: kin.mother, child: kin.one, due: due, today: kin.today))
        try await kin.settle()
        #expect(try await kin.children(of: kin.father) == [.expecting(due: due)])
        try await kin.say(
            ReportBirth(household: kin.mother, child: kin.one, born: kin.today, siblings: 1, today: kin.today))
        try await kin.say(RegisterChild(household: kin.mother, born: Example.born, count: 1, today: kin.today))
        try await kin.settle()
        let all: [Household.Child] = [.born(kin.today), .born(kin.today), .born(Example.born)]
        #expect(try await kin.children(of: kin.father) == all)
        #expect(try await kin.children(of: kin.mother) == all)
    }

    @Test("a loss reaches every linked adult, and from a second guardian the other one, never from a grandparent")
    func loss() async throws {
        for (teller, isHeard) in [(0, true), (1, true), (2, false)] {
            let kin = try await Kin()
            try await kin.link(kin.mother, kin.father, .guardian)
            try await kin.link(kin.mother, kin.grandmother, .grandparent, number: 1)
            try await kin.settle()
            let adults = [kin.mother, kin.father, kin.grandmother]
            try await kin.say(TellLoss(household: adults[teller], child: kin.one))
            try await kin.settle()
            for adult in adults where adult != adults[teller] {
                let expected: Household.Child = isHeard ? .lost : .expecting(due: Example.due)
                #expect(try await kin.children(of: adult) == [expected], "told by \(teller)")
            }
        }
    }

    @Test("a second guardian's corrections and twins reach the other; a child it tells of itself stays its own")
    func secondGuardian() async throws {
        let kin = try await Kin()
        try await kin.link(kin.mother, kin.father, .guardian)
        try await kin.settle()
        try await kin.say(
            ReportBirth(household: kin.father, child: kin.one, born: kin.today, siblings: 1, today: kin.today))
        try await kin.say(RegisterChild(household: kin.father, born: Example.born, count: 1, today: kin.today))
        try await kin.settle()
        #expect(try await kin.children(of: kin.mother) == [.born(kin.today), .born(kin.today)])
        #expect(try await kin.children(of: kin.father).count == 3)
    }

    @Test("what both correct at once ends the same on both sides, with the later word")
    func bothAtOnce() async throws {
        let kin = try await Kin()
        try await kin.link(kin.mother, kin.father, .guardian)
        try await kin.settle()
        for (household, days) in [(kin.mother, 1), (kin.mother, 2), (kin.father, 3)] {
            let due = Example.due.adding(days: days)
            try await kin.say(CorrectDueDate(household: household, child: kin.one, due: due, today: kin.today))
        }
        try await kin.settle()
        let last: [Household.Child] = [.expecting(due: Example.due.adding(days: 3))]
        #expect(try await kin.children(of: kin.mother) == last)
        #expect(try await kin.children(of: kin.father) == last)
    }

    @Test("a grandmother linked with both parents has each child once, and keeps it while one link lives")
    func bothParents() async throws {
        let kin = try await Kin()
        try await kin.link(kin.mother, kin.father, .guardian)
        try await kin.settle()
        try await kin.link(kin.mother, kin.grandmother, .grandparent, number: 1)
        try await kin.link(kin.father, kin.grandmother, .grandparent, number: 2)
        try await kin.settle()
        #expect(try await kin.children(of: kin.grandmother).count == 1)
        try await kin.say(EndLink(household: kin.grandmother, other: kin.mother))
        try await kin.settle()
        #expect(try await kin.children(of: kin.grandmother) == [.expecting(due: Example.due)])
        try await kin.say(EndLink(household: kin.father, other: kin.grandmother))
        try await kin.settle()
        #expect(try await kin.children(of: kin.grandmother) == [.removed])
    }

    @Test("after the end nothing flows; a grandmother's children are taken out, a second guardian's stay")
    func ended() async throws {
        let kin = try await Kin()
        try await kin.link(kin.mother, kin.father, .guardian)
        try await kin.link(kin.mother, kin.grandmother, .grandparent, number: 1)
        try await kin.settle()
        try await kin.say(EndLink(household: kin.mother, other: kin.father))
        try await kin.say(EndLink(household: kin.mother, other: kin.grandmother))
        try await kin.say(
            ReportBirth(household: kin.mother, child: kin.one, born: kin.today, siblings: 0, today: kin.today))
        try await kin.settle()
        #expect(try await kin.children(of: kin.father) == [.expecting(due: Example.due)])
        #expect(try await kin.children(of: kin.grandmother) == [.removed])
    }

    @Test("who stops or is forgotten is linked no more, also after coming back", arguments: [true, false])
    func stops(forgets: Bool) async throws {
        let kin = try await Kin()
        try await kin.link(kin.mother, kin.grandmother, .grandparent)
        try await kin.settle()
        try await kin.say(forgets ? Forget(household: kin.mother) : Stop(household: kin.mother))
        if !forgets { try await kin.say(Restart(household: kin.mother)) }
        try await kin.settle()
        #expect(try await kin.children(of: kin.grandmother) == [.removed])
        let facts = try await kin.facts()
        #expect(facts.count { $0 is LinkEnded } == 1)
    }

    @Test("linked again, a grandmother has the children again")
    func again() async throws {
        let kin = try await Kin()
        try await kin.link(kin.mother, kin.grandmother, .grandparent)
        try await kin.settle()
        try await kin.say(EndLink(household: kin.grandmother, other: kin.mother))
        try await kin.settle()
        try await kin.link(kin.mother, kin.grandmother, .grandparent, number: 1)
        try await kin.settle()
        #expect(try await kin.children(of: kin.grandmother) == [.removed, .expecting(due: Example.due)])
    }

    @Test("settling again changes nothing, after any story", arguments: Seeds.some(12))
    func settlesOnce(seed: UInt64) async throws {
        let kin = try await Kin()
        var random = SplitMix64(seed: seed)
        try await kin.link(kin.mother, kin.father, .guardian)
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
            if random.chance(1, in: 2) { try await kin.reaction.settle(household) }
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
