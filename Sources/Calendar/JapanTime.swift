/// An instant, read on a clock in Japan: Asia/Tokyo, +09:00 the whole year.
///
/// The summer time of 1948–1951 is not known here.
package struct JapanTime: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
    package let milliseconds: Int64

    private static let offset: Int64 = 9 * 3_600_000
    private static let day: Int64 = 86_400_000

    /// The instant so many milliseconds after 1970-01-01T00:00:00Z.
    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// The start of a minute of a day in Japan.
    package init(_ date: CivilDate, at time: TimeOfDay = .midnight) {
        milliseconds = Int64(date.dayNumber) * JapanTime.day + Int64(time.minutes) * 60_000 - JapanTime.offset
    }

    /// The day in Japan.
    package var date: CivilDate {
        let local = milliseconds &+ JapanTime.offset
        let days = local >= 0 ? local / JapanTime.day : (local + 1) / JapanTime.day - 1
        return CivilDate(dayNumber: Int32(clamping: days))
    }

    /// The minute of the day in Japan.
    package var timeOfDay: TimeOfDay {
        TimeOfDay(knownMinutes: Int(millisecondOfDay / 60_000))
    }

    /// Minutes since midnight in Japan, 0...1439.
    package var minuteOfDay: Int { Int(timeOfDay.minutes) }

    private var millisecondOfDay: Int64 {
        let remainder = (milliseconds &+ JapanTime.offset) % JapanTime.day
        return remainder >= 0 ? remainder : remainder + JapanTime.day
    }

    /// The instant `milliseconds` later.
    package func adding(milliseconds: Int64) -> JapanTime {
        JapanTime(milliseconds: self.milliseconds + milliseconds)
    }

    package static func < (left: JapanTime, right: JapanTime) -> Bool { left.milliseconds < right.milliseconds }
}

extension JapanTime {
    /// An instant in RFC 3339, `2026-11-22T09:00:00+09:00`, with any offset or `Z` and up to three fraction digits.
    ///
    /// Nil for anything else; a time without an offset is refused, because it names no instant.
    package init?(iso text: String) {
        var text = text
        guard let instant = text.withUTF8({ JapanTime(utf8: $0) }) else { return nil }
        self = instant
    }

    /// The same from its bytes.
    package init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let date = CivilDate(utf8: UnsafeBufferPointer(rebasing: bytes[0..<10])),
            let hour = CivilDate.twoDigits(bytes, at: 11), hour <= 23,
            let minute = CivilDate.twoDigits(bytes, at: 14), minute <= 59,
            let second = CivilDate.twoDigits(bytes, at: 17), second <= 59
        else { return nil }
        var index = 19
        var fraction: Int64 = 0
        if bytes[index] == UInt8(ascii: ".") {
            var unit: Int64 = 100
            index += 1
            let first = index
            while index < bytes.count, case let digit = bytes[index] &- UInt8(ascii: "0"), digit <= 9 {
                fraction += Int64(digit) * unit
                unit /= 10
                index += 1
            }
            guard 1...3 ~= index - first else { return nil }
        }
        guard let offset = JapanTime.offsetMinutes(bytes, from: index) else { return nil }
        let minutes = Int64(hour * 60 + minute - offset)
        milliseconds =
            Int64(date.dayNumber) * JapanTime.day + minutes * 60_000 + Int64(second) * 1_000 + fraction
    }

    /// Minutes east of Greenwich of `Z` or `±HH:mm` at the end of the text, or nil.
    private static func offsetMinutes(_ bytes: UnsafeBufferPointer<UInt8>, from index: Int) -> Int? {
        let rest = bytes.count - index
        if rest == 1, bytes[index] == UInt8(ascii: "Z") { return 0 }
        guard rest == 6, bytes[index + 3] == UInt8(ascii: ":"),
            let hours = CivilDate.twoDigits(bytes, at: index + 1), hours <= 23,
            let minutes = CivilDate.twoDigits(bytes, at: index + 4), minutes <= 59
        else { return nil }
        switch bytes[index] {
        case UInt8(ascii: "+"): return hours * 60 + minutes
        case UInt8(ascii: "-"): return -(hours * 60 + minutes)
        default: return nil
        }
    }

    /// `2026-11-22T09:00:00+09:00`; milliseconds only when there are some.
    package var description: String {
        let ofDay = millisecondOfDay
        let (second, fraction) = (Int(ofDay / 1_000 % 60), Int(ofDay % 1_000))
        let seconds = second < 10 ? "0\(second)" : "\(second)"
        let padded = fraction < 10 ? "00\(fraction)" : fraction < 100 ? "0\(fraction)" : "\(fraction)"
        return "\(date)T\(timeOfDay):\(seconds)\(fraction == 0 ? "" : "." + padded)+09:00"
    }
}
