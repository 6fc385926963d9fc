/// A day of the Gregorian calendar, without time or zone.
///
/// Stored as days since 1970-01-01 and extended backwards without the Julian calendar (proleptic), so order, equality
/// and distance are those of one integer. Text and parts cover the years 1 to 9999 of ISO 8601.
package struct CivilDate: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Days since 1970-01-01.
    package let dayNumber: Int32

    /// The day that is so many days after 1970-01-01.
    package init(dayNumber: Int32) {
        self.dayNumber = dayNumber
    }

    /// A day by its parts; nil when there is no such day (30 February, month 13) or the year is not 1...9999.
    package init?(year: Int, month: Int, day: Int) {
        guard 1...9999 ~= year, 1...12 ~= month, day >= 1,
            day <= 28 || day <= CivilDate.daysIn(month: month, ofYear: year)
        else { return nil }
        self.init(knownYear: year, month: month, day: day)
    }

    /// A day whose parts are known to exist. The month may be taken as any of 1...12, the year as any that fits.
    init(knownYear year: Int, month: Int, day: Int) {
        // Years are counted from March, so that the leap day is the last of its year.
        let shiftedYear = month > 2 ? year : year - 1
        let shiftedMonth = month > 2 ? month : month + 12
        let century = CivilDate.floorDivide(shiftedYear, by: 100)
        let leapDays = CivilDate.floorDivide(shiftedYear, by: 4) - century + CivilDate.floorDivide(century, by: 4)
        let daysBeforeMonth = (979 * shiftedMonth - 2919) / 32
        dayNumber = Int32(365 * shiftedYear + leapDays + daysBeforeMonth + day - 1 - CivilDate.marchEpoch)
    }

    /// Days from 0000-03-01 to 1970-01-01.
    private static let marchEpoch = 719_468

    /// The year, month and day together: cheaper than asking for each.
    ///
    /// The divisions are by constants (Neri and Schneider, "Euclidean affine functions and their application to
    /// calendar algorithms", 2022), since this is asked millions of times a second.
    package var parts: (year: Int, month: Int, day: Int) {
        // 15,000 cycles of 400 years make every Int32 day number positive.
        let quadrupled = UInt64(Int64(dayNumber) + 719_468 + 15_000 * 146_097) &* 4 &+ 3
        let century = quadrupled / 146_097
        let dayOfCentury = UInt32(truncatingIfNeeded: (quadrupled % 146_097) / 4)
        let product = 2_939_745 &* UInt64(4 &* dayOfCentury &+ 3)
        let yearOfCentury = product >> 32
        let dayOfYear = (UInt32(truncatingIfNeeded: product) / 2_939_745) / 4
        let monthAndDay = 2_141 &* dayOfYear &+ 197_913
        let month = Int(monthAndDay >> 16)
        let day = Int((monthAndDay & 0xFFFF) / 2_141) + 1
        let year = Int(century &* 100 &+ yearOfCentury) - 15_000 * 400
        return dayOfYear >= 306 ? (year + 1, month - 12, day) : (year, month, day)
    }

    /// The year, such as 2026.
    package var year: Int { parts.year }
    /// The month, 1...12.
    package var month: Int { parts.month }
    /// The day of the month, 1...31.
    package var day: Int { parts.day }

    package static func < (left: CivilDate, right: CivilDate) -> Bool { left.dayNumber < right.dayNumber }

    /// The day `days` later; earlier when negative.
    package func adding(days: Int) -> CivilDate {
        CivilDate(dayNumber: dayNumber + Int32(days))
    }

    /// The corresponding day `months` later; the last day of a month that lacks it (民法143条2項).
    package func adding(months: Int) -> CivilDate {
        let (year, month, day) = parts
        let count = year * 12 + month - 1 + months
        let newYear = CivilDate.floorDivide(count, by: 12)
        let newMonth = count - newYear * 12 + 1
        let newDay = day <= 28 ? day : min(day, CivilDate.daysIn(month: newMonth, ofYear: newYear))
        return CivilDate(knownYear: newYear, month: newMonth, day: newDay)
    }

    /// The corresponding day `years` later; 28 February for 29 February in a common year.
    package func adding(years: Int) -> CivilDate {
        adding(months: years * 12)
    }

    /// Days from this day to another: 1 for tomorrow, negative for the past.
    package func days(until other: CivilDate) -> Int {
        Int(other.dayNumber) - Int(dayNumber)
    }

    /// The last day of this day's month.
    package var endOfMonth: CivilDate {
        let (year, month, day) = parts
        return adding(days: CivilDate.daysIn(month: month, ofYear: year) - day)
    }

    /// Whether the year has a 29 February.
    package static func isLeap(year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// The number of days of a month 1...12.
    package static func daysIn(month: Int, ofYear year: Int) -> Int {
        month == 2 ? (isLeap(year: year) ? 29 : 28) : 30 + ((month + month >> 3) & 1)
    }

    /// Division that rounds towards the past also for negative numbers.
    static func floorDivide(_ value: Int, by divisor: Int) -> Int {
        value >= 0 ? value / divisor : (value + 1) / divisor - 1
    }
}
