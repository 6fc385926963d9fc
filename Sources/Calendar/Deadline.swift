/// Last days of periods as statutes count them, and the periods around birth.
///
/// Days come out as counted; `CivilDate.onOrNextBusinessDay` moves one on which the office is closed (民法142条).
package enum Deadline {
    /// Whether the day of the event is the first of the period.
    package enum FirstDay: Sendable {
        /// The day of the event counts (戸籍法43条1項, 年齢計算ニ関スル法律).
        case counts
        /// Counting starts on the following day, the rule of civil law (民法140条, 初日不算入).
        case doesNotCount
    }

    /// The last of so many days after an event.
    package static func lastDay(of days: Int, from event: CivilDate, firstDay: FirstDay) -> CivilDate {
        switch firstDay {
        case .counts: event.adding(days: days - 1)
        case .doesNotCount: event.adding(days: days)
        }
    }

    /// The last day of so many months after an event (民法143条); 24 for claims that lapse after two years.
    package static func lastDay(ofMonths months: Int, from event: CivilDate, firstDay: FirstDay) -> CivilDate {
        switch firstDay {
        case .counts: event.lastDay(ofPeriodOfMonths: months)
        case .doesNotCount: event.adding(days: 1).lastDay(ofPeriodOfMonths: months)
        }
    }

    /// The first day after an interval of at least so many whole days: 27 means the same weekday four weeks later.
    ///
    /// Source: 予防接種実施規則 (「27日以上の間隔をおいて」), where neither day of vaccination counts.
    package static func firstDay(afterInterval days: Int, from event: CivilDate) -> CivilDate {
        event.adding(days: days + 1)
    }

    /// The last day to notify a birth: 14 days with the day of birth (戸籍法49条1項, 43条1項).
    package static func birthNotification(born birthDate: CivilDate) -> CivilDate {
        lastDay(of: 14, from: birthDate, firstDay: .counts)
    }

    /// The last day to apply for child allowance from the month after birth: 15 days from the day after birth.
    ///
    /// Source: 児童手当法8条3項; a birth on 31 July gives 15 August (君津市).
    package static func childAllowance(born birthDate: CivilDate) -> CivilDate {
        lastDay(of: 15, from: birthDate, firstDay: .doesNotCount)
    }

    /// The last day to apply at the new town after moving: 15 days from the day after the planned move-out.
    ///
    /// Source: 児童手当法8条3項.
    package static func childAllowance(movingOut moveOut: CivilDate) -> CivilDate {
        lastDay(of: 15, from: moveOut, firstDay: .doesNotCount)
    }

    /// The days of the one-month check-up: day 27 to day 41, the day of birth being day 0 (横浜市, since 2025-04-01).
    package static func oneMonthCheckUp(born birthDate: CivilDate) -> ClosedRange<CivilDate> {
        birthDate.adding(days: 27)...birthDate.adding(days: 41)
    }

    /// The days of こども誰でも通園制度: from reaching six months to childcare's under three years.
    ///
    /// Source: 児童福祉法6条の3第23項, 豊明市, 善通寺市. A town may start one day later, on the corresponding day.
    package static func childcareForAll(born birthDate: CivilDate) -> ClosedRange<CivilDate> {
        let age = LegalAge(born: birthDate)
        return age.dayReaching(months: 6)...age.lastDayForChildcare(underMonths: 36)
    }
}
