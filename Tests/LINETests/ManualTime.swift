import FoundationEssentials
import Synchronization

@testable import LINE

/// Time that passes only when somebody sleeps, and chance from a seed.
final class ManualTime: Sendable {
    private struct State {
        var elapsed = Duration.zero
        var slept: [Duration] = []
        var generator: SplitMix
    }

    static let start = Date(timeIntervalSince1970: 1_795_305_600)

    private let state: Mutex<State>
    private let isLate: Bool

    /// With `late`, every sleep takes longer than asked, as sleeps do.
    init(seed: UInt64 = 1, late: Bool = false) {
        state = Mutex(State(generator: SplitMix(seed)))
        isLate = late
    }

    var slept: [Duration] { state.withLock(\.slept) }
    var elapsed: Duration { state.withLock(\.elapsed) }

    func pass(_ time: Duration) { state.withLock { $0.elapsed += time } }

    var timing: Timing {
        Timing(
            wall: { Self.start + self.elapsed / .seconds(1) },
            monotonic: { self.elapsed },
            sleep: { time in
                try Task.checkCancellation()
                self.state.withLock { state in
                    state.slept.append(time)
                    state.elapsed += self.isLate ? time * (1 + state.generator.fraction() * 3) : time
                }
            },
            random: { self.state.withLock { $0.generator.fraction() } })
    }
}

/// Small numbers from a seed, the same on every machine.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func fraction() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }
}
