import EventModel
import Events
import Households
import Support
import Testing

@Suite("After a loss")
struct LossTests {
    private let loss = LossTold(household: family, child: one)
    private let tell = TellLoss(household: family, child: one)

    @Test("one step ends everything about a pregnancy or a child, and about one that was taken out before")
    func oneStep() {
        given(consented, expecting()).when(tell).then(loss)
        given(consented, bornChild()).when(tell).then(loss)
        given(consented, bornChild(), ChildRemoved(household: family, child: one)).when(tell).then(loss)
    }

    @Test("told again it changes nothing")
    func again() { given(consented, expecting(), loss).when(tell).changesNothing() }

    @Test("nothing about it can be corrected, and taking it out changes nothing")
    func lastWord() {
        let before: [any Event] = [consented, expecting(), loss]
        given(before).when(CorrectDueDate(household: family, child: one, due: Example.due, today: today))
            .refuses(.lost)
        given(before).when(CorrectBirthDate(household: family, child: one, born: Example.born, today: today))
            .refuses(.lost)
        given(before).when(
            ReportBirth(household: family, child: one, born: Example.born, siblings: 0, today: today)
        ).refuses(.lost)
        given(before).when(RemoveChild(household: family, child: one)).changesNothing()
    }

    @Test("brothers and sisters are untouched")
    func siblings() {
        let after = state(after: consented, bornChild(one), expecting(two), loss)
        #expect(after.openChildren.map(\.number) == [two])
    }

    @Test("one of twins is lost, the other stays")
    func twin() {
        let lost = LossTold(household: family, child: two)
        let after = state(after: consented, expecting(), birth(), bornChild(two), lost)
        #expect(after.children == [one: .born(Example.born), two: .lost])
    }

    @Test("nobody is asked about children again")
    func neverAsked() {
        #expect(state(after: consented, lives(), expecting(), loss).nextQuestion == nil)
        #expect(state(after: consented, expecting(), loss).nextQuestion == nil)
    }

    @Test("a new pregnancy can be told afterwards, under a new number")
    func newPregnancy() {
        given(consented, expecting(), loss).when(ExpectChild(household: family, due: Example.due, today: today))
            .then(expecting(two))
    }

    @Test("facts about a lost child that come late do not bring it back")
    func lateFacts() {
        #expect(state(after: expecting(), loss, birth()).children == [one: .lost])
    }
}
