import Calendar
import Testing

@Suite("School years") struct SchoolTests {
    @Test("every day of a child's life up to high school's end has one grade, and grades only rise")
    func oneGradeADay() {
        for birth in ["2020-04-01", "2020-04-02", "2020-12-31", "2024-02-29", "2021-03-31"].map(day) {
            let end = LegalAge(born: birth).endOfFiscalYear(afterReaching: 18)
            var before = Grade.class0
            for date in everyDay where birth <= date && date <= end {
                let grade = Grade(born: birth, on: date)
                #expect(grade != nil && grade! >= before)
                before = grade ?? before
            }
            #expect(before == .ko3)
            #expect(Grade(born: birth, on: end.adding(days: 1)) == nil)
            #expect(Grade(born: birth, on: birth.adding(days: -1)) == nil)
        }
    }

    @Test("a grade's age is the legal age on the 31 March before, for every day of birth in five years")
    func ageAtStart() {
        for birth in everyDay where 2015...2019 ~= birth.year {
            let cohort = SchoolCohort(born: birth)
            #expect(cohort.birthDates.contains(birth))
            #expect(cohort.schoolEntry == LegalAge(born: birth).firstApril(afterReaching: 6))
            for grade in Grade.allCases {
                let year = cohort.year(in: grade)
                #expect(LegalAge(born: birth).ageInYears(on: year.previous.end) == grade.ageAtStart)
                #expect(cohort.grade(in: year) == grade)
                #expect(SchoolCohort(in: grade, during: year) == cohort)
            }
        }
    }

    @Test("the cohort runs from 2 April to 1 April")
    func cohort() {
        let cohort = SchoolCohort(in: .sho1, during: FiscalYear(2027))
        #expect(cohort.birthDates == day("2020-04-02")...day("2021-04-01"))
        #expect(Grade(born: day("2020-04-01"), on: day("2026-11-22")) == .sho1)
        #expect(Grade(born: day("2020-04-02"), on: day("2026-11-22")) == .class5)
    }

    @Test("a child born during a school year is in class 0 then and once more in the next")
    func newborn() {
        let birth = day("2026-06-15")
        #expect(Grade(born: birth, on: day("2026-12-01")) == .class0)
        #expect(Grade(born: birth, on: day("2027-12-01")) == .class0)
        #expect(Grade(born: birth, on: day("2028-04-01")) == .class1)
        #expect(Grade(born: birth, in: FiscalYear(2025)) == nil)
    }

    @Test("January to March of a grade fall in the following calendar year")
    func gradeDate() {
        let cohort = SchoolCohort(born: day("2020-04-02"))
        #expect(cohort.date(in: .class5, month: 10, day: 1) == day("2026-10-01"))
        #expect(cohort.date(in: .class5, month: 1, day: 31) == day("2027-01-31"))
        #expect(cohort.date(in: .class5, month: 4, day: 1) == day("2026-04-01"))
        #expect(cohort.date(in: .class5, month: 2, day: 29) == nil)
        #expect(cohort.days(from: .sho6, through: .ko1) == day("2032-04-01")...day("2037-03-31"))
    }

    @Test("fiscal years meet without a gap, and every day lies in its own")
    func fiscalYears() {
        for date in everyDay where date.dayNumber % 13 == 0 {
            #expect(FiscalYear(containing: date).days.contains(date))
        }
        #expect(FiscalYear(2026).end.adding(days: 1) == FiscalYear(2027).start)
        #expect(FiscalYear(containing: day("2027-03-31")) == FiscalYear(2026))
    }

    @Test(
        "a fiscal year is named after the era it begins in, 2019 as a whole after Reiwa",
        arguments: [
            (2026, "令和8年度"), (2019, "令和元年度"), (2018, "平成30年度"), (1989, "平成元年度"), (1988, "昭和63年度"),
        ])
    func fiscalYearName(year: Int, name: String) {
        #expect(FiscalYear(year).japaneseName == name)
    }

    @Test("grades read and print as content files and families write them")
    func names() {
        #expect(Grade(rawValue: "sho6")?.name == "小学6年生" && Grade(rawValue: "class5")?.name == "5歳児クラス")
        #expect(Grade(rawValue: "chu1")?.name == "中学1年生" && Grade(rawValue: "ko3")?.name == "高校3年生")
        #expect(Grade.allCases.map(\.ageAtStart) == Array(0...17))
        #expect(Grade(ageAtStart: -1) == nil && Grade(ageAtStart: 18) == nil)
    }
}
