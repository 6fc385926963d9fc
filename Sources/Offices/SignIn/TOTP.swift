import Crypto
import Foundation

/// Codes of an authenticator on the phone: six digits, another each half minute.
///
/// Source: RFC 6238 (TOTP), RFC 4226 (HOTP). SHA-1, as every authenticator knows it; HMAC does not rest on what is
/// broken in SHA-1.
package enum TOTP {
    /// Milliseconds for which a code is shown.
    static let period: Int64 = 30_000
    /// So many half minutes a phone's clock may be wrong, either way.
    private static let skew: Int64 = 1

    /// The half minute that an instant lies in, since 1970.
    package static func step(at milliseconds: Int64) -> Int64 { milliseconds / period }

    /// The code of a half minute.
    package static func code(of secret: TOTPSecret, step: Int64) -> String {
        let counter = withUnsafeBytes(of: step.bigEndian) { Array($0) }
        let key = SymmetricKey(data: secret.bytes)
        let digest = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: key))
        let offset = Int(digest[digest.count - 1] & 0x0F)
        let number = digest[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let digits = String(number % 1_000_000)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// People type blanks between the digits as the phone shows them.
    static func digits(ofTyped code: String) -> [UInt8] { Array(code.utf8.filter { $0 != UInt8(ascii: " ") }) }

    /// The half minute that a typed code belongs to; nil if it is wrong, too old, or of one that was used.
    ///
    /// - Parameter used: codes of this half minute and earlier ones open nothing.
    static func step(ofTyped code: String, _ secret: TOTPSecret, at milliseconds: Int64, after used: Int64) -> Int64? {
        let typed = digits(ofTyped: code)
        let now = step(at: milliseconds)
        var found: Int64?
        // Every candidate is compared to its end, so that the time tells nothing.
        for candidate in (now - skew)...(now + skew) {
            if isEqual(Array(Self.code(of: secret, step: candidate).utf8), typed), candidate > used {
                found = found ?? candidate
            }
        }
        return found
    }
}

/// What a phone's authenticator and we share: 160 random bits.
package struct TOTPSecret: Sendable, Equatable, CustomStringConvertible, CustomReflectable {
    let bytes: [UInt8]

    /// How many random bytes a secret takes. Source: RFC 4226, requirement 6.
    package static let length = 20

    /// - Parameter random: of `length`, from the world.
    package init(random: [UInt8]) { bytes = random }

    /// Nil unless it is a secret as `base32` writes it.
    package init?(base32 text: String) {
        var bits: UInt64 = 0
        var count = 0
        var bytes: [UInt8] = []
        for character in text.uppercased().utf8 where character != UInt8(ascii: "=") {
            guard let value = Self.alphabet.firstIndex(of: character) else { return nil }
            bits = bits << 5 | UInt64(value)
            count += 5
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(count)))
            }
        }
        guard bytes.count >= 16 else { return nil }
        self.bytes = bytes
    }

    /// As people type it into an authenticator. Source: RFC 4648, 6, without padding.
    package var base32: String {
        var text: [UInt8] = []
        var bits: UInt64 = 0
        var count = 0
        for byte in bytes {
            bits = bits << 8 | UInt64(byte)
            count += 8
            while count >= 5 {
                count -= 5
                text.append(Self.alphabet[Int(bits >> UInt64(count) & 31)])
            }
        }
        if count > 0 { text.append(Self.alphabet[Int(bits << UInt64(5 - count) & 31)]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// What the QR code for an authenticator holds. Source:
    /// <https://github.com/google/google-authenticator/wiki/Key-Uri-Format>
    package func uri(issuer: String, account: String) -> String {
        let (issuer, account) = (Self.escaped(issuer), Self.escaped(account))
        return "otpauth://totp/\(issuer):\(account)?secret=\(base32)&issuer=\(issuer)"
            + "&algorithm=SHA1&digits=6&period=30"
    }

    private static func escaped(_ text: String) -> String {
        let unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
        return text.addingPercentEncoding(withAllowedCharacters: CharacterSet(charactersIn: unreserved)) ?? ""
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    package var description: String { "‹secret›" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// Whether two texts are the same, in a time that depends on their length only.
func isEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
}
