import EventModel
import EventStore
import Events
import Households
import Support
import Testing

@Suite("Registration")
struct RegistrationTests {
    private let tellResidence = TellResidence(
        household: family, municipality: Example.nakaWard, way: .chosen, postalCode: nil, today: today)
    private let followed = HouseholdFollowed(household: family, lineUser: .known("U1"), at: 10)

    @Test("whichever comes last completes it, in the same answer")
    func lastOne() {
        given(consented, expecting()).when(tellResidence).then(lives(), registered)
        given(consented, lives()).when(ExpectChild(household: family, due: Example.due, today: today))
            .then(expecting(), registered)
        given(consented, lives()).when(RegisterChild(household: family, born: Example.born, count: 2, today: today))
            .then(bornChild(one), bornChild(two), registered)
        given(lives(), bornChild()).when(
            GiveConsent(
                household: family, version: Household.Consent.currentVersion, purposes: [.messages, .statistics],
                today: today)
        ).then(consented, registered)
    }

    @Test("it happens once")
    func once() {
        given(consented, lives(), bornChild(), registered)
            .when(ExpectChild(household: family, due: Example.due, today: today)).then(expecting(two))
    }

    @Test("consent to an older text does not complete it")
    func oldConsent() {
        let old = HouseholdConsented(household: family, version: 0, purposes: [.messages])
        given(old, lives()).when(ExpectChild(household: family, due: Example.due, today: today))
            .refuses(.consentFirst)
    }

    @Test("one thing is asked at a time: consent, residence, family, nothing")
    func questions() {
        #expect(Household().nextQuestion == .consent)
        #expect(state(after: consented).nextQuestion == .residence)
        #expect(state(after: consented, lives()).nextQuestion == .family)
        #expect(state(after: consented, bornChild()).nextQuestion == .residence)
        #expect(state(after: consented, lives(), bornChild()).nextQuestion == nil)
    }

    @Test("a family that stopped, moved out or wants to be forgotten is asked nothing")
    func unasked() {
        #expect(state(after: HouseholdStopped(household: family)).nextQuestion == nil)
        #expect(state(after: HouseholdForgotten(household: family)).nextQuestion == nil)
        #expect(state(after: consented, lives(), HouseholdMovedAway(household: family, on: today)).nextQuestion == nil)
    }

    @Test("the strongest word says where a family stands")
    func status() {
        let paused = HouseholdPaused(household: family, until: date("2026-12-01"))
        let stopped = HouseholdStopped(household: family)
        let unfollowed = HouseholdUnfollowed(household: family, at: 20)
        #expect(Household().status == .unknown)
        #expect(state(after: followed).status == .following)
        #expect(state(after: followed, paused).status == .paused(until: date("2026-12-01")))
        #expect(state(after: followed, paused, stopped).status == .stopped)
        #expect(state(after: followed, stopped, unfollowed).status == .blocked)
        let returned = HouseholdReturned(household: family, at: 30)
        #expect(state(after: followed, stopped, unfollowed, returned).status == .stopped)
        #expect(state(after: followed, unfollowed, HouseholdForgotten(household: family)).status == .forgotten)
    }

    @Test("the same story through a log: sealed, read again, and still asked only once")
    func throughTheLog() async throws {
        let test = TestLog()
        let consent = GiveConsent(
            household: family, version: Household.Consent.currentVersion, purposes: [.messages], today: today)
        let child = RegisterChild(household: family, born: Example.born, count: 1, today: today)
        try await test.log.execute(
            FollowAccount(household: family, lineUser: "U1", at: 10), as: test.command())
        try await test.log.execute(consent, as: test.command())
        try await test.log.execute(tellResidence, as: test.command())
        #expect(try await test.log.execute(child, as: test.command()).count == 2)
        #expect(try await test.log.execute(child, as: test.command()).isEmpty)
        let after = try await test.log.state(for: child)
        #expect(after.children == [one: .born(Example.born)])
        #expect(after.registered == today)
    }
}
