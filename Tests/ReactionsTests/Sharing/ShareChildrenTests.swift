import Calendar
import EventModel
import EventStore
import Events
import Households
import Reactions
import Support
import Testing

@Suite("Linked adults hear of the same children")
struct ShareChildrenTests {
    @Test("a grandmother who lives anywhere is registered with the shared child, and asked for nothing")
    func grandmother() async throws {
        let kin = try await Kin()
        try await kin.link(kin.mother, kin.grandmother, .grandparent)
        try await kin.settle()
        let family = try await kin.log.state(for: Forget(household: kin.grandmother))
        #expect(family.children == [kin.one: .expecting(due: Example.due)])
        #expect(family.registered != nil && family.residence == nil && family.nextQuestion == nil)
    }

    @Test("correction, birth with twins, and a later child reach the linked adult", arguments: Relation.allCases)
    func follows(relation: Relation) async throws {
        let kin = try await Kin()
        try await kin.link(kin.mother, kin.father, relation)
        try await kin.settle()
        let due = Example.due.adding(days: 3)
        try await kin.say(CorrectDueDate(household: kin.mother, child: kin.one, due: due, today: kin.today))
        try await kin.settle()
        #expect(try await kin.children(of: kin.father) == [.expecting(due: due)])
        try await kin.say(
            ReportBirth(household: kin.mother, child: kin.one, born: kin.today, siblings: 1, today: kin.today))
        try await kin.say(RegisterChild(household: kin.mother, born: Example.born, count: 1, today: kin.today))
        try await kin.settle()
        let all: [Household.Child] = [.born(kin.today), .born(kin.today), .born(Example.born)]
        #expect(try await kin.children(of: kin.father) == all)
        #expect(try await kin.children(of: kin.mother) == all)
    }

    @Test("a loss reaches every linked adult, and from a second guardian the other one, never from a grandparent")
    func loss() async throws {
        for (teller, isHeard) in [(0, true), (1, true), (2, false)] {
            let kin = try await Kin()
            try await kin.link(kin.mother, kin.father, .guardian)
            try await kin.link(kin.mother, kin.grandmother, .grandparent, number: 1)
            try await kin.settle()
            let adults = [kin.mother, kin.father, kin.grandmother]
            try await kin.say(TellLoss(household: adults[teller], child: kin.one))
            try await kin.settle()
            for adult in adults where adult != adults[teller] {
                let expected: Household.Child = isHeard ? .lost : .expecting(due: Example.due)
                #expect(try await kin.children(of: adult) == [expected], "told by \(teller)")
            }
        }
    }

    @Test("a second guardian's corrections and twins reach the other; a child it tells of itself stays its own")
    func secondGuardian() async throws {
        let kin = try await Kin()
        try await kin.link(kin.mother, kin.father, .guardian)
        try await kin.settle()
        try await kin.say(
            ReportBirth(household: kin.father, child: kin.one, born: kin.today, siblings: 1, today: kin.today))
        try await kin.say(RegisterChild(household: kin.father, born: Example.born, count: 1, today: kin.today))
        try await kin.settle()
        #expect(try await kin.children(of: kin.mother) == [.born(kin.today), .born(kin.today)])
        #expect(try await kin.children(of: kin.father).count == 3)
    }

    @Test("what both correct at once ends the same on both sides, with the later word")
    func bothAtOnce() async throws {
        let kin = try await Kin()
        try await kin.link(kin.mother, kin.father, .guardian)
        try await kin.settle()
        for (household, days) in [(kin.mother, 1), (kin.mother, 2), (kin.father, 3)] {
            let due = Example.due.adding(days: days)
            try await kin.say(CorrectDueDate(household: household, child: kin.one, due: due, today: kin.today))
        }
        try await kin.settle()
        let last: [Household.Child] = [.expecting(due: Example.due.adding(days: 3))]
        #expect(try await kin.children(of: kin.mother) == last)
        #expect(try await kin.children(of: kin.father) == last)
    }

    @Test("a grandmother linked with both parents has each child once, and keeps it while one link lives")
    func bothParents() async throws {
        let kin = try await Kin()
        try await kin.link(kin.mother, kin.father, .guardian)
        try await kin.settle()
        try await kin.link(kin.mother, kin.grandmother, .grandparent, number: 1)
        try await kin.link(kin.father, kin.grandmother, .grandparent, number: 2)
        try await kin.settle()
        #expect(try await kin.children(of: kin.grandmother).count == 1)
        try await kin.say(EndLink(household: kin.grandmother, other: kin.mother))
        try await kin.settle()
        #expect(try await kin.children(of: kin.grandmother) == [.expecting(due: Example.due)])
        try await kin.say(EndLink(household: kin.father, other: kin.grandmother))
        try await kin.settle()
        #expect(try await kin.children(of: kin.grandmother) == [.removed])
    }

    @Test("after the end nothing flows; a grandmother's children are taken out, a second guardian's stay")
    func ended() async throws {
        let kin = try await Kin()
        try await kin.link(kin.mother, kin.father, .guardian)
        try await kin.link(kin.mother, kin.grandmother, .grandparent, number: 1)
        try await kin.settle()
        try await kin.say(EndLink(household: kin.mother, other: kin.father))
        try await kin.say(EndLink(household: kin.mother, other: kin.grandmother))
        try await kin.say(
            ReportBirth(household: kin.mother, child: kin.one, born: kin.today, siblings: 0, today: kin.today))
        try await kin.settle()
        #expect(try await kin.children(of: kin.father) == [.expecting(due: Example.due)])
        #expect(try await kin.children(of: kin.grandmother) == [.removed])
    }

    @Test("who stops or is forgotten is linked no more, also after coming back", arguments: [true, false])
    func stops(forgets: Bool) async throws {
        let kin = try await Kin()
        try await kin.link(kin.mother, kin.grandmother, .grandparent)
        try await kin.settle()
        try await kin.say(forgets ? Forget(household: kin.mother) : Stop(household: kin.mother))
        if !forgets { try await kin.say(Restart(household: kin.mother)) }
        try await kin.settle()
        #expect(try await kin.children(of: kin.grandmother) == [.removed])
        let facts = try await kin.facts()
        #expect(facts.count { $0 is LinkEnded } == 1)
    }

    @Test("linked again, a grandmother has the children again")
    func again() async throws {
        let kin = try await Kin()
        try await kin.link(kin.mother, kin.grandmother, .grandparent)
        try await kin.settle()
        try await kin.say(EndLink(household: kin.grandmother, other: kin.mother))
        try await kin.settle()
        try await kin.link(kin.mother, kin.grandmother, .grandparent, number: 1)
        try await kin.settle()
        #expect(try await kin.children(of: kin.grandmother) == [.removed, .expecting(due: Example.due)])
    }
}
