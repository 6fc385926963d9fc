/// Bytes as lower-case hexadecimal digits.
package enum Hexadecimal {
    private static let digits = Array("0123456789abcdef".utf8)

    package static func text(of bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        append(Array(bytes), to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    package static func append(_ bytes: [UInt8], to text: inout [UInt8]) {
        text.reserveCapacity(text.count + 2 * bytes.count)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
    }

    /// Nil unless all are digits, two for each byte.
    package static func bytes(of text: String) -> [UInt8]? {
        var text = text
        return text.withUTF8 { bytes(of: $0) }
    }

    package static func bytes(of text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
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
