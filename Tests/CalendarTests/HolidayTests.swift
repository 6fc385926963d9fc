import Calendar
import Testing

@Suite("Holidays and business days") struct HolidayTests {
    static let golden: [(year: Int, days: String)] = [
        (
            2019,
            """
            01-01 元日/01-14 成人の日/02-11 建国記念の日/03-21 春分の日/04-29 昭和の日/04-30 国民の休日/\
            05-01 休日（天皇の即位の日）/05-02 国民の休日/05-03 憲法記念日/05-04 みどりの日/05-05 こどもの日/05-06 振替休日/\
            07-15 海の日/08-11 山の日/08-12 振替休日/09-16 敬老の日/09-23 秋分の日/10-14 体育の日/\
            10-22 休日（即位礼正殿の儀の行われる日）/11-03 文化の日/11-04 振替休日/11-23 勤労感謝の日
            """
        ),
        (
            2020,
            """
            01-01 元日/01-13 成人の日/02-11 建国記念の日/02-23 天皇誕生日/02-24 振替休日/03-20 春分の日/04-29 昭和の日/\
            05-03 憲法記念日/05-04 みどりの日/05-05 こどもの日/05-06 振替休日/07-23 海の日/07-24 スポーツの日/08-10 山の日/\
            09-21 敬老の日/09-22 秋分の日/11-03 文化の日/11-23 勤労感謝の日
            """
        ),
        (
            2021,
            """
            01-01 元日/01-11 成人の日/02-11 建国記念の日/02-23 天皇誕生日/03-20 春分の日/04-29 昭和の日/05-03 憲法記念日/\
            05-04 みどりの日/05-05 こどもの日/07-22 海の日/07-23 スポーツの日/08-08 山の日/08-09 振替休日/09-20 敬老の日/\
            09-23 秋分の日/11-03 文化の日/11-23 勤労感謝の日
            """
        ),
        (
            2026,
            """
            01-01 元日/01-12 成人の日/02-11 建国記念の日/02-23 天皇誕生日/03-20 春分の日/04-29 昭和の日/05-03 憲法記念日/\
            05-04 みどりの日/05-05 こどもの日/05-06 振替休日/07-20 海の日/08-11 山の日/09-21 敬老の日/09-22 国民の休日/\
            09-23 秋分の日/10-12 スポーツの日/11-03 文化の日/11-23 勤労感謝の日
            """
        ),
    ]

    @Test("the days off of whole years are those of the Cabinet Office's list", arguments: golden)
    func wholeYears(year: Int, days: String) {
        let found = JapaneseHoliday.all(in: year).map { "\($0.date.description.dropFirst(5)) \($0.name)" }
        #expect(found.joined(separator: "/") == days)
    }

    @Test(
        "each year has the number of national holidays that the act of its time names",
        arguments: JapaneseHoliday.knownYears)
    func counts(year: Int) {
        let names = JapaneseHoliday.all(in: year).map(\.name)
        let national = names.filter { $0 != "振替休日" && $0 != "国民の休日" }
        #expect(national.count == (year < 2016 ? 15 : year == 2019 ? 17 : 16))
        #expect(Set(national).count == national.count)
    }

    @Test("a holiday on a Sunday gives exactly one substitute, the next day that is no holiday")
    func substitutes() {
        for year in JapaneseHoliday.knownYears {
            let all = JapaneseHoliday.all(in: year)
            let sundays = all.filter { $0.date.weekday == .sunday }
            #expect(all.count { $0.name == "振替休日" } == sundays.count)
            for holiday in sundays {
                var next = holiday.date.adding(days: 1)
                while let name = next.holidayName, name != "振替休日" { next = next.adding(days: 1) }
                #expect(next.holidayName == "振替休日", "after \(holiday)")
            }
        }
    }

    @Test("the day between two holidays is a day off: in September of these years and no other, 2019 aside")
    func between() {
        let found = JapaneseHoliday.knownYears.filter { year in
            year != 2019 && JapaneseHoliday.all(in: year).contains { $0.name == "国民の休日" && $0.date.month == 9 }
        }
        #expect(Array(found.prefix(7)) == [2009, 2015, 2026, 2032, 2037, 2043, 2049])
    }

    @Test("the equinoxes of 2007 to 2030 are those announced or computed by the National Astronomical Observatory")
    func equinoxes() {
        let spring = [21, 20, 20, 21, 21, 20, 20, 21, 21, 20, 20, 21, 21, 20, 20, 21, 21, 20, 20, 20, 21, 20, 20, 20]
        let autumn = [23, 23, 23, 23, 23, 22, 23, 23, 23, 22, 23, 23, 23, 22, 23, 23, 23, 22, 23, 23, 23, 22, 23, 23]
        #expect((2007...2030).map(JapaneseHoliday.vernalEquinox) == spring)
        #expect((2007...2030).map(JapaneseHoliday.autumnalEquinox) == autumn)
    }

    @Test("years outside the known ones have no holidays rather than wrong ones")
    func unknownYears() {
        #expect(JapaneseHoliday.all(in: 2006).isEmpty && JapaneseHoliday.all(in: 2100).isEmpty)
        #expect(day("2100-01-01").holidayName == nil)
    }

    @Test("offices are closed on weekends, holidays and from 29 December to 3 January")
    func closed() {
        let closed = ["2026-11-21", "2026-11-22", "2026-11-23", "2026-12-29", "2026-12-31", "2027-01-01", "2027-01-03"]
        #expect(closed.map(day).filter(\.isBusinessDay).isEmpty)
        let open = ["2026-11-20", "2026-11-24", "2026-12-28", "2027-01-04"]
        #expect(open.map(day).filter { !$0.isBusinessDay }.isEmpty)
    }

    @Test("a deadline moves to the first open day at or after it, a reminder to the last at or before it")
    func moving() {
        for date in everyDay where 2007...2099 ~= date.year && date.dayNumber % 3 == 0 {
            let (next, previous) = (date.onOrNextBusinessDay, date.onOrPreviousBusinessDay)
            #expect(previous <= date && date <= next && next.isBusinessDay && previous.isBusinessDay)
            #expect(date.isBusinessDay == (previous == date) && date.isBusinessDay == (next == date))
            var between = previous.adding(days: 1)
            while between < next {
                #expect(between == date || !between.isBusinessDay)
                between = between.adding(days: 1)
            }
        }
        #expect(day("2018-12-29").onOrNextBusinessDay == day("2019-01-04"))
        #expect(day("2019-04-27").onOrNextBusinessDay == day("2019-05-07"))
    }

    @Test("business days added are counted one by one and come back from an open day")
    func adding() {
        for date in everyDay where 2026...2027 ~= date.year && date.isBusinessDay {
            for count in [0, 1, 2, 5, 20] {
                let later = date.adding(businessDays: count)
                let passed = (0..<date.days(until: later)).count { date.adding(days: $0 + 1).isBusinessDay }
                #expect(passed == count && later.isBusinessDay)
                #expect(later.adding(businessDays: -count) == date)
            }
        }
    }
}
