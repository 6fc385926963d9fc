import Calendar
import EventModel
import EventStore
import Events
import Places
import Support
import Testing

@testable import Projections

@Suite("Whom messages can reach")
struct AudienceTests {
    private let family = Example.family
    private let reached: [any Event] = [
        HouseholdFollowed(household: Example.family, lineUser: .known("U1"), at: 10),
        ResidenceRecorded(
            household: Example.family, municipality: Example.hakone, way: .chosen, postalCode: nil, on: Example.today),
        HouseholdRegistered(household: Example.family, on: Example.today),
    ]

    @Test("a family that follows, has registered and lives here can be reached, and nobody with less")
    func reach() async throws {
        #expect(try await Model(reached).audience()?.isReachable == true)
        for missing in reached.indices {
            var facts = reached
            facts.remove(at: missing)
            #expect(try await Model(facts).audience()?.isReachable == false, "without \(facts[missing % 2])")
        }
    }

    @Test("stopped, blocked and moved away it can't be reached, and again when that ends")
    func unreachable() async throws {
        let moved = ResidenceRecorded(
            household: family, municipality: Example.nakaWard, way: .chosen, postalCode: nil, on: Example.today)
        let pairs: [(any Event, any Event)] = [
            (HouseholdStopped(household: family), HouseholdResumed(household: family)),
            (HouseholdUnfollowed(household: family, at: 20), HouseholdReturned(household: family, at: 30)),
            (HouseholdMovedAway(household: family, on: Example.today), moved),
        ]
        for (end, beginning) in pairs {
            let model = try await Model(reached)
            try await model.record(end)
            #expect(try await model.audience()?.isReachable == false, "\(end)")
            #expect(try await model.profile()?.leftOn != nil, "\(end)")
            try await model.record(beginning)
            #expect(try await model.audience()?.isReachable == true, "\(beginning)")
            #expect(try await model.profile()?.status == .registered)
            #expect(try await model.profile()?.leftOn == nil)
        }
    }

    @Test("of a follow and an unfollow the later by LINE's clock holds, in whatever order they are told")
    func lateNews() async throws {
        let unfollowFirst: [any Event] = [HouseholdUnfollowed(household: family, at: 20)] + reached
        let model = try await Model(unfollowFirst)
        #expect(try await model.audience()?.isReachable == false)
        #expect(try await model.profile()?.status == .blocked)
        try await model.record(HouseholdReturned(household: family, at: 21))
        #expect(try await model.audience()?.isReachable == true)
    }

    @Test("who returns from a block is still stopped or moved away if it was")
    func strongestStatus() async throws {
        let model = try await Model(reached)
        try await model.record(HouseholdStopped(household: family), HouseholdUnfollowed(household: family, at: 20))
        #expect(try await model.profile()?.status == .blocked)
        try await model.record(HouseholdReturned(household: family, at: 30))
        #expect(try await model.profile()?.status == .stopped)
        try await model.record(HouseholdMovedAway(household: family, on: Example.today))
        try await model.record(HouseholdResumed(household: family))
        #expect(try await model.profile()?.status == .movedAway)
    }

    @Test("a corrected date keeps the earlier one and the day of the correction")
    func corrections() async throws {
        let model = try await Model(reached)
        try await model.record(
            PregnancyRegistered(household: family, child: Example.first, due: .known(Example.due), on: Example.today))
        try await model.record(
            DueDateCorrected(household: family, child: Example.first, due: .known(Example.due.adding(days: 4))))
        let child = try await model.audience()?.children.list.first
        #expect(child?.date == Example.due.adding(days: 4) && child?.toldOn == Example.today)
        #expect(child?.corrections == [FamilyChild.Correction(date: Example.due, until: Example.today)])
        try await model.record(
            ChildBorn(household: family, child: Example.first, born: .known(Example.born), on: Example.today))
        let born = try await model.audience()?.children.list
        #expect(born?.map(\.stage) == [.born] && born?.first?.corrections.isEmpty == true)
    }

    @Test("the first residence is no move, a later one is")
    func moving() async throws {
        let model = try await Model(reached)
        #expect(try await model.audience()?.residenceChangedOn == nil)
        let day = Example.today.adding(days: 3)
        try await model.record(
            ResidenceRecorded(household: family, municipality: Example.nakaWard, way: .chosen, postalCode: nil, on: day)
        )
        #expect(try await model.audience()?.residenceChangedOn == day)
    }

    @Test(
        "pages hold every reachable family once, whatever their size, in the order of their ids",
        arguments: [1, 2, 3, 4, 7, 8, 9])
    func pages(_ limit: Int) async throws {
        let model = try await Model(
            (1...8).flatMap { number -> [any Event] in
                let household = HouseholdID(ULID(bits: UInt128(number * 5)))
                return [
                    HouseholdFollowed(household: household, lineUser: .known("U\(number)"), at: 1),
                    ResidenceRecorded(
                        household: household, municipality: Example.hakone, way: .chosen, postalCode: nil,
                        on: Example.today),
                    HouseholdRegistered(household: household, on: Example.today),
                ] + (number == 4 ? [HouseholdStopped(household: household)] : [])
            })
        let seen = try await model.tables.store.read { tables in
            var users: [String] = []
            var next: HouseholdID?
            var pages = 0
            repeat {
                next = try Audience.page(after: next, limit: limit, in: tables) { users.append($0.lineUser) }
                pages += 1
            } while next != nil && pages < 20
            return users
        }
        #expect(seen == ["U1", "U2", "U3", "U5", "U6", "U7", "U8"])
        let all = (1...9).map { HouseholdID(ULID(bits: UInt128($0 * 5))) }
        let reachable = try await model.tables.store.read { try Audience.reachable(all, in: $0) }
        #expect(reachable.count == 7 && reachable[all[3]] == nil && reachable[all[8]] == nil)
    }
}
