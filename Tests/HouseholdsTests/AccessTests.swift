import EventModel
import Events
import Households
import Support
import Testing

@Suite("A household moves with its recovery code")
struct RecoveryTests {
    private let code = Example.code
    private let fresh = Example.other
    private let issued = RecoveryCodeIssued(household: family, code: Example.code)
    private let followed = HouseholdFollowed(household: Example.other, lineUser: .known("U2"), at: 5)

    private var reclaim: Reclaim {
        Reclaim(household: family, code: code, fresh: fresh, lineUser: "U2", at: 100)
    }
    private var reclaimed: HouseholdReclaimed {
        HouseholdReclaimed(
            household: family, code: code, fresh: fresh, lineUser: .known("U2"), isFriend: true, at: 100)
    }

    @Test("a family that agreed to the purposes gets a code; a newer one takes the older one's place")
    func issues() {
        let newer = ULID(bits: 7)
        given(consented).when(IssueRecoveryCode(household: family, code: code)).then(issued)
        given().when(IssueRecoveryCode(household: family, code: code)).refuses(.consentFirst)
        given(consented, issued, RecoveryCodeIssued(household: family, code: newer), followed).when(reclaim)
            .refuses(.notValid)
    }

    @Test("the new LINE user takes the household over, and the empty one it had is closed")
    func takesOver() {
        given(consented, issued, followed).when(reclaim).then(reclaimed, HouseholdForgotten(household: fresh))
        let state = state(after: consented, issued, reclaimed)
        #expect(state.status == .following && !state.holdsSession(begunAt: 100) && state.holdsSession(begunAt: 101))
    }

    @Test("a code works once: for the same LINE user again nothing changes, for another it is refused")
    func once() {
        let past: [any Event] = [consented, issued, followed, reclaimed, HouseholdForgotten(household: fresh)]
        given(past).when(reclaim).changesNothing()
        let third = Reclaim(
            household: family, code: code, fresh: HouseholdID(ULID(bits: 3)), lineUser: "U3", at: 200)
        given(past).when(third).refuses(.notValid)
    }

    @Test("a LINE user with children of its own, or with a link, takes nothing over")
    func hasFamily() {
        let child = ChildRegistered(household: fresh, child: one, born: .known(Example.born), on: today)
        given(consented, issued, followed, child).when(reclaim).refuses(.hasFamily)
        given(consented, issued, followed, child, ChildRemoved(household: fresh, child: one)).when(reclaim)
            .then(reclaimed, HouseholdForgotten(household: fresh))
        let link = LinkAccepted(
            household: fresh, other: HouseholdID(ULID(bits: 3)), offer: Example.offer, relation: .guardian, on: today)
        given(consented, issued, followed, link).when(reclaim).refuses(.hasFamily)
    }

    @Test("nobody takes over its own household, nor one that is forgotten")
    func notTaken() {
        given(consented, issued)
            .when(Reclaim(household: family, code: code, fresh: family, lineUser: "U1", at: 1)).refuses(.alreadyYours)
        given(consented, issued, HouseholdForgotten(household: family), followed).when(reclaim).refuses(.notValid)
    }

    @Test("what LINE says of the earlier user afterwards does not count, unless it happened later")
    func earlierUser() {
        given(consented, issued, reclaimed).when(UnfollowAccount(household: family, at: 99)).changesNothing()
    }
}

@Suite("Recovery codes")
struct RecoveryCodeTests {
    private func code(_ seed: UInt64) -> RecoveryCode {
        var random = SplitMix64(seed: seed)
        return RecoveryCode(random: UInt128(random.next()) << 64 | UInt128(random.next()))
    }

    @Test("a code is read as it was shown, in any width and case, however it is grouped", arguments: Seeds.some(50))
    func reads(seed: UInt64) throws {
        let code = code(seed)
        #expect(code.grouped.count == 19)
        let wide = String(
            String.UnicodeScalarView(code.grouped.unicodeScalars.map { Unicode.Scalar($0.value + 0xFEE0)! }))
        let forms = [
            code.grouped, code.grouped.lowercased(), wide, wide.lowercased(), code.text,
            " " + code.grouped.replacing("-", with: "　") + "\n", code.grouped.replacing("-", with: "ー"),
            code.grouped.replacing("0", with: "o").replacing("1", with: "l"), code.text.replacing("1", with: "I"),
        ]
        for form in forms { #expect(try RecoveryCode(typed: form) == code, "\(form)") }
    }

    @Test("one wrong character is always noticed", arguments: Seeds.some(20))
    func oneWrong(seed: UInt64) {
        let text = Array(code(seed).text.utf8)
        for place in text.indices {
            for other in Crockford.alphabet where other != text[place] {
                var typed = text
                typed[place] = other
                #expect(throws: RecoveryCode.Fault.mistyped) {
                    try RecoveryCode(typed: String(decoding: typed, as: UTF8.self))
                }
            }
        }
    }

    @Test("two neighbours the wrong way round are noticed, all but a few of them")
    func swapped() {
        var (missed, tried) = (0, 0)
        for seed in Seeds.some(50) {
            let text = Array(code(seed).text.utf8)
            for place in text.indices.dropLast() where text[place] != text[place + 1] {
                var typed = text
                typed.swapAt(place, place + 1)
                tried += 1
                if (try? RecoveryCode(typed: String(decoding: typed, as: UTF8.self))) != nil { missed += 1 }
            }
        }
        #expect(missed * 50 < tried, "\(missed) of \(tried)")
    }

    @Test(
        "what is no code says so",
        arguments: ["", "7K2M", "7K2M-0XQD-4T9A-BC3U", "7K2M-0XQD-4T9A-BC3P-", "7K2M-0XQD-4T9A-BC３ｐ0", "あいうえ"])
    func noCode(_ text: String) {
        #expect(throws: RecoveryCode.Fault.self) { try RecoveryCode(typed: text) }
    }

    @Test("a code is not printed")
    func silent() {
        let code = code(1)
        var dumped = ""
        dump(code, to: &dumped)
        #expect(!"\(code)\(dumped)".contains(code.text) && !"\(code)".contains(code.grouped))
    }
}

@Suite("Calendar addresses and sessions")
struct CalendarAndSessionTests {
    private let link = Example.code

    @Test("a registered family's calendar gets an address, and loses it again")
    func calendar() {
        let issued = CalendarLinkIssued(household: family, link: link)
        given(consented, lives(), bornChild(), registered).when(IssueCalendarLink(household: family, link: link))
            .then(issued)
        given(consented).when(IssueCalendarLink(household: family, link: link)).refuses(.registerFirst)
        given(issued).when(RevokeCalendarLink(household: family)).then(CalendarLinkRevoked(household: family))
        given(issued, CalendarLinkRevoked(household: family)).when(RevokeCalendarLink(household: family))
            .changesNothing()
        #expect(state(after: issued).calendar == link)
    }

    @Test("signing out everywhere ends the sessions begun until then, and no later one")
    func sessions() {
        let ended = SessionsEnded(household: family, at: 50)
        given().when(EndSessions(household: family, at: 50)).then(ended)
        given(ended).when(EndSessions(household: family, at: 40)).changesNothing()
        let state = state(after: ended)
        #expect(!state.holdsSession(begunAt: 50) && state.holdsSession(begunAt: 51))
        #expect(!self.state(after: HouseholdForgotten(household: family)).holdsSession(begunAt: 51))
    }

    private func state(after facts: any Event...) -> Household { Household.fold.state(after: facts) }
}
