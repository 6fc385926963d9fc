import Calendar
import EventModel
import EventStore
import Events
import Households
import Passports
import Projections
import Reactions
import Support
import Testing

@Suite("Passes follow families")
struct KeepPassesTests {
    private let test = TestLog()
    private let mother = Example.family
    private let grandmother = Example.other
    private let one = ChildNumber(1)

    private var log: Log { test.log }

    private func keep(_ lastAge: PassportLastAge = .eighteen) -> KeepPasses {
        KeepPasses(log: log, rule: PassRule(lastAge: lastAge))
    }

    private func tell(_ facts: any Event...) async throws { try await log.append(facts, as: test.command()) }

    /// A mother with a small child, here in the prefecture.
    private func settledFamily(born: CivilDate = Example.born) async throws {
        try await tell(
            ResidenceRecorded(
                household: mother, municipality: Example.hakone, way: .chosen, postalCode: nil, on: Example.today),
            ChildRegistered(household: mother, child: one, born: .known(born), on: Example.today),
            HouseholdRegistered(household: mother, on: Example.today))
    }

    private func linkGrandmother() async throws {
        try await tell(
            LinkAccepted(
                household: grandmother, other: mother, offer: Example.offer, relation: .grandparent,
                on: Example.today),
            ChildShared(
                household: grandmother, child: one, from: mother, theirChild: one, offer: Example.offer,
                origin: mother, originChild: one, wasKnown: false),
            ChildRegistered(household: grandmother, child: one, born: .known(Example.born), on: Example.today),
            HouseholdRegistered(household: grandmother, on: Example.today))
    }

    private func pass(of household: HouseholdID) async throws -> HeldPass? {
        try await log.state(of: PassBook.fold, about: [household.tag]).file(household).pass
    }

    /// Follows the log until all of it was dealt with, `times` times from the beginning.
    private func follow(times: Int = 1) async throws {
        for _ in 0..<times {
            let head = try await log.store.head()
            let keep = keep()
            let (done, finish) = AsyncStream<Void>.makeStream()
            let task = Task {
                try await keep.run(load: { .start }, save: { if $0 >= head { finish.yield() } })
            }
            for await _ in done { break }
            task.cancel()
            _ = await task.result
        }
    }

    @Test("a registration is followed by a pass, once, however often the log is followed from its beginning")
    func issues() async throws {
        try await settledFamily()
        try await follow(times: 3)
        #expect(try await test.facts().count { $0 is PassIssued } == 1)
        let pass = try #require(try await pass(of: mother))
        #expect(pass.isValid(on: Example.today) && pass.until == Example.passEnd && pass.link == nil)
    }

    @Test("what a family tells moves the family passes that rest on it, in the same step")
    func linked() async throws {
        try await settledFamily()
        try await linkGrandmother()
        try await keep().settle([mother])
        #expect(try await pass(of: grandmother)?.link == Example.offer)
        let younger = CivilDate(iso: "2026-11-20")!
        try await tell(
            ChildRegistered(household: mother, child: ChildNumber(2), born: .known(younger), on: Example.today),
            ChildRemoved(household: mother, child: one))
        try await keep().settle([mother])
        #expect(try await pass(of: grandmother)?.isValid(on: Example.today) == true)
        try await tell(HouseholdMovedAway(household: mother, on: Example.today))
        try await keep().settle([mother])
        #expect(try await pass(of: mother)?.state == .ended(.movedAway))
        #expect(try await pass(of: grandmother)?.state == .ended(.movedAway))
    }

    @Test("a family pass lives on when only the grandparent's own facts are new")
    func grandparentAlone() async throws {
        try await settledFamily()
        try await linkGrandmother()
        try await keep().settle([grandmother])
        #expect(try await pass(of: grandmother)?.isValid(on: Example.today) == true)
        #expect(try await keep().settle([grandmother]) == 0)
    }

