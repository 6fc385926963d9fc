import Calendar
import EventModel
import Events
import Support
import Testing

@testable import Offices

@Suite("Coming in and signing in")
struct SignInTests {
    private let account: [any Event] = [invited(), joined]
    /// A minute after joining: the code of joining is used up.
    private let later = now.adding(milliseconds: 60_000)
    private func code(at moment: JapanTime) -> String { TOTP.code(of: totp, step: TOTP.step(at: moment.milliseconds)) }
    private func member(_ facts: [any Event]) -> StaffMember { StaffMember.fold.state(after: facts) }

    private func signIn(
        _ facts: [any Event], _ typed: String = password, code: String? = nil, at moment: JapanTime? = nil,
        attempt: ULID = Example.attempt
    ) -> SignIn {
        let moment = moment ?? later
        return SignIn(
            staff: clerk, attempt: attempt, proof: PasswordProof(typed, of: member(facts), cost: small),
            code: code ?? self.code(at: moment), now: moment)
    }

    private func failed(_ attempt: ULID = Example.attempt, at moment: JapanTime? = nil) -> StaffSignInFailed {
        StaffSignInFailed(staff: clerk, attempt: attempt, at: (moment ?? later).milliseconds)
    }

    @Test("a link lets in once, within seven days, with a password and the right code")
    func join() {
        func join(_ moment: JapanTime = now, code: String? = nil, _ link: InvitationID = Example.invitation)
            -> JoinStaff
        {
            JoinStaff(
                staff: clerk, invitation: link, password: Keys.new, secret: totp, code: code ?? self.code(at: moment),
                now: moment)
        }
        given(invited()).when(join()).then(joined)
        given(invited()).when(join(code: "000000")).refuses(.wrongCode)
        let lastMoment = now.adding(milliseconds: InviteStaff.validity)
        given(invited()).when(join(lastMoment)).refuses(.linkIsOver)
        given().when(join()).refuses(.linkIsOver)
        given(invited()).when(join(now, InvitationID(Example.attempt))).refuses(.linkIsOver)
        let other = InvitationID(Example.attempt)
        let again = StaffInvitedAgain(staff: clerk, invitation: other, expires: Example.at + 1_000)
        given(invited(), again).when(join()).refuses(.linkIsOver)
        given(invited(), StaffSuspended(staff: clerk, at: Example.at)).when(join()).refuses(.accountIsClosed)
        given(invited(until: today.adding(days: -1))).when(join()).refuses(.accountIsClosed)
        let another = StaffJoined(
            staff: clerk, invitation: Example.invitation, verifier: .known("x"), secret: .erased, step: 0, at: 0)
        given(invited(), another).when(join()).refuses(.linkIsOver)
    }

    @Test("password and code sign in, and the code works once")
    func signsIn() {
        let signedIn = StaffSignedIn(
            staff: clerk, attempt: Example.attempt, way: .password, step: TOTP.step(at: later.milliseconds),
            at: later.milliseconds)
        given(account).when(signIn(account)).then(signedIn)
        let used = account + [signedIn]
        given(used).when(signIn(used, attempt: Example.webhook)).then(failed(Example.webhook))
        // An earlier code of the window does not work after a later one either.
        let earlier = code(at: later.adding(milliseconds: -30_000))
        given(used).when(signIn(used, code: earlier, attempt: Example.webhook)).then(failed(Example.webhook))
        // The code of joining is used up too.
        given(account).when(signIn(account, at: now)).then(failed(at: now))
    }

    @Test("whatever is wrong, the answer is the same: password, code, suspended, expired, meanwhile changed")
    func wrong() {
        given(account).when(signIn(account, "うみの みえる おかの した")).then(failed())
        given(account).when(signIn(account, code: "123456")).then(failed())
        let suspended = account + [StaffSuspended(staff: clerk, at: Example.at)]
        given(suspended).when(signIn(suspended)).then(failed())
        let over = account + [StaffTermSet(staff: clerk, until: today.adding(days: -1))]
        given(over).when(signIn(over)).then(failed())
        let changed = account + [StaffPasswordSet(staff: clerk, verifier: .known("other"), at: Example.at)]
        given(changed).when(signIn(account)).then(failed())
        given().when(signIn([])).refuses(.unknown)
        given(invited()).when(signIn([invited()])).refuses(.unknown)
    }

