import Calendar
import Testing

/// A day from a literal that is known to exist.
func day(_ iso: String) -> CivilDate {
    CivilDate(iso: iso)!
}

/// Every day from 1868 to 2100.
let everyDay = (day("1868-01-01").dayNumber...day("2100-12-31").dayNumber).map(CivilDate.init(dayNumber:))

@Suite("A civil date") struct CivilDateTests {
    @Test("every day from 1868 to 2100 follows the one before, and comes back from its parts and its text")
    func roundTrip() {
        var (year, month, dayOfMonth) = (1868, 1, 1)
        var weekday = Weekday.wednesday
        for date in everyDay {
            #expect(date.parts == (year, month, dayOfMonth) && date.weekday == weekday)
            #expect(CivilDate(year: year, month: month, day: dayOfMonth) == date)
            #expect(CivilDate(iso: date.description) == date)
            dayOfMonth += 1
            if dayOfMonth > CivilDate.daysIn(month: month, ofYear: year) { (month, dayOfMonth) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
            weekday = Weekday(rawValue: (weekday.rawValue + 1) % 7)!
        }
        #expect((year, month, dayOfMonth) == (2101, 1, 1))
    }

    @Test("the first of every month is there for the whole range of its text, and the far ends do not trap")
    func wholeRange() {
        var before = Int32.min
        for year in 1...9999 {
            for month in 1...12 {
                let date = CivilDate(year: year, month: month, day: 1)!
                #expect(date.parts == (year, month, 1) && date.dayNumber > before)
                before = date.dayNumber
            }
        }
        #expect(CivilDate(dayNumber: .min).year == -5_877_641)
        #expect(CivilDate(dayNumber: .max).parts == (5_881_580, 7, 11))
        #expect(CivilDate(dayNumber: 0).description == "1970-01-01")
    }

    @Test(
        "days that do not exist are refused",
        arguments: [
            (2026, 2, 29), (2024, 2, 30), (1900, 2, 29), (2100, 2, 29), (2026, 4, 31), (2026, 6, 31), (2026, 0, 1),
            (2026, 13, 1), (2026, 1, 0), (2026, 1, 32), (2026, 1, -1), (0, 1, 1), (10_000, 1, 1), (Int.max, 1, 1),
        ])
    func noSuchDay(year: Int, month: Int, day: Int) {
        #expect(CivilDate(year: year, month: month, day: day) == nil)
    }

    @Test(
        "text other than yyyy-MM-dd is refused",
        arguments: [
            "", "2026-1-1", "2026/01/01", "20260101", "2026-01-01 ", " 2026-01-01", "2026-01-0a", "２０２６-01-01",
            "2026-01-01T", "+026-01-01", "2026-02-30", "0000-01-01", "-026-01-01",
        ])
    func badText(text: String) {
        #expect(CivilDate(iso: text) == nil)
        #expect(CivilDate(utf8: Array(text.utf8)) == nil)
    }

    @Test("bytes read like text, from an array, a slice or a reversed view")
    func bytes() {
        let bytes = Array("x2024-02-29".utf8)
        #expect(CivilDate(utf8: bytes.dropFirst()) == day("2024-02-29"))
        #expect(CivilDate(utf8: Array(bytes.dropFirst())) == day("2024-02-29"))
        #expect(CivilDate(utf8: Array(bytes.dropFirst().reversed()).reversed()) == day("2024-02-29"))
    }

    @Test("days added come back as the distance, and add up")
    func dayLaws() {
        for date in everyDay where date.dayNumber % 97 == 0 {
            for days in [-40_000, -366, -1, 0, 1, 28, 59, 365, 40_000] {
                #expect(date.days(until: date.adding(days: days)) == days)
                #expect(date.adding(days: days).adding(days: -days) == date)
                #expect((date < date.adding(days: days)) == (days > 0))
            }
        }
    }

    @Test("months added keep the day or take the month's last, keep order, and come back when the day was kept")
    func monthLaws() {
        for date in everyDay where date.dayNumber % 7 == 0 {
            for months in [-1200, -25, -12, -11, -1, 0, 1, 2, 11, 12, 13, 1200] {
                let later = date.adding(months: months)
                let index = later.year * 12 + later.month - (date.year * 12 + date.month)
                #expect(index == months)
                #expect(later.day == min(date.day, CivilDate.daysIn(month: later.month, ofYear: later.year)))
                #expect(date.adding(days: 1).adding(months: months) >= later)
                if later.day == date.day { #expect(later.adding(months: -months) == date) }
            }
        }
        #expect(day("2024-02-29").adding(years: 1) == day("2025-02-28"))
        #expect(day("2024-01-31").adding(months: 1) == day("2024-02-29"))
        #expect(day("2026-02-10").endOfMonth == day("2026-02-28"))
    }
}
