extension CivilDate {
    /// Whether public offices are open: not Saturday, Sunday, a holiday or 29 December to 3 January.
    ///
    /// Source: 地方自治法4条の2, 神奈川県の休日を定める条例 (the same days as 行政機関の休日に関する法律1条). Holidays are known for
    /// `JapaneseHoliday.knownYears` only.
    package var isBusinessDay: Bool {
        switch weekday {
        case .saturday, .sunday: false
        default: !isYearEndClosing && holidayName == nil
        }
    }

    /// Whether the day lies in the closing of public offices from 29 December to 3 January.
    package var isYearEndClosing: Bool {
        let (_, month, day) = parts
        return month == 12 && day >= 29 || month == 1 && day <= 3
    }

    /// This day, or the next on which offices are open: where a last day moves (民法142条, 地方自治法4条の2第4項).
    package var onOrNextBusinessDay: CivilDate {
        var day = self
        while !day.isBusinessDay { day = day.adding(days: 1) }
        return day
    }

    /// This day, or the last before it on which offices are open: to remind in time.
    package var onOrPreviousBusinessDay: CivilDate {
        var day = self
        while !day.isBusinessDay { day = day.adding(days: -1) }
        return day
    }

    /// The day on which so many business days have passed; the starting day never counts, a negative count goes back.
    package func adding(businessDays count: Int) -> CivilDate {
        var day = self
        for _ in 0..<abs(count) {
            day = count > 0 ? day.adding(days: 1).onOrNextBusinessDay : day.adding(days: -1).onOrPreviousBusinessDay
        }
        return day
    }
}
