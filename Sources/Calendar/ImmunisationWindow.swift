/// A period of life by its first and last day, as the cabinet order on immunisation words it.
package enum LifePeriod: Hashable, Sendable {
    /// One end of a period of childhood.
    package enum Bound: Hashable, Sendable {
        /// The day of reaching an age: 「生後N月に至った時」 and 「生後N月に至るまで」 are both the eve.
        case age(months: Int)
        /// Weeks and days after birth, the day of birth being week 0 day 0 (「出生N週0日後」).
        case afterBirth(weeks: Int, days: Int)
        /// 1 April of a grade's school year.
        case startOf(Grade)
        /// 31 March of a grade's school year.
        case endOf(Grade)

        /// The day of this bound for a child; never before birth.
        package func date(born birthDate: CivilDate) -> CivilDate {
            switch self {
            case .age(let months): max(birthDate, LegalAge(born: birthDate).dayReaching(months: months))
            case .afterBirth(let weeks, let days): birthDate.adding(days: weeks * 7 + days)
            case .startOf(let grade): max(birthDate, SchoolCohort(born: birthDate).year(in: grade).start)
            case .endOf(let grade): SchoolCohort(born: birthDate).year(in: grade).end
            }
        }
    }

    /// From one age or grade through another, both days included.
    case child(from: Bound, through: Bound)
    /// From one week of pregnancy through another, both days included.
    case pregnancy(from: GestationalAge, through: GestationalAge)

    /// From reaching one age through immunisation's 「未満」 of another.
    package static func months(_ first: Int, to last: Int) -> LifePeriod {
        .child(from: .age(months: first), through: .age(months: last))
    }

    /// The days for a child; nil for a period of pregnancy, and when it would end before it begins.
    package func dates(born birthDate: CivilDate) -> ClosedRange<CivilDate>? {
        guard case .child(let from, let through) = self else { return nil }
        let (first, last) = (from.date(born: birthDate), through.date(born: birthDate))
        return first <= last ? first...last : nil
    }

    /// The days for a pregnancy; nil for a period of childhood.
    package func dates(due dueDate: CivilDate) -> ClosedRange<CivilDate>? {
        guard case .pregnancy(let from, let through) = self, from <= through else { return nil }
        return Pregnancy(due: dueDate).window(from: from, through: through)
    }
}

/// When a routine vaccine is free of charge: the legal window, and the standard time within it.
///
/// The legal windows are those of 予防接種法施行令, the standard times those of 定期接種実施要領. Windows only: which dose is
/// due next needs the record of doses, which this service does not have.
package struct ImmunisationWindow: Hashable, Sendable {
    /// The name used in content files and programs.
    package let key: String
    /// The name that families know.
    package let name: String
    /// The legal window.
    package let period: LifePeriod
    /// The standard time of the first dose, or of all where there is one period for them; nil if none is set.
    package let standard: LifePeriod?
    /// The first day on which it was a routine vaccine; nil when that was before today's families.
    package let inForceFrom: CivilDate?
    /// Where the window is stated.
    package let source: String

    init(
        _ key: String, _ name: String, _ period: LifePeriod, standard: LifePeriod? = nil, from start: CivilDate? = nil,
        source: String
    ) {
        (self.key, self.name, self.period, self.standard) = (key, name, period, standard)
        (inForceFrom, self.source) = (start, "予防接種法施行令; " + source)
    }

    /// The days for a child, cut to the time in force; nil when none is left or it is not for children.
    package func dates(born birthDate: CivilDate) -> ClosedRange<CivilDate>? {
        inForce(period.dates(born: birthDate))
    }

    /// The days for a pregnancy, cut to the time in force; nil when none is left or it is not for pregnancies.
    package func dates(due dueDate: CivilDate) -> ClosedRange<CivilDate>? {
        inForce(period.dates(due: dueDate))
    }

    private func inForce(_ days: ClosedRange<CivilDate>?) -> ClosedRange<CivilDate>? {
        guard let days, let inForceFrom else { return days }
        return inForceFrom <= days.upperBound ? max(inForceFrom, days.lowerBound)...days.upperBound : nil
    }

    /// The window with a key; nil when there is none.
    package init?(key: String) {
        guard let window = ImmunisationWindow.all.first(where: { $0.key == key }) else { return nil }
        self = window
    }
}
