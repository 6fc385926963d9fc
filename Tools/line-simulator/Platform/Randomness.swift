/// SplitMix64 (Steele, Lea, Flood 2014): small, seeded, good enough to draw ids and faults.
struct SplitMix: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// 32 hexadecimal digits in lower case.
    mutating func hex128() -> String {
        String(UserID(bits: UInt128(next()) << 64 | UInt128(next())).description.dropFirst())
    }

    /// A UUID's shape over seeded bits, as LINE writes its request ids.
    mutating func uuid() -> String {
        let digits = Array(hex128())
        let parts = [digits[0..<8], digits[8..<12], digits[12..<16], digits[16..<20], digits[20..<32]]
        return parts.map { String($0) }.joined(separator: "-")
    }

    mutating func chance(_ probability: Double) -> Bool {
        probability > 0 && Double.random(in: 0..<1, using: &self) < probability
    }
}