    @Test("whoever moves to another phone leaves a void pass behind, once")
    func movedPhone() async throws {
        try await settledFamily()
        try await follow()
        let old = try await pass(of: mother)?.serial
        try await tell(
            HouseholdReclaimed(
                household: mother, code: Example.code, fresh: grandmother, lineUser: .known("U2"), isFriend: true, at: 1
            ))
        try await follow(times: 2)
        #expect(try await test.facts().count { $0 is PassReissued } == 1)
        #expect(try await pass(of: mother)?.serial != old)
    }

    @Test("after a loss nothing but the quiet end is recorded, and nothing is sent")
    func loss() async throws {
        try await settledFamily()
        try await follow()
        try await tell(LossTold(household: mother, child: one))
        let before = try await test.facts().count
        try await follow(times: 2)
        let after = try await test.facts().dropFirst(before)
        #expect(after.count == 1 && (after.first as? PassEnded)?.why == .noChild)
    }

    @Test("on 1 April the walk ends what has passed its last day and leaves the rest alone")
    func firstOfApril() async throws {
        let tables = try TestTables()
        let projector = Projector(log: log, tables: tables.store, projections: [AudienceProjection.self, Passes.self])
        try await projector.prepare()
        try await settledFamily(born: CivilDate(iso: "2009-03-01")!)
        let young = HouseholdID(ULID(bits: 50))
        try await tell(
            ResidenceRecorded(
                household: young, municipality: Example.hakone, way: .chosen, postalCode: nil, on: Example.today),
            ChildRegistered(household: young, child: one, born: .known(Example.born), on: Example.today),
            HouseholdRegistered(household: young, on: Example.today))
        try await projector.catchUp()
        #expect(try await keep().settleAll(in: tables.store, page: 1) == (2, 2))
        try await projector.catchUp()
        #expect(try await keep().settleAll(in: tables.store, page: 1) == (2, 0))
        // To the first minute of 1 April 2027.
        let april = JapanTime(CivilDate(iso: "2027-04-01")!).milliseconds
        test.world.advance(milliseconds: april - test.world.now - 60_000)
        #expect(try await keep().settleAll(in: tables.store, page: 1).facts == 0)
        test.world.advance(milliseconds: 60_000)
        #expect(try await keep().settleAll(in: tables.store, page: 1).facts == 1)
        #expect(try await pass(of: mother)?.state == .ended(.lastDay))
        #expect(try await pass(of: young)?.isValid(on: CivilDate(iso: "2027-04-01")!) == true)
    }

    @Test("another last age is found by the walk, and reaches family passes through their families")
    func anotherRule() async throws {
        let tables = try TestTables()
        let projector = Projector(log: log, tables: tables.store, projections: [AudienceProjection.self, Passes.self])
        try await projector.prepare()
        try await settledFamily()
        try await linkGrandmother()
        try await projector.catchUp()
        try await keep().settleAll(in: tables.store)
        try await projector.catchUp()
        try await keep(.twelve).settleAll(in: tables.store)
        for household in [mother, grandmother] {
            #expect(try await pass(of: household)?.until == CivilDate(iso: "2039-03-31")!)
        }
    }

    @Test("a pass that is shown many times counts once a day, and the fact does not say which it was")
    func showings() async throws {
        let tables = try TestTables()
        let other = PassID(ULID(bits: 9))
        for _ in 1...2 {
            // The second is the service started again.
            let count = CountShowings(log: log, tables: tables.store)
            for _ in 1...3 { await count.note(Example.pass, in: Example.hakone, .underThree) }
            await count.note(other, in: Example.hakone, .underThree)
            try await count.record()
            try await count.record()
        }
        let shown = try await test.facts().compactMap { $0 as? PassesShown }
        #expect(
            shown == [
                PassesShown(
                    on: Example.today,
                    counts: [.init(municipality: Example.hakone, band: .underThree, passes: 2)])
            ])
        test.world.advance(milliseconds: 86_400_000)
        let count = CountShowings(log: log, tables: tables.store)
        await count.note(Example.pass, in: Example.hakone, .underThree)
        try await count.record()
        #expect(try await test.facts().count { $0 is PassesShown } == 2)
    }
}
