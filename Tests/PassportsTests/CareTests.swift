import Calendar
import EventModel
import EventStore
import Events
import Passports
import Support
import Testing

@Suite("Lost phones, paper, and what offices do")
struct CareTests {
    private let story: [any Event] = settled + [issued()]
    private let revoked = PassRevoked(pass: Example.pass, household: family, why: .misuse, on: today)

    private func reissue(
        _ why: PassReissue = .lost, _ serial: PassSerial = Example.newSerial,
        replacing: PassSerial? = Example.serial
    ) -> ReissuePass {
        ReissuePass(household: family, serial: serial, replacing: replacing, why: why, today: today)
    }

    private func reissued(_ why: PassReissue = .lost) -> PassReissued {
        PassReissued(pass: Example.pass, household: family, serial: Example.newSerial, why: why, on: today)
    }

    @Test("a lost phone gets the pass another serial, once, however often it is asked")
    func lost() {
        given(story).when(reissue()).then(reissued())
        given(story + [reissued()]).when(reissue()).changesNothing()
    }

    @Test("a second tab that saw the old pass can't void the new one")
    func twoTabs() {
        let third = PassSerial(ULID("01JD8Z0000SER1A10000000003")!)
        given(story + [reissued()]).when(reissue(.lost, third)).refuses(.newer)
        given(story + [reissued()]).when(reissue(.lost, third, replacing: nil)).then(
            PassReissued(pass: Example.pass, household: family, serial: third, why: .lost, on: today))
    }

    @Test("where there is no pass nothing is issued again")
    func nothingToReissue() {
        given(settled).when(reissue()).refuses(.noPass)
        given(story + [ended(.noChild)]).when(reissue()).refuses(.noPass)
        given(story + [HouseholdForgotten(household: family)]).when(reissue()).refuses(.noPass)
    }

    @Test("an office revokes a pass once, and only an office gives it back")
    func revoke() {
        let revoke = RevokePass(
            household: family, pass: Example.pass, why: .misuse, municipality: Example.nakaWard, today: today)
        given(story).when(revoke).then(revoked)
        given(story + [revoked]).when(revoke).changesNothing()
        given(story + [revoked]).when(reissue()).refuses(.revoked)
        given(story + [revoked]).when(reissue(.movedPhone)).refuses(.revoked)
        let giveBack = GiveBackPass(
            household: family, pass: Example.pass, serial: Example.newSerial, municipality: Example.nakaWard,
            today: today)
        given(story + [revoked]).when(giveBack).then(reissued(.office))
        given(story).when(giveBack).changesNothing()
        given(story + [ended(.noChild)]).when(giveBack).refuses(.noPass)
        let elsewhere = RevokePass(
            household: family, pass: Example.pass, why: .misuse, municipality: Example.hakone, today: today)
        given(story).when(elsewhere).refuses(.noPass)
        given(story + [ended(.noChild)]).when(revoke).refuses(.noPass)
        given(settled).when(revoke).refuses(.noPass)
    }

    @Test("one paper holds for a school year, and lost ones are void with the pass")
    func paper() {
        let print = PrintPass(household: family, paper: Example.paper, today: today)
        let printed = PassPrinted(
            pass: Example.pass, household: family, paper: Example.paper, until: date("2027-03-31"), on: today)
        given(story).when(print).then(printed)
        given(story + [printed]).when(print).changesNothing()
        let another = PassSerial(ULID("01JD8Z0000PAPER00000000002")!)
        let again = PassPrinted(
            pass: Example.pass, household: family, paper: another, until: date("2027-03-31"), on: today)
        given(story + [printed, reissued()]).when(PrintPass(household: family, paper: another, today: today))
            .then(again)
        let nextYear = date("2027-02-01")
        given(story + [printed]).when(PrintPass(household: family, paper: another, today: nextYear)).then(
            PassPrinted(
                pass: Example.pass, household: family, paper: another, until: date("2028-03-31"), on: nextYear))
    }

    @Test("no paper is made of a pass that is not valid")
    func noPaper() {
        let print = PrintPass(household: family, paper: Example.paper, today: today)
        given(settled).when(print).refuses(.noPass)
        given(story + [revoked]).when(print).refuses(.noPass)
        given(story + [ended(.movedAway)]).when(print).refuses(.noPass)
        let late = PrintPass(household: family, paper: Example.paper, today: date("2045-04-01"))
        given(story).when(late).refuses(.noPass)
    }

    @Test("folds are total: every example fact can be applied, open, sealed and erased")
    func totalFolds() async throws {
        let test = TestLog()
        try await test.log.append(Example.all, as: test.command())
        let open = try await test.facts()
        let sealed = try await test.facts(opening: false)
        try await test.keyring.destroyKey(of: Example.family.tag)
        let erased = try await test.facts()
        for facts in [open, sealed, erased, open.reversed()] {
            #expect(PassBook.fold.state(after: facts).file(Example.family).isForgotten)
        }
        #expect(PassBook.fold.state(after: erased).file(Example.family).pass?.until == nil)
    }
}
