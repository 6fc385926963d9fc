import Foundation

/// A point in time, in milliseconds since 1970, as LINE counts it.
struct Moment: Hashable, Comparable, Sendable {
    var milliseconds: Int64

    init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    init?(iso8601 text: String) {
        guard let date = try? Date(text, strategy: .iso8601) else { return nil }
        milliseconds = Int64(date.timeIntervalSince1970 * 1_000)
    }

    /// The machine's own clock.
    static var ofMachine: Moment {
        Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
    }

    static func < (left: Moment, right: Moment) -> Bool { left.milliseconds < right.milliseconds }
    static func + (moment: Moment, span: Duration) -> Moment {
        Moment(milliseconds: moment.milliseconds + span.wholeMilliseconds)
    }

    /// Year and month in Japan (UTC+9, never daylight saving time), such as 202611: the quota's month.
    var monthInJapan: Int {
        var calendar = Foundation.Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 9 * 3_600) ?? .gmt
        let date = Date(timeIntervalSince1970: Double(milliseconds) / 1_000)
        let parts = calendar.dateComponents([.year, .month], from: date)
        return (parts.year ?? 0) * 100 + (parts.month ?? 0)
    }
}

extension Duration {
    var wholeMilliseconds: Int64 {
        components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
    }
}

/// The platform's clock: the machine's, moved by an offset so that a day can be rehearsed without waiting for it.
struct SimulatedClock: Sendable {
    private var offset: Int64 = 0

    init(start: Moment?) {
        if let start { set(to: start) }
    }

    var now: Moment { Moment(milliseconds: Moment.ofMachine.milliseconds + offset) }

    mutating func set(to moment: Moment) {
        offset = moment.milliseconds - Moment.ofMachine.milliseconds
    }

    mutating func advance(by span: Duration) {
        offset += span.wholeMilliseconds
    }
}
