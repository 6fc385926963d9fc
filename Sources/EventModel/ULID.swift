/// A sortable 128-bit identifier: 48 bits of milliseconds since 1970, then 80 random bits.
///
/// Written as 26 characters of Crockford's base 32. Source: <https://github.com/ulid/spec>. LINE uses the same form
/// for `webhookEventId`.
package struct ULID: Hashable, Sendable {
    /// All 128 bits, the time in the highest 48.
    package let bits: UInt128

    package init(bits: UInt128) { self.bits = bits }

    /// - Parameters:
    ///   - milliseconds: since 1970; only the lowest 48 bits are kept.
    ///   - random: only the lowest 80 bits are kept.
    package init(milliseconds: Int64, random: UInt128) {
        let time = UInt128(UInt64(bitPattern: milliseconds) & 0xFFFF_FFFF_FFFF)
        self.bits = time << 80 | (random & (UInt128(1) << 80 - 1))
    }

    /// Nil unless `text` is 26 characters of the alphabet, in either case, and fits in 128 bits.
    package init?(_ text: some StringProtocol) {
        var text = text.uppercased()
        let parsed = text.withUTF8 { ULID(utf8: $0) }
        guard let parsed else { return nil }
        self = parsed
    }

    /// Nil unless `utf8` is exactly 26 capital characters of the alphabet, as we write them, that fit in 128 bits.
    package init?(utf8: UnsafeBufferPointer<UInt8>) {
        guard utf8.count == 26, utf8[0] <= UInt8(ascii: "7") else { return nil }
        let parsed = Self.values.withUnsafeBufferPointer { values -> UInt128? in
            var high: UInt64 = 0
            var low: UInt64 = 0
            // Any character that is not of the alphabet sets a high bit here.
            var all: UInt8 = 0
            for index in 0..<13 {
                let value = values[Int(utf8[index])]
                let second = values[Int(utf8[index + 13])]
                all |= value | second
                high = high << 5 | UInt64(value)
                low = low << 5 | UInt64(second)
            }
            guard all < 32 else { return nil }
            // 13 characters are 65 bits: the top bit of `low` has been shifted out and belongs to `high`.
            let carried = UInt128(values[Int(utf8[13])] >> 4)
            return (UInt128(high) << 65) | (carried << 64) | UInt128(low)
        }
        guard let parsed else { return nil }
        bits = parsed
    }

    /// The time part, in milliseconds since 1970.
    package var milliseconds: Int64 { Int64(bits >> 80) }

    /// Calls `body` with the 26 ASCII characters.
    package func withUTF8<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 26) { buffer in
            write(into: buffer)
            return body(UnsafeBufferPointer(buffer))
        }
    }

    /// Writes the text into a column; made here, where it is compiled for its type.
    package func write(to row: any CellWriter, _ column: Int) { withUTF8 { row.text(utf8: $0, column) } }

    /// Twelve characters are the lowest 60 bits, thirteen the highest 63; the one between them has bits of both halves
    /// of the number.
    private func write(into buffer: UnsafeMutableBufferPointer<UInt8>) {
        Self.alphabet.withUnsafeBufferPointer { alphabet in
            var (low, high) = (UInt64(truncatingIfNeeded: bits), UInt64(truncatingIfNeeded: bits >> 65))
            let between = UInt64(truncatingIfNeeded: bits >> 60) & 31
            for index in stride(from: 25, to: 13, by: -1) {
                buffer[index] = alphabet[Int(truncatingIfNeeded: low & 31)]
                low >>= 5
            }
            buffer[13] = alphabet[Int(truncatingIfNeeded: between)]
            for index in stride(from: 12, through: 0, by: -1) {
                buffer[index] = alphabet[Int(truncatingIfNeeded: high & 31)]
                high >>= 5
            }
        }
    }

    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
    private static let values: [UInt8] = {
        var table = [UInt8](repeating: 255, count: 256)
        for (value, character) in alphabet.enumerated() {
            table[Int(character)] = UInt8(value)
        }
        return table
    }()
}

extension ULID: Comparable {
    package static func < (left: ULID, right: ULID) -> Bool { left.bits < right.bits }
}

extension ULID: CustomStringConvertible {
    package var description: String { withUTF8 { String(decoding: $0, as: UTF8.self) } }
}

extension ULID: FieldValue {
    package static var shape: Shape { .text(format: "ulid") }
    package func write(to writer: inout JSONWriter) {
        writer.quoted { bytes in withUTF8 { bytes.append(contentsOf: $0) } }
    }
    package init(from reader: inout JSONReader) throws(JSONFault) {
        let slice = try reader.plainString()
        guard let value = ULID(utf8: slice) else { throw reader.fault("is not a ULID") }
        self = value
    }
}
