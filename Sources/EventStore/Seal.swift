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
        Hexadecimal.append(Array(combined), to: &text)
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
