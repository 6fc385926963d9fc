/// A minute of the day on a clock in Japan, 00:00 to 23:59.
package struct TimeOfDay: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Minutes since midnight, 0...1439.
    package let minutes: Int16

    /// Midnight, the start of the day.
    package static let midnight = TimeOfDay(knownMinutes: 0)

    /// A time by its minutes since midnight; nil outside 0...1439.
    package init?(minutes: Int) {
        guard 0..<1440 ~= minutes else { return nil }
        self.init(knownMinutes: minutes)
    }

    /// A time by hour 0...23 and minute 0...59; nil otherwise.
    package init?(hour: Int, minute: Int) {
        guard 0...23 ~= hour, 0...59 ~= minute else { return nil }
        self.init(knownMinutes: hour * 60 + minute)
    }

    /// A time written `9:05` or `09:05`; nil for anything else, also for `24:00`.
    package init?(_ text: String) {
        let fields = text.split(separator: ":", omittingEmptySubsequences: false)
        guard fields.count == 2, 1...2 ~= fields[0].utf8.count, fields[1].utf8.count == 2,
            text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: ":") ~= $0 }),
            let hour = Int(fields[0]), let minute = Int(fields[1])
        else { return nil }
        self.init(hour: hour, minute: minute)
    }

    init(knownMinutes: Int) {
        minutes = Int16(knownMinutes)
    }

    /// The hour, 0...23.
    package var hour: Int { Int(minutes) / 60 }
    /// The minute of the hour, 0...59.
    package var minute: Int { Int(minutes) % 60 }

    /// `HH:mm`.
    package var description: String {
        String(unsafeUninitializedCapacity: 5) { bytes in
            CivilDate.writeTwoDigits(hour, to: bytes, at: 0)
            bytes[2] = UInt8(ascii: ":")
            CivilDate.writeTwoDigits(minute, to: bytes, at: 3)
            return 5
        }
    }

    package static func < (left: TimeOfDay, right: TimeOfDay) -> Bool { left.minutes < right.minutes }
}

/// The same hours of every day, such as quiet hours 21:00–8:00: the start belongs to it, the end does not.
package struct DailyInterval: Hashable, Sendable, CustomStringConvertible {
    /// The first minute inside.
    package let start: TimeOfDay
    /// The first minute outside again; before `start` when the interval runs over midnight.
    package let end: TimeOfDay

    /// An interval; nil when both ends are the same, since that could mean always or never.
    package init?(from start: TimeOfDay, to end: TimeOfDay) {
        guard start != end else { return nil }
        (self.start, self.end) = (start, end)
    }

    /// Whether the minute lies inside.
    package func contains(_ time: TimeOfDay) -> Bool {
        start < end ? start <= time && time < end : start <= time || time < end
    }

    /// The first instant at or after `instant` that lies outside: when a message held back may go.
    package func firstOutside(from instant: JapanTime) -> JapanTime {
        let time = instant.timeOfDay
        guard contains(time) else { return instant }
        return JapanTime(end <= time ? instant.date.adding(days: 1) : instant.date, at: end)
    }

    /// `HH:mm–HH:mm`.
    package var description: String { "\(start)–\(end)" }
}
