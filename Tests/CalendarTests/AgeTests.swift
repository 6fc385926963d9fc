import Calendar
import Testing

@Suite("Age") struct AgeTests {
    @Test("a child born on 1 April turns six on 31 March, and one born on 29 February turns one on 28 February")
    func eve() {
        #expect(LegalAge(born: day("2020-04-01")).dayReaching(years: 6) == day("2026-03-31"))
        #expect(LegalAge(born: day("2024-02-29")).dayReaching(years: 1) == day("2025-02-28"))
        #expect(LegalAge(born: day("2024-02-29")).dayReaching(years: 4) == day("2028-02-28"))
    }

    @Test("children born on 29, 30 and 31 December reach two months on the same day", arguments: [28, 29, 30, 31])
    func monthEnd(dayOfBirth: Int) {
        let age = LegalAge(born: CivilDate(year: 2018, month: 12, day: dayOfBirth)!)
        #expect(age.dayReaching(months: 2) == (dayOfBirth == 28 ? day("2019-02-27") : day("2019-02-28")))
    }

    @Test("the age on a day is the greatest one reached by its end, for every day of birth in five years")
    func definition() {
        for born in everyDay where 2023...2027 ~= born.year {
            let age = LegalAge(born: born)
            for months in [0, 1, 2, 5, 6, 11, 12, 13, 23, 48, 72, 216] {
                let reached = age.dayReaching(months: months)
                #expect(
                    age.ageInMonths(on: reached) >= months && age.ageInMonths(on: reached.adding(days: -1)) < months)
                #expect(age.ageInMonths(atStartOf: reached) == age.ageInMonths(on: reached.adding(days: -1)))
                #expect(age.dayReaching(months: months + 1) >= reached)
                #expect(LegalAge(born: born.adding(days: 1)).dayReaching(months: months) >= reached)
            }
        }
    }

    @Test("age never falls as days pass, and years are whole dozens of months")
    func monotone() {
        let age = LegalAge(born: day("2024-02-29"))
        var before = Int.min
        for date in everyDay where 2022...2045 ~= date.year {
            let months = age.ageInMonths(on: date)
            #expect(months >= before && (months < 0) == (date < day("2024-02-28")))
            #expect(age.ageInYears(on: date) * 12 <= months && months < age.ageInYears(on: date) * 12 + 12)
            #expect(age.ageInYears(atStartOf: date.adding(days: 1)) == age.ageInYears(on: date))
            before = months
        }
    }

    @Test("under three ends on the eve of the birthday for immunisation and one day earlier for childcare")
    func twoKindsOfUnder() {
        let age = LegalAge(born: day("2026-04-02"))
        #expect(age.lastDayForImmunisation(underMonths: 36) == day("2029-04-01"))
        #expect(age.lastDayForChildcare(underMonths: 36) == day("2029-03-31"))
        #expect(age.isUnderForImmunisation(months: 36, on: day("2029-04-01")))
        #expect(!age.isUnderForImmunisation(months: 36, on: day("2029-04-02")))
        #expect(age.isUnderForChildcare(months: 36, on: day("2029-03-31")))
        #expect(!age.isUnderForChildcare(months: 36, on: day("2029-04-01")))
    }

    @Test("free childcare starts on the 1 April after turning three, the very next day for those born on 1 April")
    func firstApril() {
        #expect(LegalAge(born: day("2023-04-01")).firstApril(afterReaching: 3) == day("2026-04-01"))
        #expect(LegalAge(born: day("2023-04-02")).firstApril(afterReaching: 3) == day("2027-04-01"))
    }
}
