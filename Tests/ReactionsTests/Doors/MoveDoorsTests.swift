import EventModel
import EventStore
import Events
import Reactions
import Support
import Testing

@Suite("Who stands at a LINE user's door")
struct MoveDoorsTests {
    private let test = TestLog()
    private let family = Example.family
    private let fresh = Example.other

    private func reclaimed(by user: String, from fresh: HouseholdID) -> HouseholdReclaimed {
        HouseholdReclaimed(
            household: family, code: Example.code, fresh: fresh, lineUser: .known(user), isFriend: true, at: 1)
    }

    private func standing(_ user: String) throws -> HouseholdID? {
        try test.keyring.subject(behind: Door(line: user)).flatMap { HouseholdID($0) }
    }

    @Test("after a move that was cut short the new user is let in and the old one is not, once and for all")
    func moves() async throws {
        try await test.keyring.open(Door(line: "U1"), for: family.tag)
        try await test.keyring.open(Door(line: "U2"), for: fresh.tag)
        try await test.log.append([reclaimed(by: "U2", from: fresh)], as: test.command())
        for _ in 1...2 {
            try await MoveDoors(log: test.log).settle(family)
            #expect(try standing("U2") == family && (try standing("U1")) == nil)
        }
        try await test.log.append(
            [reclaimed(by: "U3", from: HouseholdID(ULID(bits: 3)))], as: test.command())
        try await MoveDoors(log: test.log).settle(family)
        #expect(try standing("U3") == family && (try standing("U2")) == nil)
    }

    @Test("a door behind which somebody else stands meanwhile, and that of a forgotten household, stay as they are")
    func leaves() async throws {
        let third = HouseholdID(ULID(bits: 3))
        try await test.keyring.open(Door(line: "U1"), for: family.tag)
        try await test.keyring.open(Door(line: "U2"), for: third.tag)
        try await test.log.append([reclaimed(by: "U2", from: fresh)], as: test.command())
        try await MoveDoors(log: test.log).settle(family)
        #expect(try standing("U2") == third && (try standing("U1")) == family)
        try await test.keyring.close(Door(line: "U2"))
        try await test.log.append([HouseholdForgotten(household: family)], as: test.command())
        try await MoveDoors(log: test.log).settle(family)
        #expect(try standing("U2") == nil)
    }
}
