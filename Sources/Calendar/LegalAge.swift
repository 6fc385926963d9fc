extension CivilDate {
    /// The last day of a period of so many months whose first day is this one.
    ///
    /// It is the day before the corresponding day; where the month lacks that day, the last of the month (民法143条2項).
    package func lastDay(ofPeriodOfMonths months: Int) -> CivilDate {
        let corresponding = adding(months: months)
        return corresponding.day == day ? corresponding.adding(days: -1) : corresponding
    }
}

/// The age of a person as the law counts it.
///
/// The day of birth counts as a whole day, so an age is reached at the end of the day *before* the birthday
/// (年齢計算ニ関スル法律, 民法143条). A child born on 1 April turns six on 31 March.
package struct LegalAge: Hashable, Sendable {
    /// The day of birth.
    package let birthDate: CivilDate

    /// The age of somebody born on this day.
    package init(born birthDate: CivilDate) {
        self.birthDate = birthDate
    }

    /// The day at whose end the age of so many months is reached.
    ///
    /// Children born on 29, 30 and 31 December all reach two months on 28 February of a common year (厚木市).
    package func dayReaching(months: Int) -> CivilDate {
        birthDate.lastDay(ofPeriodOfMonths: months)
    }

    /// The day at whose end the age of so many years is reached.
    package func dayReaching(years: Int) -> CivilDate {
        dayReaching(months: years * 12)
    }

    /// Completed months at the end of a day, as statutes ask (「3月31日現在の年齢」); negative before birth.
    package func ageInMonths(on day: CivilDate) -> Int {
        ageInMonths(atStartOf: day.adding(days: 1))
    }

    /// Completed years at the end of a day, as statutes ask; negative before birth.
    package func ageInYears(on day: CivilDate) -> Int {
        CivilDate.floorDivide(ageInMonths(on: day), by: 12)
    }

    /// Completed months at the start of a day, as families count: it changes on the birthday; negative before birth.
    package func ageInMonths(atStartOf day: CivilDate) -> Int {
        let (birth, now) = (birthDate.parts, day.parts)
        return (now.year - birth.year) * 12 + now.month - birth.month - (now.day < birth.day ? 1 : 0)
    }

    /// Completed years at the start of a day, as families count; negative before birth.
    package func ageInYears(atStartOf day: CivilDate) -> Int {
        CivilDate.floorDivide(ageInMonths(atStartOf: day), by: 12)
    }

    /// The last day of 「N月に至るまで」 or 「N歳未満」 for immunisation: the eve of the birthday itself.
    ///
    /// The age is reached at 24:00 of that eve, so the child may still be vaccinated on it (厚生労働省 2014-03-11 事務連絡).
    package func lastDayForImmunisation(underMonths months: Int) -> CivilDate {
        dayReaching(months: months)
    }

    /// The last day of 「満N歳未満」 for childcare: the day before the eve of the birthday (誕生日の前々日).
    ///
    /// Whoever reaches the age on a day no longer counts as under it on that day (こども誰でも通園制度: 豊明市, 善通寺市).
    package func lastDayForChildcare(underMonths months: Int) -> CivilDate {
        dayReaching(months: months).adding(days: -1)
    }

    /// Whether a day still lies within immunisation's 「N月に至るまで」.
    package func isUnderForImmunisation(months: Int, on day: CivilDate) -> Bool {
        day <= lastDayForImmunisation(underMonths: months)
    }

    /// Whether a day still lies within childcare's 「満N歳未満」.
    package func isUnderForChildcare(months: Int, on day: CivilDate) -> Bool {
        day <= lastDayForChildcare(underMonths: months)
    }

    /// The fiscal year that contains the day of reaching an age (「N歳となる日の属する年度」).
    package func fiscalYear(ofReaching years: Int) -> FiscalYear {
        FiscalYear(containing: dayReaching(years: years))
    }

    /// The first 31 March on or after reaching an age (「N歳に達する日以後の最初の3月31日」, 児童手当法3条).
    ///
    /// With 18 or 12 it is the day on which the child-rearing support pass ends.
    package func endOfFiscalYear(afterReaching years: Int) -> CivilDate {
        fiscalYear(ofReaching: years).end
    }

    /// The first 1 April after the day of reaching an age (「達した日の翌日以後における最初の学年の初め」, 学校教育法17条1項).
    ///
    /// With six it is school entry; with three, the start of free childcare (幼児教育・保育の無償化).
    package func firstApril(afterReaching years: Int) -> CivilDate {
        fiscalYear(ofReaching: years).next.start
    }
}
