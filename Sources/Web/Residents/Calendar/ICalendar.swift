import Calendar

/// A calendar of whole days as a text that other programs read.
///
/// Source: RFC 5545; RFC 7986 for the name and how often to ask again.
struct ICalendar: Sendable {
    struct Entry: Sendable {
        /// The same for the same thing, however often it is asked for.
        let uid: String
        let day: CivilDate
        let summary: String
        let text: String
    }

    let name: String
    let entries: [Entry]
    /// The calendar is as of the beginning of this day in Japan.
    let today: CivilDate

    /// The whole file: every line ends with CR LF and has at most 75 octets before it.
    var file: String { lines.map { Self.folded($0) + "\r\n" }.joined() }

    private var lines: [String] {
        let name = Self.escaped(name)
        return [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Hagukumi//Family calendar//JA", "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH", "NAME:\(name)", "X-WR-CALNAME:\(name)", "X-WR-TIMEZONE:Asia/Tokyo",
            "REFRESH-INTERVAL;VALUE=DURATION:P1D", "X-PUBLISHED-TTL:P1D",
        ] + entries.flatMap(lines) + ["END:VCALENDAR"]
    }

    private func lines(of entry: Entry) -> [String] {
        [
            // Midnight in Japan.
            "BEGIN:VEVENT", "UID:\(Self.escaped(entry.uid))", "DTSTAMP:\(Self.basic(today.adding(days: -1)))T150000Z",
            "DTSTART;VALUE=DATE:\(Self.basic(entry.day))", "DTEND;VALUE=DATE:\(Self.basic(entry.day.adding(days: 1)))",
            "SUMMARY:\(Self.escaped(entry.summary))", "DESCRIPTION:\(Self.escaped(entry.text))", "CLASS:PRIVATE",
            "TRANSP:TRANSPARENT", "END:VEVENT",
        ]
    }

    private static func basic(_ day: CivilDate) -> String { day.description.filter { $0 != "-" } }

    /// A text as a value (3.3.11). Other control characters than line ends have no way to be written and are left out.
    static func escaped(_ text: String) -> String {
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
    static func folded(_ line: String) -> String {
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

    static let mostOctets = 75
}
