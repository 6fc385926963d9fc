/// When a place is open, as its rules say: by weekday, in some weeks of the month, on holidays, in parts of the year.
///
/// What the rules leave open is answered with “ask them”, never with a guess: a holiday that no rule mentions, the days
/// about New Year, a day without times, and every day of a place that says it has no fixed days.
package struct OpeningHours: Hashable, Sendable {
    package let rules: [OpeningRule]
    /// Whether the place says that it has no fixed days (不定期).
    package let isIrregular: Bool

    package init(_ rules: [OpeningRule], isIrregular: Bool = false) {
        self.rules = rules
        self.isIrregular = isIrregular
    }

    /// Whether nothing at all is known.
    package var isEmpty: Bool { rules.isEmpty && !isIrregular }
}

/// On which days a place keeps which times.
package struct OpeningRule: Hashable, Sendable {
    package enum Days: Hashable, Sendable {
        /// These weekdays, in these weeks of the month; in every week where none is named.
        case weekly(Set<Weekday>, in: Set<WeekOfMonth> = [])
        /// These days of the month, such as every 15th.
        case monthly(Set<Int>)
        /// National holidays and the days off in their place.
        case holidays
        /// From one day of the year to another, both included; over New Year where the second comes first.
        case yearly(from: MonthDay, until: MonthDay)
    }

    package enum Times: Hashable, Sendable {
        case open([TimeSpan])
        /// Open, and nobody wrote down when.
        case unknown
        case closed
    }

    package let days: Days
    package let times: Times

    package init(_ days: Days, _ times: Times) {
        self.days = days
        self.times = times
    }
}

/// The first to fifth such weekday of a month, or its last.
package enum WeekOfMonth: Int, CaseIterable, Comparable, Sendable {
    case first = 1
    case second, third, fourth, fifth, last

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// Whether the day is such a one among the same weekdays of its month.
    func holds(_ date: CivilDate) -> Bool {
        self == .last ? date.adding(days: 7).month != date.month : (date.day - 1) / 7 + 1 == rawValue
    }
}

/// A day of every year.
package struct MonthDay: Hashable, Comparable, Sendable {
    package let month: Int
    package let day: Int

    /// Nil where no year has such a day.
    package init?(month: Int, day: Int) {
        guard CivilDate(year: 2024, month: month, day: day) != nil else { return nil }
        (self.month, self.day) = (month, day)
    }

    init(_ date: CivilDate) { (_, month, day) = date.parts }

    package static func < (left: Self, right: Self) -> Bool { (left.month, left.day) < (right.month, right.day) }
}

/// From one minute of a day to another; the second one lies outside, and may be on the next day (29:00).
package struct TimeSpan: Hashable, Comparable, Sendable {
    /// Minutes since midnight, 0..<1440.
    package let from: Int
    /// Minutes since the same midnight, up to a day after `from`.
    package let until: Int

    /// Nil where it does not begin within the day, ends before it begins, or lasts longer than a day.
    package init?(from: Int, until: Int) {
        guard 0..<1440 ~= from, from < until, until <= from + 1440 else { return nil }
        (self.from, self.until) = (from, until)
    }

    package static func < (left: Self, right: Self) -> Bool { (left.from, left.until) < (right.from, right.until) }
}
