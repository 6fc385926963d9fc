import EventModel
import Events
import Households
import Support
import Testing

@Suite("A family joins")
struct JoiningTests {
    private let followed = HouseholdFollowed(household: family, lineUser: .known("U1"), at: 10)

    private func follow(at: Int64) -> FollowAccount { FollowAccount(household: family, lineUser: "U1", at: at) }

    @Test("the first follow is recorded with the LINE user")
    func firstFollow() { given().when(follow(at: 10)).then(followed) }

    @Test("the same follow told again changes nothing")
    func followAgain() { given(followed).when(follow(at: 10)).changesNothing() }

    @Test("a follow after an unfollow is a return")
    func refollow() {
        given(followed, HouseholdUnfollowed(household: family, at: 20)).when(follow(at: 30))
            .then(HouseholdReturned(household: family, at: 30))
    }

    @Test("an unfollow older than the last follow changes nothing")
    func staleUnfollow() {
        given(followed).when(UnfollowAccount(household: family, at: 5)).changesNothing()
    }

    @Test("a follow older than the last unfollow changes nothing")
    func staleFollow() {
        given(followed, HouseholdUnfollowed(household: family, at: 20)).when(follow(at: 15)).changesNothing()
    }

    @Test("a follow that arrives after its unfollow is recorded, but the family stays blocked")
    func followAfterItsUnfollow() {
        let unfollowed = HouseholdUnfollowed(household: family, at: 20)
        given(unfollowed).when(follow(at: 10)).then(followed)
        #expect(state(after: unfollowed, followed).status == .blocked)
    }

    @Test("follows and unfollows in any order end where LINE's own time says", arguments: Seeds.some(20))
    func anyOrder(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let times = (1...6).map { Int64($0) }
        var facts: [any Event] = []
        for at in (times + times).shuffled(using: &random) {
            let isFollow = at % 2 == (seed % 2 == 0 ? 1 : 0)
            facts +=
                isFollow
                ? try Laws.decide(follow(at: at), after: facts)
                : try Laws.decide(UnfollowAccount(household: family, at: at), after: facts)
        }
        let endsFollowing = seed % 2 == 1
        #expect(Household.fold.state(after: facts).status == (endsFollowing ? .following : .blocked))
        #expect(facts.count { $0 is HouseholdFollowed } == 1)
    }

    @Test("the first source counts")
    func source() {
        let told = HouseholdSourceTold(household: family, source: Example.source)
        given(followed).when(TellSource(household: family, source: Example.source)).then(told)
        given(followed, told).when(TellSource(household: family, source: SourceCode("POSTER-9")!)).changesNothing()
    }

    @Test("consent is recorded with the purposes that were shown, once")
    func consent() {
        let give = GiveConsent(
            household: family, version: Household.Consent.currentVersion, purposes: [.statistics, .messages],
            today: today)
        given(followed).when(give).then(consented)
        given(followed, consented).when(give).changesNothing()
    }

    @Test("consent to a text that is not today's is refused")
    func oldConsent() {
        given(followed).when(GiveConsent(household: family, version: 0, purposes: [.messages], today: today))
            .refuses(.notCurrent(current: Household.Consent.currentVersion))
    }

    @Test("whoever agreed before the text said that less is kept need not agree again, but may")
    func earlierConsent() {
        let earlier = HouseholdConsented(household: family, version: 1, purposes: [.messages, .statistics])
        #expect(state(after: followed, earlier).hasConsented)
        given(followed, earlier).when(
            GiveConsent(
                household: family, version: Household.Consent.currentVersion, purposes: [.messages, .statistics],
                today: today)
        ).then(consented)
    }

    @Test("consent without messages is refused, because nothing could be sent")
    func consentWithoutMessages() {
        given(followed).when(
            GiveConsent(
                household: family, version: Household.Consent.currentVersion, purposes: [.statistics], today: today)
        )
        .refuses(.needs(.messages))
    }
}
