/// A Japanese fiscal or school year, 1 April to 31 March (地方自治法208条, 学校教育法施行規則59条).
package struct FiscalYear: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The calendar year of its 1 April.
    package let year: Int

    /// The fiscal year that starts in April of a calendar year.
    package init(_ year: Int) {
        self.year = year
    }

    /// The fiscal year that a day belongs to.
    package init(containing day: CivilDate) {
        let (year, month, _) = day.parts
        self.year = month >= 4 ? year : year - 1
    }

    /// 1 April.
    package var start: CivilDate { CivilDate(knownYear: year, month: 4, day: 1) }
    /// 31 March of the following calendar year.
    package var end: CivilDate { CivilDate(knownYear: year + 1, month: 3, day: 31) }
    /// All its days.
    package var days: ClosedRange<CivilDate> { start...end }
    /// The year after.
    package var next: FiscalYear { FiscalYear(year + 1) }
    /// The year before.
    package var previous: FiscalYear { FiscalYear(year - 1) }

    /// A day of this year by month and day, January to March in the following calendar year; nil if it does not exist.
    package func date(month: Int, day: Int) -> CivilDate? {
        CivilDate(year: month >= 4 ? year : year + 1, month: month, day: day)
    }

    /// 「令和8年度」; the year from April 2019 is 令和元年度 (2019-04-02 新元号への円滑な移行に向けた申合せ).
    package var japaneseName: String {
        // An era that begins by May names the whole year.
        let name = JapaneseYear(containing: CivilDate(knownYear: year, month: 5, day: 1))
        return name.map { "\($0)度" } ?? "\(year)年度"
    }

    /// `FY2026`.
    package var description: String { "FY\(year)" }

    package static func < (left: FiscalYear, right: FiscalYear) -> Bool { left.year < right.year }
}
