/// A 全国地方公共団体コード: six digits, of which the last is a check digit.
///
/// The first two digits are the prefecture (JIS X 0401), the next three the municipality or ward (JIS X 0402).
/// Only a code whose check digit is right can be made; whether the code is in use is for the `Gazetteer` to say.
/// Source: https://www.soumu.go.jp/denshijiti/code.html
package struct MunicipalityCode: Hashable, Comparable, Sendable, LosslessStringConvertible {
    private let number: UInt32

    /// Reads exactly six ASCII digits with a right check digit.
    package init?(_ text: String) {
        self.init(utf8: text.utf8)
    }

    /// Reads exactly six ASCII digits with a right check digit, without making a `String`.
    package init?(utf8 bytes: some Sequence<UInt8>) {
        guard let number = asciiNumber(bytes, digits: 6) else { return nil }
        guard number % 10 == Self.checkDigit(of: number / 10) else { return nil }
        self.number = number
    }

    /// The same from a row's own memory, millions of times a day.
    package init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        guard let number = asciiNumber(bytes, digits: 6) else { return nil }
        guard number % 10 == Self.checkDigit(of: number / 10) else { return nil }
        self.number = number
    }

    /// Reads the five digits that many files carry, and adds the check digit.
    package init?(fiveDigits text: String) {
        guard let five = asciiNumber(text.utf8, digits: 5) else { return nil }
        number = five * 10 + Self.checkDigit(of: five)
    }

    /// The code of a whole prefecture, by its number from 1 to 47.
    package init(prefecture number: Int) {
        precondition((1...47).contains(number), "prefectures are numbered 1 to 47")
        let five = UInt32(number) * 1000
        self.number = five * 10 + Self.checkDigit(of: five)
    }

    /// Kanagawa as a whole, 140007.
    package static let kanagawa = MunicipalityCode(prefecture: 14)

    /// The number of the prefecture, 1 to 47 in valid data: the first two digits.
    package var prefecture: Int { Int(number / 10_000) }

    /// The code without its check digit, as Japan Post and JIS X 0402 write it.
    package var fiveDigits: String { String(description.dropLast()) }

    /// Six digits with leading zeros.
    package var description: String { paddedDigits(number, count: 6) }

    package static func < (one: Self, other: Self) -> Bool { one.number < other.number }

    /// Weights 6, 5, 4, 3, 2 over the five digits; the last digit of 11 minus the remainder of the sum by 11.
    private static func checkDigit(of five: UInt32) -> UInt32 {
        var rest = five
        var sum: UInt32 = 0
        for weight in UInt32(2)...6 {
            sum += rest % 10 * weight
            rest /= 10
        }
        return (11 - sum % 11) % 10
    }
}

/// The number that exactly this many ASCII digits make, or nothing.
func asciiNumber(_ bytes: some Sequence<UInt8>, digits: Int) -> UInt32? {
    var number: UInt32 = 0
    var count = 0
    for byte in bytes {
        guard count < digits, byte >= 0x30, byte <= 0x39 else { return nil }
        number = number * 10 + UInt32(byte - 0x30)
        count += 1
    }
    return count == digits ? number : nil
}

/// The number with leading zeros.
func paddedDigits(_ number: UInt32, count: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, count - digits.count)) + digits
}
