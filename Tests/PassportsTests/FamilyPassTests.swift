import Calendar
import EventModel
import Events
import Passports
import Support
import Testing

@Suite("Family passes")
struct FamilyPassTests {
    private let pass = issued(other, link: Example.offer)

    @Test("a grandparent who lives anywhere holds a family pass that lasts as long as the family's")
    func grandparent() {
        given(settled + linked(.grandparent)).when(settle(other, linked: [family])).then(pass)
        given(settled + linked(.grandparent)).when(settle(other)).changesNothing()
    }

    @Test("a grandparent in the prefecture has it through the family, not by the grandchild's being told of here")
    func residentGrandparent() {
        let story = settled + linked(.grandparent) + [lives(other, in: Example.hakone)]
        given(story).when(settle(other, linked: [family])).then(pass)
        given(story).when(settle(other)).changesNothing()
    }

    @Test("a second guardian who lives here has a pass of its own, elsewhere a family pass")
    func guardian() {
        given(settled + linked(.guardian)).when(settle(other, linked: [family])).then(pass)
        given(settled + linked(.guardian) + [lives(other)]).when(settle(other, linked: [family])).then(issued(other))
    }

    @Test("a parent's pass never rests on a grandparent's children")
    func notUpwards() {
        let story: [any Event] =
            [lives(other), child(other, two), registered(), child(on: date("2000-01-01"))] + linked(.grandparent)
        given(story).when(settle(linked: [other])).changesNothing()
    }

    @Test("it ends with the link, and with the family's moving out, and says no more than that")
    func ends() {
        let story = settled + linked(.grandparent) + [pass]
        let unlinked = LinkEnded(household: other, other: family, offer: Example.offer)
        given(story + [unlinked]).when(settle(other, linked: [family])).then(ended(.noLink, of: other))
        let stopped = HouseholdStopped(household: family)
        given(story + [stopped]).when(settle(other, linked: [family])).then(ended(.noLink, of: other))
        let moved = HouseholdMovedAway(household: family, on: today)
        given(story + [moved]).when(settle(other, linked: [family])).then(ended(.movedAway, of: other))
        let lost: [any Event] = [
            LossTold(household: family, child: one), LossTold(household: other, child: one),
        ]
        given(story + lost).when(settle(other, linked: [family])).then(ended(.noChild, of: other))
    }

    @Test("it ends on the very day on which the family's does")
    func sameDay() {
        let story: [any Event] =
            [lives(), child(on: date("2008-04-01")), registered()] + linked(.grandparent)
            + [issued(other, until: date("2026-03-31"), link: Example.offer)]
        given(story).when(settle(other, linked: [family], on: date("2026-03-31"))).changesNothing()
        given(story).when(settle(other, linked: [family], on: date("2026-04-01")))
            .then(ended(.lastDay, of: other, on: date("2026-04-01")))
    }
}