    @Test("after three wrong ones each makes the next wait longer, up to a quarter of an hour, and never for good")
    func lockout() {
        var facts = account
        var moment = later
        var waits: [Int64] = []
        for number in 1...14 {
            let attempt = ULID(bits: UInt128(number))
            facts.append(failed(attempt, at: moment))
            guard let until = member(facts).failures.waitsUntil else { continue }
            waits.append((until - moment.milliseconds) / 1_000)
            given(facts).when(signIn(facts, at: JapanTime(milliseconds: until - 1)))
                .refuses(.wait(until: until))
            moment = JapanTime(milliseconds: until)
        }
        #expect(waits == [15, 30, 60, 120, 240, 480, 900, 900, 900, 900, 900, 900])
        let signedIn = StaffSignedIn(
            staff: clerk, attempt: Example.attempt, way: .password, step: TOTP.step(at: moment.milliseconds),
            at: moment.milliseconds)
        given(facts).when(signIn(facts, at: moment)).then(signedIn)
        #expect(member(facts + [signedIn]).failures == Failures())
    }

    @Test("an identity that was linked signs in, another one or another issuer's does not")
    func oidc() {
        let issuer = "https://id.example.lg.jp"
        let linked = StaffIdentityLinked(
            staff: clerk, invitation: Example.invitation, issuer: issuer, identity: .known("42"), at: Example.at)
        given(invited()).when(
            JoinStaffByIdentity(
                staff: clerk, invitation: Example.invitation, issuer: issuer, subject: "42", now: now)
        ).then(linked)
        func come(_ issuer: String, _ subject: String) -> SignInByOIDC {
            SignInByOIDC(staff: clerk, attempt: Example.attempt, issuer: issuer, subject: subject, now: later)
        }
        let facts: [any Event] = [invited(), linked]
        given(facts).when(come(issuer, "42")).then(
            StaffSignedIn(
                staff: clerk, attempt: Example.attempt, way: .oidc, step: nil, at: later.milliseconds))
        given(facts).when(come(issuer, "43")).refuses(.unknown)
        given(facts).when(come("https://evil.example", "42")).refuses(.unknown)
        given(facts + [StaffSuspended(staff: clerk, at: 0)]).when(come(issuer, "42")).refuses(.unknown)
        // Whoever comes in by identity has no password, and the other way round.
        given(account + [linked]).when(signIn(account)).refuses(.unknown)
        given(facts + [joined]).when(come(issuer, "42")).refuses(.unknown)
    }

    @Test("another password is set with the old one, and ends all sessions")
    func setPassword() throws {
        let new = try NewPassword("another long sentence 7", unlike: [], salt: [9], cost: small)
        func set(_ old: String) -> SetPassword {
            SetPassword(
                staff: clerk, attempt: Example.attempt, proof: PasswordProof(old, of: member(account), cost: small),
                password: new, now: later)
        }
        let changed = StaffPasswordSet(
            staff: clerk, verifier: .known(new.verifier.text), at: later.milliseconds)
        given(account).when(set(password)).then(changed)
        given(account).when(set("wrong")).then(failed())
        given().when(set(password)).refuses(.unknown)
        #expect(!member(account + [changed]).holds(sessionBegun: later.milliseconds))
        #expect(member(account + [changed]).holds(sessionBegun: later.milliseconds + 1))
        let waiting = account + (1...3).map { failed(ULID(bits: UInt128($0))) }
        given(waiting).when(set(password)).refuses(.wait(until: later.milliseconds + 15_000))
    }

    @Test("nobody's password is right, and the proof of one account is worth nothing for another")
    func proofs() {
        #expect(!PasswordProof(password, of: nil, cost: small).isRight)
        let proof = PasswordProof(password, of: member(account), cost: small)
        #expect(proof.isRight(for: member(account)) && !proof.isRight(for: StaffMember()))
    }
}
