import Calendar
import Delivery
import Events
import Testing

@Suite("What is due on a day") struct DueTableTests {
    private let entered = [
        (yokohama, "hoiku_april_first_round", "2026-11-06"), (kanagawa, "hoiku_april_first_round", "2026-11-20"),
        (kawasaki, "hoiku_april_result", "2027-01-28"), (tsurumi, "checkup_5y", "2026-10-01"),
    ]

    @Test("is what the triggers say, for every date of birth", arguments: ["2026-07-01", "2028-02-29"])
    func everyBirth(iso: String) {
        let today = day(iso)
        let rules = schedule()
        let table = DueTable(rules, on: today)
        for back in 0..<7_300 {
            let date = today.adding(days: -back)
            let child = Family.Child(number: ChildNumber(1), kind: .born, date: date, toldOn: date)
            var expected: Set<Int> = []
            if today <= StageSchedule.lastServedDay(born: date) {
                for (index, entry) in builtIn.entries.enumerated() where entry.audience == [.guardian] {
                    let days = entry.trigger.days(for: .child(born: date), in: today...today)
                    if !days.isEmpty, rules.isEnabled(entry), entry.offeredSince == nil { expected.insert(index) }
                }
            }
            let due = table.due(for: family(child, registered: "2000-01-01"))
            #expect(Set(due.map(\.entry)) == expected, "born \(date)")
        }
    }

