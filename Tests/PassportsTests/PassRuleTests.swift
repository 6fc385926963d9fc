import Calendar
import Events
import Passports
import Support
import Testing

@Suite("Who is entitled to a pass, and until when")
struct PassRuleTests {
    private let eighteen = PassRule(lastAge: .eighteen)
    private let twelve = PassRule(lastAge: .twelve)

    @Test(
        "the last day is the first 31 March on or after the last age, which is reached on the eve of the birthday",
        arguments: [
            // Born on 1 April, eighteen on 31 March: that very day is the last.
            ("2008-04-01", "2026-03-31", "2020-03-31"),
            ("2008-04-02", "2027-03-31", "2021-03-31"),
            ("2008-03-31", "2026-03-31", "2020-03-31"),
            ("2008-01-01", "2026-03-31", "2020-03-31"),
            ("2008-02-29", "2026-03-31", "2020-03-31"),
            ("2007-12-31", "2026-03-31", "2020-03-31"),
            ("2026-11-22", "2045-03-31", "2039-03-31"),
        ])
    func born(_ born: String, _ eighteenth: String, _ twelfth: String) {
        #expect(eighteen.lastDay(of: .born(date(born))) == date(eighteenth))
        #expect(twelve.lastDay(of: .born(date(born))) == date(twelfth))
    }

    @Test(
        "while a child is expected the pass lasts to the first 31 March on or after it would turn one",
        arguments: [
            ("2026-04-01", "2027-03-31"), ("2026-04-02", "2028-03-31"), ("2027-03-14", "2028-03-31"),
            ("2027-03-31", "2028-03-31"),
        ])
    func expected(_ due: String, _ last: String) {
        for rule in [twelve, eighteen] { #expect(rule.lastDay(of: .expected(due: date(due))) == date(last)) }
    }

    @Test("it is valid through its last day and not on the day after")
    func lastDay() {
        let child = PassRule.Child.born(date("2008-04-01"))
        #expect(eighteen.entitlement(of: [child], on: date("2026-03-31"))?.until == date("2026-03-31"))
        #expect(eighteen.entitlement(of: [child], on: date("2026-04-01")) == nil)
        #expect(eighteen.entitlement(of: [], on: today) == nil)
    }

    @Test("the youngest counts, in whatever order the children were told of")
    func youngest() {
        let children = [PassRule.Child.born(date("2010-05-05")), .born(date("2024-08-01")), .born(date("2009-01-01"))]
        for order in [children, children.reversed()] {
            #expect(eighteen.entitlement(of: order, on: today)?.until == date("2043-03-31"))
        }
    }

    @Test("an expected child never shortens what a born one gives, and lengthens what is about to end")
    func pregnancyBesideChildren() {
        let expected = PassRule.Child.expected(due: Example.due)
        let young = eighteen.entitlement(of: [expected, .born(date("2020-05-05"))], on: today)
        #expect(young == PassRule.Entitlement(until: date("2039-03-31"), ground: .child))
        let grown = eighteen.entitlement(of: [.born(date("2008-05-05")), expected], on: today)
        #expect(grown == PassRule.Entitlement(until: date("2028-03-31"), ground: .pregnancy))
        let same = eighteen.entitlement(of: [expected, .born(date("2009-05-05"))], on: today)
        #expect(same == PassRule.Entitlement(until: date("2028-03-31"), ground: .child))
    }

    @Test("on every day of 40 years the last day is a 31 March, at least the age away and less than a year more")
    func law() {
        for offset in 0..<(40 * 365) {
            let born = date("1995-01-01").adding(days: offset)
            for rule in [twelve, eighteen] {
                let last = rule.lastDay(of: .born(born))
                let reached = born.adding(months: rule.lastAge.rawValue * 12).adding(days: -1)
                #expect(last.parts.month == 3 && last.parts.day == 31)
                #expect(reached.days(until: last) >= -1 && reached.days(until: last) < 366, "born \(born)")
            }
        }
    }

    @Test(
        "paper is good to the end of the school year, and from February on to the end of the next",
        arguments: [
            ("2026-04-01", "2027-03-31"), ("2027-01-31", "2027-03-31"), ("2027-02-01", "2028-03-31"),
            ("2027-03-31", "2028-03-31"),
        ])
    func paper(_ day: String, _ last: String) {
        #expect(PassRule.lastDay(ofPaperFrom: date(day), of: date("2045-03-31")) == date(last))
        #expect(PassRule.lastDay(ofPaperFrom: date(day), of: date("2027-03-31")) == date("2027-03-31"))
    }

    @Test(
        "a pass is counted under the age of the youngest that is born",
        arguments: [
            ("2023-11-23", PassAgeBand.underThree), ("2023-11-22", .preschool), ("2020-04-02", .preschool),
            ("2020-04-01", .elementary), ("2014-04-02", .elementary), ("2014-04-01", .juniorHigh),
            ("2011-04-02", .juniorHigh), ("2011-04-01", .highSchool),
        ])
    func band(_ born: String, _ band: PassAgeBand) {
        let child = PassRule.Child.born(date(born))
        #expect(PassAgeBand(of: [.expected(due: Example.due), child], on: today) == band)
        #expect(PassAgeBand(of: [.expected(due: Example.due)], on: today) == .expecting)
    }
}
