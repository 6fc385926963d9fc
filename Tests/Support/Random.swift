import Foundation

/// A small generator whose whole course follows from its seed. Source: <https://prng.di.unimi.it/splitmix64.c>.
package struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Whether something happens that happens `numerator` times in `denominator`.
    package mutating func chance(_ numerator: Int, in denominator: Int) -> Bool {
        Int.random(in: 0..<denominator, using: &self) < numerator
    }
}

/// The seeds of a randomised test. As arguments of a test they are printed when it fails.
package enum Seeds {
    /// So many seeds; only the one in `HAGUKUMI_SEED` if that is set, to see one failure again.
    package static func some(_ count: Int) -> [UInt64] {
        if let text = ProcessInfo.processInfo.environment["HAGUKUMI_SEED"], let seed = UInt64(text) { return [seed] }
        return (1...UInt64(count)).map { $0 &* 0x5851_F42D_4C95_7F2D }
    }
}
