import Calendar
import Foundation
import Support
import Testing

@testable import Web

@Suite("A calendar as text")
struct CalendarTextTests {
    /// What stands in a folded text: RFC 5545, 3.1.
    private func unfolded(_ text: String) -> String { text.replacingOccurrences(of: "\r\n ", with: "") }

    /// What stands in an escaped value: RFC 5545, 3.3.11.
    private func unescaped(_ text: String) -> String {
        var plain = ""
        var isEscaped = false
        for character in text {
            if isEscaped {
                plain.append(character == "n" ? "\n" : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                plain.append(character)
            }
        }
        return plain
    }

    private static let pieces = ["a", "予防接種", "\\", ";", ",", " ", "👨‍👩‍👧", "é", "\n", ":", "が", "x"]

    @Test(
        "folding loses nothing, no line has more than 75 octets, and no character is torn apart",
        arguments: Seeds.some(50))
    func folding(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let line = (0..<Int(random.next() % 200)).map { _ in
            Self.pieces.filter { $0 != "\n" }[Int(random.next() % UInt64(Self.pieces.count - 1))]
        }.joined()
        let folded = ICalendar.folded(line)
        #expect(unfolded(folded) == line)
        for piece in folded.components(separatedBy: "\r\n") { #expect(piece.utf8.count <= 75) }
    }

    @Test("escaping loses nothing but control characters, and leaves no line end", arguments: Seeds.some(50))
    func escaping(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let text = (0..<Int(random.next() % 60)).map { _ in
            Self.pieces[Int(random.next() % UInt64(Self.pieces.count))]
        }.joined()
        let escaped = ICalendar.escaped(text)
        #expect(unescaped(escaped) == text && !escaped.contains("\n"))
    }

    @Test("line ends of any kind become one, and other control characters are left out")
    func controls() {
        #expect(ICalendar.escaped("a\r\nb\rc\nd\u{0}\u{7}e") == "a\\nb\\nc\\nde")
    }

    @Test("days are whole days that end on the next, across a leap day")
    func days() throws {
        let day = try #require(CivilDate(iso: "2028-02-29"))
        let calendar = ICalendar(
            name: "予定", entries: [ICalendar.Entry(uid: "u,1", day: day, summary: "a;b", text: "c")],
            today: try #require(CivilDate(iso: "2026-01-01")))
        for line in [
            "BEGIN:VCALENDAR", "VERSION:2.0", "UID:u\\,1", "DTSTAMP:20251231T150000Z", "DTSTART;VALUE=DATE:20280229",
            "DTEND;VALUE=DATE:20280301", "SUMMARY:a\\;b", "END:VCALENDAR",
        ] { #expect(calendar.file.contains(line + "\r\n")) }
    }
}
