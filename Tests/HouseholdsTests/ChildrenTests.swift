import Calendar
import EventModel
import Events
import Households
import Support
import Testing

@Suite("Pregnancies and children")
struct ChildrenTests {
    private func expect(_ due: CivilDate) -> ExpectChild { ExpectChild(household: family, due: due, today: today) }

    private func register(_ born: CivilDate, count: Int = 1) -> RegisterChild {
        RegisterChild(household: family, born: born, count: count, today: today)
    }

    private func report(_ born: CivilDate, siblings: Int = 0) -> ReportBirth {
        ReportBirth(household: family, child: one, born: born, siblings: siblings, today: today)
    }

    @Test("a pregnancy is refused before consent")
    func consentFirst() {
        given().when(expect(Example.due)).refuses(.consentFirst)
        given().when(register(Example.born)).refuses(.consentFirst)
    }

    @Test("a pregnancy gets the first number, and is known when told again")
    func pregnancy() {
        given(consented).when(expect(Example.due)).then(expecting())
        given(consented, expecting()).when(expect(Example.due)).changesNothing()
    }

    @Test("a second due date is refused with the pregnancy that it may correct")
    func secondDueDate() {
        given(consented, expecting()).when(expect(date("2027-03-20")))
            .refuses(.alreadyExpecting(one, due: Example.due))
    }

    @Test("a due date may lie three weeks back and 300 days ahead, not a day more")
    func dueDateLimits() {
        given(consented).when(expect(date("2026-11-01"))).then(expecting(due: date("2026-11-01")))
        given(consented).when(expect(date("2026-10-31")))
            .refuses(.dueDate(.tooLongAgo(earliest: date("2026-11-01"))))
        given(consented).when(expect(date("2027-09-18"))).then(expecting(due: date("2027-09-18")))
        given(consented).when(expect(date("2027-09-19")))
            .refuses(.dueDate(.tooFarAhead(latest: date("2027-09-18"))))
    }

    @Test("a due date is corrected, once")
    func correctDueDate() {
        let correct = CorrectDueDate(household: family, child: one, due: date("2027-03-20"), today: today)
        let corrected = DueDateCorrected(household: family, child: one, due: .known(date("2027-03-20")))
        given(consented, expecting()).when(correct).then(corrected)
        given(consented, expecting(), corrected).when(correct).changesNothing()
        given(consented, bornChild()).when(correct).refuses(.alreadyBorn)
        given(consented).when(correct).refuses(.noSuchChild)
    }

    @Test("a born child keeps the number of the pregnancy")
    func birthKeepsNumber() {
        given(consented, expecting()).when(report(Example.born)).then(birth())
        given(consented, expecting(), birth()).when(report(Example.born)).changesNothing()
    }

    @Test("twins: the first keeps the number, the other gets its own; told again nothing changes")
    func twins() {
        given(consented, expecting(two)).when(
            ReportBirth(household: family, child: two, born: Example.born, siblings: 1, today: today)
        ).then(birth(two), bornChild(three))
        given(consented, expecting(), birth(), bornChild(two)).when(report(Example.born, siblings: 1)).changesNothing()
    }

    @Test("a twin that was not told at birth can be told later")
    func laterTwin() {
        given(consented, expecting(), birth()).when(report(Example.born, siblings: 1)).then(bornChild(two))
    }

    @Test("another birth date for a born child is refused with the date that is known")
    func anotherBirth() {
        given(consented, expecting(), birth()).when(report(date("2026-10-06")))
            .refuses(.alreadyBorn(on: Example.born))
    }

    @Test("children get the next numbers; a number is never used again")
    func numbers() {
        given(consented, bornChild(), ChildRemoved(household: family, child: one)).when(register(Example.born))
            .then(bornChild(two))
        given(consented).when(register(Example.born, count: 2)).then(bornChild(one), bornChild(two))
        given(consented, bornChild()).when(register(Example.born, count: 2)).then(bornChild(two))
        given(consented, bornChild()).when(register(Example.born)).changesNothing()
    }

    @Test("a birth in the future is refused")
    func future() {
        given(consented).when(register(today)).then(bornChild(on: today))
        given(consented).when(register(today.adding(days: 1))).refuses(.birthDate(.inFuture(today: today)))
    }

    @Test("the service ends on 31 March after reaching 18: born on 1 April a year earlier than born on 2 April")
    func serviceEnd() {
        given(consented).when(register(date("2008-04-02"))).then(bornChild(on: date("2008-04-02")))
        given(consented).when(register(date("2008-04-01")))
            .refuses(.birthDate(.serviceEnded(on: date("2026-03-31"))))
        given(consented).when(register(date("2007-11-22")))
            .refuses(.birthDate(.serviceEnded(on: date("2026-03-31"))))
    }

    @Test("the sixteenth child is taken for a mistake")
    func tooMany() {
        let fifteen = (1...15).map { bornChild(ChildNumber($0), on: Example.born.adding(days: -400 * ($0 / 2))) }
        given([consented] + fifteen).when(expect(Example.due)).refuses(.tooManyChildren(limit: 15))
        given([consented] + fifteen).when(register(today)).refuses(.tooManyChildren(limit: 15))
        given(consented).when(register(today, count: .max)).refuses(.tooManyChildren(limit: 15))
        given(consented, expecting()).when(report(today, siblings: .max)).refuses(.tooManyChildren(limit: 15))
    }

    @Test("a birth date is corrected, once")
    func correctBirthDate() {
        let correct = CorrectBirthDate(household: family, child: one, born: date("2026-10-06"), today: today)
        let corrected = BirthDateCorrected(household: family, child: one, born: .known(date("2026-10-06")))
        given(consented, bornChild()).when(correct).then(corrected)
        given(consented, bornChild(), corrected).when(correct).changesNothing()
        given(consented, expecting()).when(correct).refuses(.notBornYet)
        given(consented).when(correct).refuses(.noSuchChild)
    }

    @Test("a child is taken out, once; one that was never told of can't be")
    func remove() {
        let remove = RemoveChild(household: family, child: one)
        let removed = ChildRemoved(household: family, child: one)
        given(consented, bornChild()).when(remove).then(removed)
        given(consented, bornChild(), removed).when(remove).changesNothing()
        given(consented).when(remove).refuses(.noSuchChild)
    }
}
