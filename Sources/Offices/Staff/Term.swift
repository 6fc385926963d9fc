package import Calendar

/// How long an account lasts.
///
/// Offices rotate their people on 1 April. An account ends on 30 April: whoever stays is kept by the rotation, and
/// nobody is locked out on the day on which everybody is moving desks.
package enum Term {
    /// An account made in the last weeks before a rotation is meant for the year after it.
    private static let leadDays = 60

    /// The last day of an account that is made or kept on a day: 30 April after the next rotation.
    package static func usual(from day: CivilDate) -> CivilDate {
        let year = FiscalYear(containing: day.adding(days: leadDays))
        return year.next.start.adding(days: 29)
    }

    /// Nobody gets longer than that, so that every account is looked at once a year.
    static func allowed(on day: CivilDate) -> ClosedRange<CivilDate> { day...usual(from: day) }
}

/// A name with which somebody signs in, in the one form in which it is compared: lower case, without blanks around it.
package struct SignInName: Hashable, Sendable, CustomStringConvertible {
    /// Not for logs.
    package let text: String

    /// Nil unless it is 3 to 254 of a–z, 0–9 and `.@_+-`, such as a mail address or a staff number.
    package init?(_ typed: String) {
        let name = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
        guard (3...254).contains(name.utf8.count), name.utf8.allSatisfy(Self.isAllowed) else { return nil }
        text = name
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || ".@_+-".utf8.contains(byte)
    }

    package var description: String { "‹personal›" }
}
