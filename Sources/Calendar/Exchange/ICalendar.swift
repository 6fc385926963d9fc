/// A calendar as a text that other programs read.
///
/// Source: RFC 5545; RFC 7986 for the name and how often to ask again.
package struct ICalendar: Sendable {
    package struct Entry: Sendable {
        /// The same for the same thing, however often it is asked for.
        let uid: String
        let day: CivilDate
        let lastDay: CivilDate
        /// Nil for whole days.
        let times: Times?
        let summary: String
        let text: String
        let location: String?
        let link: String?
        /// The day of which it is; that of the calendar where nil.
        let stamp: CivilDate?

        package init(
            uid: String, day: CivilDate, lastDay: CivilDate? = nil, times: Times? = nil, summary: String, text: String,
            location: String? = nil, link: String? = nil, stamp: CivilDate? = nil
        ) {
            self.uid = uid
            self.day = day
            self.lastDay = lastDay ?? day
            self.times = times
            self.summary = summary
            self.text = text
            self.location = location
            self.link = link
            self.stamp = stamp
        }
    }

    /// In minutes since the midnight in Japan with which the day begins.
    package struct Times: Sendable {
        let start: Int
        let end: Int?

        package init(start: Int, end: Int?) {
            self.start = start
            self.end = end
        }
    }

    /// Who may see it, as calendar programs understand that.
    package enum Access: Sendable {
        case family
        case everybody
    }

    package let name: String
    package let entries: [Entry]
    /// The calendar is as of the beginning of this day in Japan.
    let today: CivilDate
    let access: Access
    let product: String

    package init(
        name: String, entries: [Entry], today: CivilDate, access: Access = .family,
        product: String = "-//Hagukumi//Family calendar//JA"
    ) {
        self.name = name
        self.entries = entries
        self.today = today
        self.access = access
        self.product = product
    }

    /// The whole file: every line ends with CR LF and has at most 75 octets before it.
    package var file: String { head + entries.map(text).joined() + tail }

    /// What stands before the entries.
    package var head: String {
        let name = Self.escaped(name)
        return Self.text([
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:\(product)", "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH", "NAME:\(name)", "X-WR-CALNAME:\(name)", "X-WR-TIMEZONE:Asia/Tokyo",
            "REFRESH-INTERVAL;VALUE=DURATION:P1D", "X-PUBLISHED-TTL:P1D",
        ])
    }

    package var tail: String { Self.text(["END:VCALENDAR"]) }

    package func text(of entry: Entry) -> String {
        var lines = [
            "BEGIN:VEVENT", "UID:\(Self.escaped(entry.uid))", "DTSTAMP:\(Self.moment(entry.stamp ?? today, 0))",
        ]
        lines += Self.span(of: entry)
        lines += ["SUMMARY:\(Self.escaped(entry.summary))", "DESCRIPTION:\(Self.escaped(entry.text))"]
        if let location = entry.location { lines.append("LOCATION:\(Self.escaped(location))") }
        if let link = entry.link { lines.append("URL:\(link.filter { !$0.isWhitespace })") }
        lines += ["CLASS:\(access == .family ? "PRIVATE" : "PUBLIC")", "TRANSP:TRANSPARENT", "END:VEVENT"]
        return Self.text(lines)
    }

    private static func span(of entry: Entry) -> [String] {
        guard let times = entry.times else {
            return [
                "DTSTART;VALUE=DATE:\(basic(entry.day))", "DTEND;VALUE=DATE:\(basic(entry.lastDay.adding(days: 1)))",
            ]
        }
        let end = times.end.map { ["DTEND:\(moment(entry.day, $0))"] } ?? []
        return ["DTSTART:\(moment(entry.day, times.start))"] + end
    }

    private static func text(_ lines: [String]) -> String { lines.map { folded($0) + "\r\n" }.joined() }

    /// A minute of a day in Japan, which is nine hours ahead of UTC and knows no summer time.
    private static func moment(_ day: CivilDate, _ minutes: Int) -> String {
        let utc = minutes - 9 * 60
        let days = utc < 0 ? -1 : utc / 1_440
        let rest = utc - days * 1_440
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(basic(day.adding(days: days)))T\(padded(rest / 60))\(padded(rest % 60))00Z"
    }

    private static func basic(_ day: CivilDate) -> String { day.description.filter { $0 != "-" } }

    /// A text as a value (3.3.11). Other control characters than line ends have no way to be written and are left out.
    package static func escaped(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        var last: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": escaped.append(contentsOf: ["\\", scalar])
            case "\r": escaped.append(contentsOf: ["\\", "n"])
            case "\n": if last != "\r" { escaped.append(contentsOf: ["\\", "n"]) }
            case "\t": escaped.append(scalar)
            default: if scalar.properties.generalCategory != .control { escaped.append(scalar) }
            }
            last = scalar
        }
        return String(escaped)
    }

    /// A line in pieces of at most 75 octets, each further one behind a space, and no character torn apart (3.1).
    package static func folded(_ line: String) -> String {
        var folded = ""
        var octets = 0
        for scalar in line.unicodeScalars {
            let length = UTF8.width(scalar)
            if octets + length > mostOctets {
                folded += "\r\n "
                octets = 1
            }
            folded.unicodeScalars.append(scalar)
            octets += length
        }
        return folded
    }

    package static let mostOctets = 75
}
