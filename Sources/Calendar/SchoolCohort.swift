/// A nursery class or school grade, in order of age; the raw value is the name used in content files.
package enum Grade: String, CaseIterable, Comparable, Sendable {
    case class0, class1, class2, class3, class4, class5
    case sho1, sho2, sho3, sho4, sho5, sho6
    case chu1, chu2, chu3
    case ko1, ko2, ko3

    /// The age in years on 31 March before the school year: 0 for `class0`, 6 for `sho1`, 17 for `ko3`.
    package var ageAtStart: Int {
        switch self {
        case .class0: 0
        case .class1: 1
        case .class2: 2
        case .class3: 3
        case .class4: 4
        case .class5: 5
        case .sho1: 6
        case .sho2: 7
        case .sho3: 8
        case .sho4: 9
        case .sho5: 10
        case .sho6: 11
        case .chu1: 12
        case .chu2: 13
        case .chu3: 14
        case .ko1: 15
        case .ko2: 16
        case .ko3: 17
        }
    }

    /// The class or grade of that age on 31 March; nil outside 0...17.
    package init?(ageAtStart age: Int) {
        guard Grade.allCases.indices ~= age else { return nil }
        self = Grade.allCases[age]
    }

    /// The class or grade on a day of a child born on a day; nil before birth and after high school.
    package init?(born birthDate: CivilDate, on day: CivilDate) {
        guard birthDate <= day else { return nil }
        self.init(born: birthDate, in: FiscalYear(containing: day))
    }

    /// The class or grade in a school year; nil before the year of birth and after high school.
    package init?(born birthDate: CivilDate, in year: FiscalYear) {
        guard year >= FiscalYear(containing: birthDate), let grade = SchoolCohort(born: birthDate).grade(in: year)
        else { return nil }
        self = grade
    }

    /// As written for families: 「0歳児クラス」「小学1年生」.
    package var name: String {
        switch ageAtStart {
        case 0...5: "\(ageAtStart)歳児クラス"
        case 6...11: "小学\(ageAtStart - 5)年生"
        case 12...14: "中学\(ageAtStart - 11)年生"
        default: "高校\(ageAtStart - 14)年生"
        }
    }

    package static func < (left: Grade, right: Grade) -> Bool { left.ageAtStart < right.ageAtStart }
}

/// The children who go through nursery classes and school together: born 2 April to 1 April (学校教育法17条).
///
/// It also stands for a child of whom only the grade is known.
package struct SchoolCohort: Hashable, Sendable {
    /// The school year in which all of them are in `class0`; it starts on the last possible day of birth.
    package let firstYear: FiscalYear

    /// The cohort of a child born on a day; 1 April belongs to the older one, because an age is reached on the eve.
    package init(born birthDate: CivilDate) {
        firstYear = FiscalYear(containing: birthDate.adding(days: -1)).next
    }

    /// The cohort that is in a grade in a school year.
    package init(in grade: Grade, during year: FiscalYear) {
        firstYear = FiscalYear(year.year - grade.ageAtStart)
    }

    /// The days on which its children were born.
    package var birthDates: ClosedRange<CivilDate> {
        firstYear.previous.start.adding(days: 1)...firstYear.start
    }

    /// The age in years on 31 March before a school year, which gives the nursery class 0...5.
    package func nurseryClass(in year: FiscalYear) -> Int {
        year.year - firstYear.year
    }

    /// The class or grade in a school year; nil when the children are older or not yet being born.
    ///
    /// Children born during a year are in `class0` then and once more in the following year.
    package func grade(in year: FiscalYear) -> Grade? {
        let age = nurseryClass(in: year)
        return Grade(ageAtStart: age == -1 ? 0 : age)
    }

    /// The school year spent in a grade; for `class0` the one that begins at age 0.
    package func year(in grade: Grade) -> FiscalYear {
        FiscalYear(firstYear.year + grade.ageAtStart)
    }

    /// A month and day of the school year spent in a grade, January to March in the following calendar year.
    ///
    /// Nil when that year lacks the day.
    package func date(in grade: Grade, month: Int, day: Int) -> CivilDate? {
        year(in: grade).date(month: month, day: day)
    }

    /// The 1 April of entering elementary school (学校教育法17条1項).
    package var schoolEntry: CivilDate { year(in: .sho1).start }

    /// All days from the start of one grade to the end of another.
    package func days(from first: Grade, through last: Grade) -> ClosedRange<CivilDate> {
        year(in: first).start...year(in: max(first, last)).end
    }
}
