/// Whether a place is open at a moment.
package enum OpenState: Hashable, Sendable {
    case open(until: JapanTime)
    /// Closed; when it next opens for certain, if that is known.
    case closed(next: JapanTime?)
    case ask(OpenDoubt)
}

/// Why it can't be said whether a place is open.
package enum OpenDoubt: String, CaseIterable, Sendable {
    /// No hours are known.
    case noHours = "no-hours"
    /// The day is known and the times are not.
    case noTimes = "no-times"
    /// The place has no fixed days.
    case irregular
    /// A national holiday, of which nothing is said.
    case holiday
    /// 29 December to 3 January, when most offices are closed and nothing is said.
    case newYear = "new-year"
}

/// What a place does on one day.
package enum DayOpening: Hashable, Sendable {
    /// Open in these spans, in order.
    case open([TimeSpan])
    case closed
    case ask(OpenDoubt)
}

extension OpeningHours {
    /// What the place does on a day.
    ///
    /// What closes it for a part of the year comes first, then what is said of holidays, then of the weekday. Where one
    /// rule opens it on a weekday and a narrower one closes it in some weeks, it is closed in those.
    package func opening(on date: CivilDate) -> DayOpening {
        guard !isEmpty else { return .ask(.noHours) }
        if let special = answer(rules.filter { $0.isOfTheYear(date) }) { return special }
        let isHoliday = date.holidayName != nil
        if isHoliday, let special = answer(rules.filter { $0.days == .holidays }) { return special }
        guard let usual = answer(rules.filter { $0.isUsual(on: date) }) else {
            return isIrregular ? .ask(.irregular) : .closed
        }
        guard usual != .closed else { return .closed }
        if isHoliday { return .ask(.holiday) }
        if Self.isNewYear(date), !rules.contains(where: \.isYearly) { return .ask(.newYear) }
        return usual
    }

    /// Whether it is open at a moment.
    package func state(at moment: JapanTime) -> OpenState {
        let (date, minute) = (moment.date, Int(moment.timeOfDay.minutes))
        if case .open(let spans) = opening(on: date.adding(days: -1)),
            let span = spans.last(where: { $0.until > 1440 && minute < $0.until - 1440 })
        {
            return .open(until: Self.moment(date, span.until - 1440))
        }
        switch opening(on: date) {
        case .ask(let doubt): return .ask(doubt)
        case .closed: return .closed(next: next(after: date))
        case .open(let spans):
            if let span = spans.first(where: { $0.from <= minute && minute < $0.until }) {
                return .open(until: Self.moment(date, span.until))
            }
            if let span = spans.first(where: { $0.from > minute }) {
                return .closed(next: Self.moment(date, span.from))
            }
            return .closed(next: next(after: date))
        }
    }

    /// Two months: as long as the fifth such weekday of a month may be away, nearly.
    private static let daysAhead = 62

    /// When it opens next for certain, behind a day; nil where that can't be said.
    private func next(after date: CivilDate) -> JapanTime? {
        for offset in 1...Self.daysAhead {
            let day = date.adding(days: offset)
            if case .open(let spans) = opening(on: day), let first = spans.first {
                return Self.moment(day, first.from)
            }
        }
        return nil
    }

    /// What rules that hold on the same day say together; nil without any.
    private func answer(_ rules: [OpeningRule]) -> DayOpening? {
        guard !rules.isEmpty else { return nil }
        guard !rules.contains(where: { $0.times == .closed }) else { return .closed }
        let spans = rules.flatMap { rule in
            if case .open(let spans) = rule.times { spans } else { [TimeSpan]() }
        }
        return spans.isEmpty ? .ask(.noTimes) : .open(Set(spans).sorted())
    }

    private static func isNewYear(_ date: CivilDate) -> Bool {
        let (_, month, day) = date.parts
        return month == 12 && day >= 29 || month == 1 && day <= 3
    }

    private static func moment(_ date: CivilDate, _ minutes: Int) -> JapanTime {
        JapanTime(milliseconds: JapanTime(date).milliseconds + Int64(minutes) * 60_000)
    }
}

extension OpeningRule {
    fileprivate var isYearly: Bool {
        if case .yearly = days { true } else { false }
    }

    /// Whether it is about this part of the year.
    fileprivate func isOfTheYear(_ date: CivilDate) -> Bool {
        guard case .yearly(let from, let until) = days else { return false }
        let day = MonthDay(date)
        return from <= until ? from <= day && day <= until : from <= day || day <= until
    }

    /// Whether it is about this weekday or day of the month.
    fileprivate func isUsual(on date: CivilDate) -> Bool {
        switch days {
        case .weekly(let weekdays, let weeks):
            weekdays.contains(date.weekday) && (weeks.isEmpty || weeks.contains { $0.holds(date) })
        case .monthly(let days): days.contains(date.day)
        case .holidays, .yearly: false
        }
    }
}
