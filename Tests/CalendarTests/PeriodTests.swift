import Calendar
import Testing

@Suite("Periods of pregnancy and childhood") struct PeriodTests {
    @Test("the due date is week 40 day 0, and each day of pregnancy has one week and day that lead back to it")
    func gestation() {
        let pregnancy = Pregnancy(due: day("2026-12-25"))
        #expect(pregnancy.gestationalAge(on: day("2026-12-25")) == GestationalAge(week: 40))
        #expect(pregnancy.date(week: 0) == day("2026-03-20"))
        for date in everyDay where 2026...2027 ~= date.year {
            let age = pregnancy.gestationalAge(on: date)
            #expect(0...6 ~= age.day && pregnancy.date(week: age.week, day: age.day) == date)
            #expect(pregnancy.gestationalAge(on: date.adding(days: 1)) > age)
        }
        #expect(GestationalAge(week: 36, day: 6).description == "36週6日")
    }

    @Test("leave before birth is 42 days with the due date, 98 with several children, and ends 56 days after birth")
    func leave() {
        let due = day("2027-01-31")
        let pregnancy = Pregnancy(due: due)
        #expect(pregnancy.maternityLeaveStart(multiple: false).days(until: due) + 1 == 42)
        #expect(pregnancy.maternityLeaveStart(multiple: true).days(until: due) + 1 == 98)
        #expect(Pregnancy.maternityLeaveEnd(born: due) == day("2027-03-28"))
    }

    @Test("no window opens before birth or ends before it begins, for every day of birth in a leap and a common year")
    func windows() throws {
        for birth in everyDay where 2027...2028 ~= birth.year {
            for window in ImmunisationWindow.all where window.key != "rsv_maternal" {
                let days = try #require(window.dates(born: birth))
                #expect(days.lowerBound >= birth)
                #expect(window.dates(due: birth) == nil)
                guard let standard = window.standard?.dates(born: birth) else { continue }
                #expect(days.contains(standard.lowerBound) && days.contains(standard.upperBound), "\(window.key)")
            }
        }
    }

    @Test("windows from birth start on the day of birth, and keys find them")
    func keys() throws {
        #expect(ImmunisationWindow.bcg.dates(born: day("2026-11-22")) == day("2026-11-22")...day("2027-11-21"))
        for window in ImmunisationWindow.all { #expect(ImmunisationWindow(key: window.key) == window) }
        #expect(ImmunisationWindow(key: "bcg ") == nil)
        #expect(Set(ImmunisationWindow.all.map(\.key)).count == 14)
    }

    @Test("a vaccine is routine only from the day it came into force")
    func inForce() {
        let rsv = ImmunisationWindow.rsvMaternal
        #expect(rsv.dates(due: day("2026-04-23")) == day("2026-04-01")...day("2026-04-01"))
        #expect(rsv.dates(due: day("2026-04-22")) == nil)
        #expect(rsv.dates(due: day("2027-03-31")) == day("2027-01-06")...day("2027-03-09"))
        #expect(rsv.dates(born: day("2027-03-31")) == nil)
        #expect(ImmunisationWindow.pentavalent.dates(born: day("2023-05-10"))?.lowerBound == day("2024-04-01"))
    }

    @Test("a period that would end before it begins has no days")
    func backwards() {
        #expect(LifePeriod.months(12, to: 2).dates(born: day("2026-01-01")) == nil)
        let weeks = LifePeriod.pregnancy(from: GestationalAge(week: 30), through: GestationalAge(week: 20))
        #expect(weeks.dates(due: day("2026-01-01")) == nil)
    }

    @Test("a period counts its first day or does not, and months end on the eve or the month's last day")
    func counting() {
        let event = day("2026-07-31")
        #expect(Deadline.lastDay(of: 14, from: event, firstDay: .counts) == day("2026-08-13"))
        #expect(Deadline.lastDay(of: 14, from: event, firstDay: .doesNotCount) == day("2026-08-14"))
        #expect(Deadline.lastDay(ofMonths: 24, from: event, firstDay: .doesNotCount) == day("2028-07-31"))
        #expect(Deadline.lastDay(ofMonths: 7, from: event, firstDay: .counts) == day("2027-02-28"))
        #expect(Deadline.lastDay(ofMonths: 1, from: day("2026-01-30"), firstDay: .doesNotCount) == day("2026-02-28"))
    }

    @Test("27 days or more apart means the same weekday four weeks later", arguments: [6, 20, 27, 139])
    func intervals(days: Int) {
        for date in everyDay where date.year == 2026 {
            #expect(Deadline.firstDay(afterInterval: days, from: date).weekday == date.weekday)
        }
    }

    @Test("moving and a birth give the same fifteen days for child allowance")
    func allowance() {
        #expect(
            Deadline.childAllowance(movingOut: day("2026-07-31")) == Deadline.childAllowance(born: day("2026-07-31")))
        #expect(Deadline.childAllowance(born: day("2026-07-31")).onOrNextBusinessDay == day("2026-08-17"))
    }
}
