import Calendar
import EventModel
import Events
import Passports
import Support
import Testing

@Suite("The life of a pass")
struct SettleTests {
    @Test("a family gets its pass with its registration, and not before it is whole")
    func issue() {
        given(settled).when(settle()).then(issued())
        given(lives(), child()).when(settle()).changesNothing()
        given(child(), registered()).when(settle()).changesNothing()
        given(lives(), registered()).when(settle()).changesNothing()
        given(settled + [issued()]).when(settle()).changesNothing()
    }

    @Test("a family that expects its first child gets one too, and its birth makes it last")
    func birth() {
        let expected: [any Event] = [lives(), expecting(), registered()]
        let pass = issued(until: date("2028-03-31"), ground: .pregnancy)
        given(expected).when(settle()).then(pass)
        let birth = ChildBorn(household: family, child: one, born: .known(Example.due), on: today)
        given(expected + [pass, birth]).when(settle()).then(renewed(until: date("2045-03-31")))
    }

    @Test("a younger child makes it longer, and one that was taken out shorter again")
    func sibling() {
        let older = child(on: date("2012-05-05"))
        let story: [any Event] = [lives(), older, registered(), issued(until: date("2031-03-31"))]
        given(story + [child(family, two)]).when(settle()).then(renewed(until: Example.passEnd))
        let gone: [any Event] = [
            child(family, two), renewed(until: Example.passEnd), ChildRemoved(household: family, child: two),
        ]
        given(story + gone).when(settle()).then(renewed(until: date("2031-03-31")))
    }

    @Test("a birth date corrected over 1 April moves the last day by a year")
    func corrected() {
        let story: [any Event] = [lives(), child(on: date("2026-04-01")), registered()]
        let pass = issued(until: date("2044-03-31"))
        given(story).when(settle()).then(pass)
        let corrected = BirthDateCorrected(household: family, child: one, born: .known(date("2026-04-02")))
        given(story + [pass, corrected]).when(settle()).then(renewed(until: date("2045-03-31")))
    }

    @Test("it ends on the day after its last one, not on it")
    func lastDay() {
        let story: [any Event] = [
            lives(), child(on: date("2008-04-01")), registered(), issued(until: date("2026-03-31")),
        ]
        given(story).when(settle(on: date("2026-03-31"))).changesNothing()
        given(story).when(settle(on: date("2026-04-01"))).then(ended(.lastDay, on: date("2026-04-01")))
    }

    @Test("moving within the prefecture keeps it, moving out ends it, coming back gives another")
    func moving() {
        let pass = issued()
        let moved = lives(in: Example.hakone)
        given(settled + [pass, moved]).when(settle()).then(renewed(until: Example.passEnd, in: Example.hakone))
        let left: [any Event] = settled + [pass, HouseholdMovedAway(household: family, on: today)]
        given(left).when(settle()).then(ended(.movedAway))
        let again = left + [ended(.movedAway), lives(in: Example.hakone)]
        given(again).when(settle()).then(issued(in: Example.hakone))
    }

    @Test("a loss ends it as any other change of the children would: the fact does not tell the two apart")
    func loss() {
        let expected: [any Event] = [
            lives(), expecting(), registered(), issued(until: date("2028-03-31"), ground: .pregnancy),
        ]
        given(expected + [LossTold(household: family, child: one)]).when(settle()).then(ended(.noChild))
        given(expected + [ChildRemoved(household: family, child: one)]).when(settle()).then(ended(.noChild))
    }

    @Test("after a loss the brothers' and sisters' pass stays, and nothing told of the lost child later counts")
    func lossWithSibling() {
        let story: [any Event] = [
            lives(), child(on: date("2012-05-05")), expecting(family, two), registered(),
            issued(until: date("2031-03-31")), LossTold(household: family, child: two),
        ]
        given(story).when(settle()).changesNothing()
        let late = ChildBorn(household: family, child: two, born: .known(today), on: today)
        given(story + [late]).when(settle()).changesNothing()
    }

    @Test("wanting no messages keeps the pass; being forgotten ends it, also a revoked one")
    func stopAndForget() {
        given(settled + [issued(), HouseholdStopped(household: family)]).when(settle()).changesNothing()
        let forgotten = HouseholdForgotten(household: family)
        given(settled + [issued(), forgotten]).when(settle()).then(ended(.forgotten))
        given(settled + [issued(), revoked, forgotten]).when(settle()).then(ended(.forgotten))
        given(settled + [forgotten]).when(settle()).changesNothing()
    }

    @Test("a revoked pass is not replaced, whatever the family tells")
    func revokedStays() {
        given(settled + [issued(), revoked]).when(settle()).changesNothing()
        let around: [any Event] = [ChildRemoved(household: family, child: one), child(family, two)]
        given(settled + [issued(), revoked] + around).when(settle()).changesNothing()
    }

    @Test("another last age moves every pass at the next settling")
    func anotherRule() {
        given(settled + [issued()]).when(settle(family, .twelve)).then(renewed(until: date("2039-03-31")))
        let older: [any Event] = [
            lives(), child(on: date("2012-05-05")), registered(), issued(until: date("2031-03-31")),
        ]
        given(older).when(settle(family, .twelve)).then(ended(.noChild))
    }

    @Test("many are settled at once, each by its own facts")
    func many() {
        let third = HouseholdID(ULID("01JD8Z0000FAM7Y00000000003")!)
        let decision = SettlePasses(
            [family, other, third].map {
                .init(household: $0, pass: PassID($0.ulid), serial: PassSerial($0.ulid))
            }, under: PassRule(lastAge: .eighteen), today: today)
        let facts = settled + [lives(other), child(other, on: date("2000-01-01")), registered(other)]
        given(facts).when(decision).then(
            PassIssued(
                pass: PassID(family.ulid), household: family, serial: PassSerial(family.ulid), link: nil,
                municipality: Example.nakaWard, ground: .child, until: .known(Example.passEnd), on: today))
    }

    private let revoked = PassRevoked(pass: Example.pass, household: family, why: .misuse, on: today)
}
