/// Puts rows into the order of their keys, which is the order of the table: neighbours are then written to the same
/// page, and a large table takes half the time to fill.
///
/// Keys are compared as bytes: comparing them by their own types takes longer than writing the rows does.
final class KeyOrder: CellWriter {
    private var bytes: [UInt8] = []
    /// Where each key ends.
    private var ends: [Int] = []

    /// Takes the next row's key.
    func add(_ writeKey: (KeyOrder) -> Void) {
        writeKey(self)
        ends.append(bytes.count)
    }

    /// The places of the rows in the order of their keys; of equal keys the one that was added first comes first.
    func places() -> [Int] {
        let ends = ends
        return bytes.withUnsafeBytes { bytes in
            ends.indices.sorted { left, right in
                let one = (left == 0 ? 0 : ends[left - 1])..<ends[left]
                let other = (right == 0 ? 0 : ends[right - 1])..<ends[right]
                let order = Self.compare(one, other, in: bytes)
                return order == 0 ? left < right : order < 0
            }
        }
    }

    /// Below, at or above 0; eight bytes at a time, because most keys begin alike.
    private static func compare(_ one: Range<Int>, _ other: Range<Int>, in bytes: UnsafeRawBufferPointer) -> Int {
        let shorter = min(one.count, other.count)
        var place = 0
        while place + 8 <= shorter {
            let left = bytes.loadUnaligned(fromByteOffset: one.lowerBound + place, as: UInt64.self)
            let right = bytes.loadUnaligned(fromByteOffset: other.lowerBound + place, as: UInt64.self)
            guard left == right else { return left.bigEndian < right.bigEndian ? -1 : 1 }
            place += 8
        }
        while place < shorter {
            let difference = Int(bytes[one.lowerBound + place]) - Int(bytes[other.lowerBound + place])
            guard difference == 0 else { return difference }
            place += 1
        }
        return one.count - other.count
    }

    // What stands before the others in a table has the smaller bytes here: no value, whole numbers, texts.
    func null(_ column: Int) { bytes.append(0) }

    func integer(_ value: Int64, _ column: Int) {
        bytes.append(1)
        let shifted = UInt64(bitPattern: value) ^ 1 << 63
        withUnsafeBytes(of: shifted.bigEndian) { bytes.append(contentsOf: $0) }
    }

    func text(_ value: String, _ column: Int) {
        bytes.append(2)
        bytes.append(contentsOf: value.utf8)
        bytes.append(0)
    }

    func text(utf8: UnsafeBufferPointer<UInt8>, _ column: Int) {
        bytes.append(2)
        bytes.append(contentsOf: utf8)
        bytes.append(0)
    }
}
