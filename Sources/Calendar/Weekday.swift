/// A day of the week; the raw value counts from Sunday = 0 as Japanese calendars do.
package enum Weekday: Int, CaseIterable, Sendable {
    case sunday, monday, tuesday, wednesday, thursday, friday, saturday

    /// One character, as written in 「11月22日(日)」.
    package var name: String {
        switch self {
        case .sunday: "日"
        case .monday: "月"
        case .tuesday: "火"
        case .wednesday: "水"
        case .thursday: "木"
        case .friday: "金"
        case .saturday: "土"
        }
    }
}

extension CivilDate {
    /// The day of the week.
    package var weekday: Weekday {
        // 1970-01-01 was a Thursday; the multiple of seven keeps the remainder from being negative.
        Weekday(rawValue: Int((Int64(dayNumber) + 4 + 7 * 400_000_000) % 7)) ?? .sunday
    }
}
