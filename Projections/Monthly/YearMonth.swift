package import Calendar

/// A month of a year: `2026-11`.
package struct YearMonth: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Months since the year 0.
    private let number: Int

    package init(containing day: CivilDate) {
        let (year, month, _) = day.parts
        number = year * 12 + month - 1
    }

    private init(number: Int) { self.number = number }

    /// Nil unless it is `yyyy-MM` of a month that exists.
    package init?(iso text: String) {
        guard text.utf8.count == 7, let first = CivilDate(iso: text + "-01") else { return nil }
        self.init(containing: first)
    }

    package var year: Int { number / 12 }
    /// 1...12
    package var month: Int { number % 12 + 1 }

    /// The first day; nil before the year 1 and after 9999.
    package var start: CivilDate? { CivilDate(year: year, month: month, day: 1) }
    package var end: CivilDate? { start?.endOfMonth }

    package func adding(months: Int) -> YearMonth { YearMonth(number: number + months) }

    /// Months from this one to another: 1 for the next.
    package func months(until other: YearMonth) -> Int { other.number - number }

    package static func < (left: YearMonth, right: YearMonth) -> Bool { left.number < right.number }

    package var description: String {
        start.map { String($0.description.prefix(7)) } ?? ""
    }
}
