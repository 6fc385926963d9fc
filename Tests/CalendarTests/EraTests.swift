import Calendar
import Testing

@Suite("Japanese years") struct EraTests {
    @Test(
        "an era begins on its first day and ends on the eve of the next",
        arguments: [
            ("1868-01-25", "明治元年"), ("1912-07-29", "明治45年"), ("1912-07-30", "大正元年"), ("1926-12-24", "大正15年"),
            ("1926-12-25", "昭和元年"), ("1989-01-07", "昭和64年"), ("1989-01-08", "平成元年"), ("2019-04-30", "平成31年"),
            ("2019-05-01", "令和元年"), ("2026-11-22", "令和8年"),
        ])
    func firstDays(date: String, name: String) throws {
        let year = try #require(JapaneseYear(containing: day(date)))
        #expect(year.description == name && year.gregorian == day(date).year)
        #expect(JapaneseYear(year.era, year.year) == year)
    }

    @Test("every day from Meiji to 2100 is read back from the text it is printed as")
    func roundTrip() {
        for date in everyDay where date >= JapaneseEra.meiji.firstDay {
            #expect(CivilDate(japanese: date.japaneseText) == date)
        }
        #expect(JapaneseYear(containing: day("1868-01-24")) == nil)
        #expect(day("1868-01-24").japaneseText == "1868年1月24日")
    }

    @Test("a day of the near future is named with its weekday")
    func monthAndDay() {
        #expect(day("2026-11-22").japaneseMonthAndDay == "11月22日(日)")
        #expect(Weekday.allCases.map(\.name).joined() == "日月火水木金土")
    }

    @Test(
        "families' ways of writing a day are understood",
        arguments: [
            "令和8年11月22日", "令和８年１１月２２日", " 令和 8年 11月 22日 ", "R8.11.22", "r8/11/22", "Ｒ８．１１．２２", "R08-11-22",
        ])
    func written(text: String) {
        #expect(CivilDate(japanese: text) == day("2026-11-22"))
    }

    @Test("the first year may be written as a number or as 元")
    func firstYear() {
        for text in ["令和元年5月1日", "令和1年5月1日", "R1.5.1", "R元.5.1"] {
            #expect(CivilDate(japanese: text) == day("2019-05-01"), "\(text)")
        }
    }

    @Test(
        "days that were not in the era, do not exist or lack a part are refused",
        arguments: [
            "平成31年5月1日", "昭和64年1月8日", "令和元年4月30日", "令和8年2月30日", "令和0年1月1日", "令和8年11月", "8年11月22日",
            "令和8年11月22", "R8.11", "R8.11.22.1", "X8.11.22", "令和", "", "R-8.1.1", "令和八年一月一日", "R8.11.22日", "R999.1.1",
        ])
    func refused(text: String) {
        #expect(CivilDate(japanese: text) == nil)
    }

    @Test("years that an era never had are refused")
    func noSuchYear() {
        #expect(
            JapaneseYear(.showa, 65) == nil && JapaneseYear(.heisei, 0) == nil && JapaneseYear(.reiwa, 9_000) == nil)
        #expect(JapaneseYear(.showa, 64) != nil && JapaneseYear(.reiwa, 82) != nil)
    }
}
