package import Calendar

/// For which quarter of a year a key signs. Keys change with the calendar: nobody has to remember it.
package struct PassPeriod: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let year: Int
    /// 1 for January to March, …
    package let quarter: Int

    package init(of day: CivilDate) {
        let parts = day.parts
        year = parts.year
        quarter = (parts.month - 1) / 3 + 1
    }

    private init(number: Int) {
        year = number / 4
        quarter = number % 4 + 1
    }

    private var number: Int { year * 4 + quarter - 1 }

    /// `2026q4`
    package var description: String { "\(year)q\(quarter)" }
    package static func < (left: Self, right: Self) -> Bool { left.number < right.number }

    /// Those whose keys are published on a day: every one that may have signed what is still good, this one, and the
    /// next, so that a shop that has been offline for days knows the key of the quarter that began meanwhile.
    package static func published(on day: CivilDate) -> [PassPeriod] {
        let days = Int(PassForm.paper.longestLife.components.seconds / 86_400) + 1
        return (PassPeriod(of: day.adding(days: -days)).number...PassPeriod(of: day).number + 1).map(Self.init(number:))
    }
}
