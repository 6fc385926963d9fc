/// SHA-256 for names that follow from other names; secrets are the keyring's work, and of its library.
///
/// Source: FIPS 180-4, 6.2.
package enum Digest {
    package static func sha256(_ message: [UInt8]) -> [UInt8] {
        var state = initial
        let length = UInt64(message.count) * 8
        var padded = message + [0x80]
        while padded.count % 64 != 56 { padded.append(0) }
        padded += (0..<8).map { UInt8(truncatingIfNeeded: length >> UInt64(56 - 8 * $0)) }
        for start in stride(from: 0, to: padded.count, by: 64) { mix(padded[start..<(start + 64)], into: &state) }
        return state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(24 - 8 * $0)) } }
    }

    private static func mix(_ block: ArraySlice<UInt8>, into state: inout [UInt32]) {
        var words = stride(from: block.startIndex, to: block.endIndex, by: 4).map { index in
            block[index..<(index + 4)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        }
        for index in 16..<64 {
            let (late, early) = (words[index - 2], words[index - 15])
            let first = turned(late, 17) ^ turned(late, 19) ^ late >> 10
            let second = turned(early, 7) ^ turned(early, 18) ^ early >> 3
            words.append(first &+ words[index - 7] &+ second &+ words[index - 16])
        }
        var next = state
        for index in 0..<64 {
            let (a, e) = (next[0], next[4])
            let choice = (e & next[5]) ^ (~e & next[6])
            let most = (a & next[1]) ^ (a & next[2]) ^ (next[1] & next[2])
            let one = next[7] &+ (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) &+ choice &+ keys[index] &+ words[index]
            let two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) &+ most
            next = [one &+ two, a, next[1], next[2], next[3] &+ one, e, next[5], next[6]]
        }
        for index in 0..<8 { state[index] = state[index] &+ next[index] }
    }

    private static func turned(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }

    private static let primes: [UInt64] = (2..<312).filter { number in !(2..<number).contains { number % $0 == 0 } }
    /// The first 32 bits of the fractional parts of the square roots of the first 8 primes.
    private static let initial = primes.prefix(8).map { fraction(of: $0, power: 2) }
    /// The same of the cube roots of the first 64 primes.
    private static let keys = primes.prefix(64).map { fraction(of: $0, power: 3) }

    /// The largest r with r^power ≤ prime × 2^(32 × power), of which the lowest 32 bits are the fraction.
    private static func fraction(of prime: UInt64, power: Int) -> UInt32 {
        let target = UInt128(prime) << UInt128(32 * power)
        var root: UInt128 = 0
        for bit in (0..<36).reversed() {
            let next = root | UInt128(1) << UInt128(bit)
            let raised = (1..<power).reduce(next) { value, _ in value * next }
            if raised <= target { root = next }
        }
        return UInt32(truncatingIfNeeded: root)
    }
}
