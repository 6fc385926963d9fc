/// A LINE user id: `U` and 32 hexadecimal digits in lower case, kept as 128 bits so that millions of them stay small.
struct UserID: Hashable, Sendable, CustomStringConvertible {
    /// Bytes of the written form.
    static let length = 33

    let bits: UInt128

    init(bits: UInt128) {
        self.bits = bits
    }

    init?(_ text: String) {
        var text = text
        let parsed: UserID? = text.withUTF8 { bytes in
            bytes.count == Self.length ? UserID(bytes: bytes, at: 0) : nil
        }
        guard let parsed else { return nil }
        self = parsed
    }

    /// Reads the 33 bytes from `start`, which the caller has checked to be there.
    init?(bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
        guard bytes[start] == UInt8(ascii: "U"), let high = Self.word(bytes, start + 1),
            let low = Self.word(bytes, start + 17)
        else { return nil }
        bits = UInt128(high) << 64 | UInt128(low)
    }

    private static func word(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> UInt64? {
        var word: UInt64 = 0
        for index in start..<(start + 16) {
            let byte = bytes[index]
            switch byte {
            case 0x30...0x39: word = word << 4 | UInt64(byte &- 0x30)
            case 0x61...0x66: word = word << 4 | UInt64(byte &- 0x57)
            default: return nil
            }
        }
        return word
    }

    /// Ids are random already, so folding them to 64 bits loses nothing and halves the work.
    func hash(into hasher: inout Hasher) {
        hasher.combine(UInt64(truncatingIfNeeded: bits) ^ UInt64(truncatingIfNeeded: bits >> 64))
    }

    var description: String {
        let words = [UInt64(truncatingIfNeeded: bits >> 64), UInt64(truncatingIfNeeded: bits)]
        return String(unsafeUninitializedCapacity: Self.length) { bytes in
            bytes[0] = UInt8(ascii: "U")
            for index in 0..<32 {
                let digit = UInt8(truncatingIfNeeded: words[index / 16] >> UInt64(60 - 4 * (index % 16))) & 15
                bytes[index + 1] = digit < 10 ? 0x30 + digit : 0x57 + digit
            }
            return Self.length
        }
    }
}
