/// Completed weeks and days of pregnancy, counted from 280 days before the due date.
package struct GestationalAge: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Days since week 0 day 0; negative before it.
    package let days: Int

    /// An age by weeks and days.
    package init(week: Int, day: Int = 0) {
        days = week * 7 + day
    }

    /// Completed weeks.
    package var week: Int { CivilDate.floorDivide(days, by: 7) }
    /// Days beyond the completed weeks, 0...6.
    package var day: Int { days - week * 7 }
    /// 「28週0日」.
    package var description: String { "\(week)週\(day)日" }

    package static func < (left: GestationalAge, right: GestationalAge) -> Bool { left.days < right.days }
}

/// The dates that follow from a due date (分娩予定日), which is week 40 day 0.
package struct Pregnancy: Hashable, Sendable {
    /// The expected day of delivery.
    package let dueDate: CivilDate

    /// A pregnancy by its due date.
    package init(due dueDate: CivilDate) {
        self.dueDate = dueDate
    }

    /// Weeks and days on a day.
    package func gestationalAge(on day: CivilDate) -> GestationalAge {
        GestationalAge(week: 40, day: dueDate.days(until: day))
    }

    /// The day of a week and day of pregnancy.
    package func date(week: Int, day: Int = 0) -> CivilDate {
        date(of: GestationalAge(week: week, day: day))
    }

    /// The day on which a gestational age is reached.
    package func date(of age: GestationalAge) -> CivilDate {
        dueDate.adding(days: age.days - 280)
    }

    /// All days from one gestational age through another.
    package func window(from first: GestationalAge, through last: GestationalAge) -> ClosedRange<CivilDate> {
        date(of: first)...date(of: max(first, last))
    }

    /// The first day of maternity leave: six weeks, with several children fourteen, that end with the due date itself.
    ///
    /// Source: 労働基準法65条1項; the due date belongs to the time before birth (EDD − 41, EDD − 97).
    package func maternityLeaveStart(multiple: Bool) -> CivilDate {
        dueDate.adding(days: multiple ? -97 : -41)
    }

    /// The last day of maternity leave: eight weeks from the day after birth (労働基準法65条2項).
    package static func maternityLeaveEnd(born birthDate: CivilDate) -> CivilDate {
        birthDate.adding(days: 56)
    }

    /// The first day to report the number of fetuses for the second support grant: eight weeks before the due date.
    ///
    /// Source: 子ども・子育て支援法 (妊婦のための支援給付, since 2025-04-01), 苓北町, 垂水市.
    package var fetusCountReportStart: CivilDate { dueDate.adding(days: -56) }
}
