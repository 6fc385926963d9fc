/// Crockford's base 32, for what people read aloud and type. Source: <https://www.crockford.com/base32.html>.
package enum Crockford {
    package static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    /// What somebody typed, in the one form in which it is compared: full-width characters as ASCII, capitals, O as 0,
    /// I and L as 1, without spaces and hyphens of any kind. Nil if anything else is in it.
    package static func fold(_ text: String) -> String? {
        var folded: [UInt8] = []
        for scalar in text.unicodeScalars {
            let code = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
            if ignored.contains(scalar.value) || ignored.contains(code) { continue }
            guard code < 0x7F, let character = character(UInt8(code)) else { return nil }
            folded.append(character)
        }
        return String(decoding: folded, as: UTF8.self)
    }

    /// The lowest `5 × length` bits, the highest first.
    package static func text(of bits: UInt64, length: Int) -> String {
        let characters = (0..<length).reversed().map { alphabet[Int(bits >> UInt64(5 * $0) & 31)] }
        return String(decoding: characters, as: UTF8.self)
    }

    /// A character's value; nil if it is not of the alphabet.
    package static func value(of character: UInt8) -> Int? { alphabet.firstIndex(of: character) }

    private static func character(_ byte: UInt8) -> UInt8? {
        let capital = (0x61...0x7A).contains(byte) ? byte - 0x20 : byte
        switch capital {
        case UInt8(ascii: "O"): return UInt8(ascii: "0")
        case UInt8(ascii: "I"), UInt8(ascii: "L"): return UInt8(ascii: "1")
        default: return alphabet.contains(capital) ? capital : nil
        }
    }

    /// Spaces, and what phones and people write for a hyphen: the Japanese long vowel mark among them.
    private static let ignored: Set<UInt32> = [
        0x09, 0x0A, 0x0D, 0x20, 0x2D, 0xA0, 0x3000, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0x30FC,
        0xFF0D, 0xFF70,
    ]
}