    @Test("is what is upcoming on that day, for families of every kind", arguments: [1, 2, 3] as [UInt64])
    func upcoming(seed: UInt64) {
        var random = Seeded(seed)
        let rules = schedule(entered)
        for number in stride(from: day("2026-10-20").dayNumber, through: day("2027-10-20").dayNumber, by: 9) {
            let today = CivilDate(dayNumber: number)
            let table = DueTable(rules, on: today)
            for _ in 0..<8 {
                let family = random.family(around: today)
                let due = table.due(for: family)
                #expect(
                    due == rules.upcoming(for: family, in: today...today).map(\.occurrence), "seed \(seed), \(today)")
                #expect(due == table.due(for: family), "asking again gives the same")
            }
        }
    }

    @Test("comes by priority and then in the order of the catalogue, each entry once for twins and siblings")
    func order() {
        let twins = family(
            born("2025-03-01"), born("2025-03-01", number: 2), born("2022-07-08", number: 3), registered: "2020-01-01")
        let due = DueTable(schedule(), on: day("2026-07-01")).due(for: twins)
        #expect(due.map { builtIn.entries[$0.entry].key } == ["summer_heat"])
        #expect(due[0].children.numbers == [1, 2, 3].map(ChildNumber.init))
        #expect(schedule().keys(for: twins, on: day("2026-07-15")) == ["summer_shokudo"])
        let sameDay = family(born("2025-05-01"), born("2025-05-01", number: 2), registered: "2020-01-01")
        let shots = DueTable(schedule(), on: day("2025-06-27")).due(for: sameDay)
        #expect(shots.map { builtIn.entries[$0.entry].key } == ["vac_2m"] && shots[0].children.numbers.count == 2)
    }

    @Test(
        "is nothing of the past on registering: only from the day on which the child was told and the family registered"
    )
    func nothingPast() {
        let birth = "2026-06-01"
        let fires = day("2026-06-11")
        #expect(
            schedule().keys(for: family(born(birth, told: "2026-06-11"), registered: "2026-06-11"), on: fires).contains(
                "birth_mental"))
        #expect(
            schedule().keys(for: family(born(birth, told: "2026-06-12"), registered: "2026-06-01"), on: fires).isEmpty)
        #expect(
            schedule().keys(for: family(born(birth, told: "2026-06-01"), registered: "2026-06-12"), on: fires).isEmpty)
    }

    @Test("is nothing without the topic, and single parents' only for those who chose it")
    func topics() {
        let august = day("2026-08-01")
        let child = born("2020-05-05")
        #expect(schedule().keys(for: family(child), on: august).isEmpty)
        #expect(
            schedule().keys(for: family(child, topics: TopicSet(.singleParent)), on: august) == ["single_parent_aug"])
        #expect(schedule().keys(for: family(child, topics: TopicSet(.benefit)), on: day("2026-07-01")).isEmpty)
    }

    @Test("of a municipal date is only there where it was entered, by the nearest that entered one")
    func municipal() {
        let child = born("2024-05-05")
        func due(_ date: String, in place: Family) -> Bool {
            schedule(entered).keys(for: place, on: day(date)).contains("hoiku_apply_last")
        }
        #expect(due("2026-10-27", in: family(child, in: tsurumi)), "Yokohama's date holds in its ward")
        #expect(!due("2026-11-10", in: family(child, in: tsurumi)), "and not the prefecture's")
        #expect(due("2026-11-10", in: family(child, in: kawasaki)), "which holds where there is no other")
        #expect(!due("2026-11-10", in: family(child, in: nil)))
        #expect(schedule().keys(for: family(child, in: tsurumi), on: day("2026-10-27")).isEmpty, "nobody entered one")
        #expect(!due("2026-10-27", in: family(born("2021-03-28"), in: tsurumi)), "67 months on the eve")
        #expect(due("2026-10-27", in: family(born("2021-03-29"), in: tsurumi)))
    }

    @Test("has the five-year check-up only where the municipality says since when it holds it")
    func offered() {
        let today = day("2026-11-21")
        #expect(schedule(entered).keys(for: family(born("2021-11-22"), in: tsurumi), on: today).contains("checkup_5y"))
        #expect(
            !schedule(entered).keys(for: family(born("2021-11-22"), in: kawasaki), on: today).contains("checkup_5y"))
        let later = schedule([(tsurumi, "checkup_5y", "2026-11-22")])
        #expect(!later.keys(for: family(born("2021-11-22"), in: tsurumi), on: today).contains("checkup_5y"))
    }

    @Test("has none of the pregnancy once the child is born, and nothing at all of a child that is gone")
    func bornOrLost() {
        let week41 = day("2026-06-08")
        #expect(schedule().keys(for: family(expecting("2026-06-01")), on: week41) == ["preg_after_edd"])
        let birthTold = born("2026-05-28", told: "2026-05-30")
        #expect(!schedule().keys(for: family(birthTold), on: week41).contains("preg_after_edd"))
        #expect(schedule().keys(for: family(), on: week41).isEmpty)
        #expect(schedule().keys(for: family(registered: "2026-06-05", moved: "2026-06-08"), on: week41).isEmpty)
    }

    @Test("greets a pregnancy, introduces the pass after three days, and speaks of moving on the day of a move")
    func events() {
        let pregnant = family(
            expecting("2026-12-01", told: "2026-06-01"), registered: "2026-06-02", moved: "2026-06-20")
        #expect(schedule().keys(for: pregnant, on: day("2026-06-02")).contains("preg_welcome"), "when both are told")
        #expect(schedule().keys(for: pregnant, on: day("2026-06-05")).contains("passport_intro"))
        #expect(
            !schedule().keys(for: pregnant, on: day("2026-06-20")).contains("move_in"), "which is about born children")
        let parents = family(born("2020-01-02"), registered: "2026-06-02", moved: "2026-06-20")
        #expect(schedule().keys(for: parents, on: day("2026-06-20")) == ["move_in"])
        #expect(DueTable(schedule(), on: day("2026-06-20")).due(for: parents)[0].children.isEmpty)
    }

    @Test("sends nothing twice when a due date is moved back, and follows the new date from then on")
    func corrected() {
        let correction = Family.Correction(
            child: ChildNumber(1), kind: .expecting, date: day("2026-06-01"), from: day("2025-11-01"),
            until: day("2026-01-10"))
        let moved = family(
            expecting("2026-06-15", told: "2025-11-01"), registered: "2025-11-01", corrections: [correction])
        let days = { (key: String) in schedule().days(of: key, for: moved, from: "2025-11-01", through: "2026-12-31") }
        #expect(days("preg_parent_class").isEmpty, "18 weeks were on 29 December by the old date")
        #expect(days("preg_leave_plan") == [day("2026-01-26")])
        #expect(schedule().keys(for: moved, on: day("2026-01-12")).isEmpty, "20 weeks by the old date")
    }

    @Test("leaves out what has expired, to the day, when an outage is made up for")
    func late() {
        let child = family(born("2026-06-01"))
        let fires = day("2026-06-04")
        #expect(schedule().keys(for: child, on: fires, sendingOn: day("2026-06-14")) == ["birth_registration"])
        #expect(schedule().keys(for: child, on: fires, sendingOn: day("2026-06-15")).isEmpty)
        let papa = day("2026-06-05")
        #expect(schedule().keys(for: child, on: papa, sendingOn: day("2026-06-11")) == ["birth_papa"])
        #expect(schedule().keys(for: child, on: papa, sendingOn: day("2026-06-12")).isEmpty)
    }
}
