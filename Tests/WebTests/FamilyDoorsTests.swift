import Calendar
import EventModel
import EventStore
import Events
import Households
import Support
import Testing
import Web

@Suite("The doors of a family")
struct FamilyDoorsTests {
    private let test = TestLog()
    private let doors: FamilyDoors
    private let family = Example.family
    private let fresh = Example.other

    init() async throws {
        doors = FamilyDoors(log: test.log, random: { .random(in: .min ... .max) })
        for (household, user) in [(family, "U1"), (fresh, "U2")] {
            try await test.log.execute(
                FollowAccount(household: household, lineUser: user, at: 1), as: test.command())
            try await test.log.execute(
                GiveConsent(
                    household: household, version: Household.Consent.currentVersion, purposes: [.messages],
                    today: Example.today),
                as: test.command())
            _ = try await test.keyring.subject(behind: Door(line: user), orElse: household.tag)
        }
        let decisions: [any Decision] = [
            TellResidence(
                household: family, municipality: Example.hakone, way: .chosen, postalCode: nil, today: Example.today),
            RegisterChild(household: family, born: Example.born, count: 1, today: Example.today),
        ]
        for decision in decisions { try await test.log.execute(decision, as: test.command()) }
    }

    @Test("a recovery code brings the household behind the new LINE user's door, and the old phone's is shut")
    func recovery() async throws {
        let code = try await doors.issueRecoveryCode(for: family, as: test.command())
        let typed = try RecoveryCode(typed: code.grouped.lowercased())
        for _ in 1...2 {
            // The second time is the button pressed again.
            #expect(try await doors.reclaim(typed, by: "U2", from: fresh, as: test.command()) == family)
            #expect(try test.keyring.subject(behind: Door(line: "U2")) == family.tag)
            #expect(try test.keyring.subject(behind: Door(line: "U1")) == nil)
        }
        await #expect(throws: Reclaim.Refusal.notValid) {
            try await doors.reclaim(typed, by: "U3", from: HouseholdID(ULID(bits: 3)), as: test.command())
        }
    }

    @Test("an older code is good for nothing, nor is one that was never issued")
    func older() async throws {
        let older = try await doors.issueRecoveryCode(for: family, as: test.command())
        _ = try await doors.issueRecoveryCode(for: family, as: test.command())
        for code in [older, RecoveryCode(random: 5)] {
            await #expect(throws: Reclaim.Refusal.notValid) {
                try await doors.reclaim(code, by: "U2", from: fresh, as: test.command())
            }
        }
        #expect(try test.keyring.subject(behind: Door(line: "U2")) == fresh.tag)
    }

    @Test("the secret of an offer finds it, and another finds nothing")
    func offers() async throws {
        let (secret, offer) = try await doors.offer(.grandparent, of: family, on: Example.today, as: test.command())
        let found = try #require(try await doors.offer(behind: secret))
        #expect(found.offer == offer && found.household == family && found.relation == .grandparent)
        #expect(try await doors.offer(behind: secret.lowercased()) == nil)
        try await test.log.execute(
            AcceptLink(household: fresh, offer: offer, other: family, today: Example.today), as: test.command())
        #expect(try await doors.kinship(of: fresh).liveLinks(of: fresh).map(\.offer) == [offer])
        #expect(try await doors.kinship(of: family).liveLinks(of: family).map(\.offer) == [offer])
    }

    @Test("a calendar has one address at a time, and none once it was taken back or the family forgotten")
    func calendar() async throws {
        let older = try await doors.issueCalendarSecret(for: family, as: test.command())
        let newer = try await doors.issueCalendarSecret(for: family, as: test.command())
        #expect(try await doors.household(behindCalendar: older) == nil)
        #expect(try await doors.household(behindCalendar: newer) == family)
        try await doors.revokeCalendar(of: family, as: test.command())
        #expect(try await doors.household(behindCalendar: newer) == nil)
        let again = try await doors.issueCalendarSecret(for: family, as: test.command())
        try await test.log.execute(Forget(household: family), as: test.command())
        #expect(try await doors.household(behindCalendar: again) == nil)
    }
}
