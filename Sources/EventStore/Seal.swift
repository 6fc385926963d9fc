import Crypto
import EventModel
import Foundation

/// The sealed form of a personal value: the key's number, a colon, then nonce, ciphertext and tag in hexadecimal.
///
/// AES-256-GCM; the event's id is authenticated with it, so that a sealed value can't be moved to another event.
enum Seal {
    enum Fault: Error, CustomStringConvertible {
        case notSealed
        case altered

        var description: String {
            switch self {
            case .notSealed: "it is not a sealed value"
            case .altered: "it was altered or belongs to another event"
            }
        }
    }

    static func seal(_ plain: [UInt8], under key: SealingKey, in event: ULID) throws -> String {
        let box = try AES.GCM.seal(plain, using: key.secret, authenticating: context(event))
        var text = Array("\(key.number):".utf8)
        guard let combined = box.combined else { throw Fault.notSealed }
        Hexadecimal.append(combined, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Nil if the key was destroyed.
    static func open(
        _ sealed: UnsafeBufferPointer<UInt8>, in event: ULID, key: (Int64) throws -> SealingKey?
    ) throws -> [UInt8]? {
        guard let colon = sealed.firstIndex(of: UInt8(ascii: ":")), let number = decimal(sealed[..<colon]),
            let combined = Hexadecimal.bytes(of: UnsafeBufferPointer(rebasing: sealed[(colon + 1)...]))
        else { throw Fault.notSealed }
        guard let key = try key(number) else { return nil }
        guard let box = try? AES.GCM.SealedBox(combined: combined) else { throw Fault.notSealed }
        do {
            return Array(try AES.GCM.open(box, using: key.secret, authenticating: context(event)))
        } catch {
            throw Fault.altered
        }
    }

    /// A key's number; nil unless it is 1 to 18 digits.
    private static func decimal(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int64? {
        guard (1...18).contains(digits.count) else { return nil }
        var number: Int64 = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit) else { return nil }
            number = number * 10 + Int64(digit - 0x30)
        }
        return number
    }

    private static func context(_ event: ULID) -> [UInt8] {
        withUnsafeBytes(of: event.bits.bigEndian) { Array($0) }
    }
}

/// Bytes as lower-case hexadecimal digits.
package enum Hexadecimal {
    private static let digits = Array("0123456789abcdef".utf8)

    package static func text(of bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        append(bytes, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    static func append(_ bytes: some Sequence<UInt8>, to text: inout [UInt8]) {
        // Walking over a buffer instead of Data takes a tenth of the time.
        let bytes = Array(bytes)
        text.reserveCapacity(text.count + 2 * bytes.count)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
    }

    /// Nil unless all are digits, two for each byte.
    static func bytes(of text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard text.count.isMultiple(of: 2) else { return nil }
        // Anything but a digit sets a high bit here.
        var all: UInt8 = 0
        let bytes = values.withUnsafeBufferPointer { values in
            [UInt8](unsafeUninitializedCapacity: text.count / 2) { buffer, count in
                count = text.count / 2
                for index in 0..<count {
                    let (high, low) = (values[Int(text[2 * index])], values[Int(text[2 * index + 1])])
                    all |= high | low
                    buffer[index] = high << 4 | low
                }
            }
        }
        return all < 16 ? bytes : nil
    }

    /// The value of each digit, 255 for every other byte.
    private static let values: [UInt8] = {
        var table = [UInt8](repeating: 255, count: 256)
        for (value, digit) in digits.enumerated() { table[Int(digit)] = UInt8(value) }
        return table
    }()
}
