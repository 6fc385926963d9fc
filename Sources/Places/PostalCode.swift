/// A Japanese postal code: seven digits.
///
/// Any seven digits make one; whether the code is in use is for the `PostalDirectory` to say.
package struct PostalCode: Hashable, Comparable, Sendable, CustomStringConvertible {
    private let number: UInt32

    /// Reads exactly seven ASCII digits, the form in files.
    package init?(digits: some StringProtocol) {
        guard let number = asciiNumber(digits.utf8, digits: 7) else { return nil }
        self.number = number
    }

    /// Reads the one postal code in what a person typed.
    ///
    /// Digits of either width, parted after the third by any hyphen, by spaces, by の or by nothing; with 〒 or a
    /// sentence around it. Nothing if there is none, if two differ, or if the digits are part of a longer number.
    package init?(typed text: String) {
        let marks = text.unicodeScalars.map(Mark.init)
        let found = Set(marks.indices.compactMap { Self.number(in: marks, from: $0) })
        guard found.count == 1, let number = found.first else { return nil }
        self.number = number
    }

    /// Seven digits without a hyphen.
    package var digits: String { paddedDigits(number, count: 7) }

    /// 231-0023.
    package var description: String { "\(digits.prefix(3))-\(digits.suffix(4))" }

    package static func < (one: Self, other: Self) -> Bool { one.number < other.number }
}

extension PostalCode {
    /// What matters of a typed character.
    private enum Mark: Equatable {
        case digit(UInt32)
        case hyphen, no, space, other

        init(_ scalar: Unicode.Scalar) {
            switch scalar.value {
            case 0x30...0x39: self = .digit(scalar.value - 0x30)
            case 0xFF10...0xFF19: self = .digit(scalar.value - 0xFF10)
            // Hyphens, dashes, box drawing, minus signs, and the long vowel marks that sit on the same key.
            case 0x2D, 0xAD, 0x2010...0x2015, 0x2043, 0x2212, 0x2500, 0x2501, 0x30FC, 0xFE58, 0xFE63, 0xFF0D, 0xFF70:
                self = .hyphen
            case 0x306E, 0x30CE: self = .no
            case 0x20, 0x09, 0xA0, 0x2000...0x200B, 0x202F, 0x3000: self = .space
            default: self = .other
            }
        }

        var digit: UInt32? {
            if case .digit(let value) = self { value } else { nil }
        }
    }

    /// The number that begins at this place: three digits, what parts them, four digits, and no number around them.
    private static func number(in marks: [Mark], from start: Int) -> UInt32? {
        guard let first = digits(3, in: marks, at: start) else { return nil }
        var middle = start + 3
        while middle < marks.count, marks[middle] == .space { middle += 1 }
        let isHyphenated = middle < marks.count && (marks[middle] == .hyphen || marks[middle] == .no)
        if isHyphenated { middle += 1 }
        while middle < marks.count, marks[middle] == .space { middle += 1 }
        guard let second = digits(4, in: marks, at: middle) else { return nil }
        // Beside a hyphenated code a space ends a number; otherwise 090 1234 5678 would hold one.
        let before = marks[..<start].reversed()
        let after = marks[(middle + 4)...]
        if continues(before, acrossSpaces: !isHyphenated) || continues(after, acrossSpaces: !isHyphenated) {
            return nil
        }
        return first * 10_000 + second
    }

    private static func digits(_ count: Int, in marks: [Mark], at start: Int) -> UInt32? {
        guard start + count <= marks.count else { return nil }
        var number: UInt32 = 0
        for mark in marks[start..<start + count] {
            guard let digit = mark.digit else { return nil }
            number = number * 10 + digit
        }
        return number
    }

    /// Whether another digit follows at once, behind a hyphen, or behind spaces.
    private static func continues(_ marks: some Sequence<Mark>, acrossSpaces: Bool) -> Bool {
        for mark in marks {
            switch mark {
            case .digit: return true
            case .hyphen: continue
            case .space where acrossSpaces: continue
            case .space, .no, .other: return false
            }
        }
        return false
    }
}
