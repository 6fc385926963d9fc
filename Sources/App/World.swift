package import Calendar
package import EventModel
package import EventStore
import Foundation
package import LINE
import Synchronization
package import Web

/// Clock and chance: the only place where the program asks for them.
package struct World: Sendable {
    /// Milliseconds since 1970 (UTC).
    package let milliseconds: @Sendable () -> Int64
    package let freshID: @Sendable () -> ULID
    /// 128 bits from the system's generator, that nobody can foresee: for secrets.
    package let secret: @Sendable () -> UInt128 = { .random(in: .min ... .max) }

    /// - Parameter start: what the clock shows now, for rehearsals; it goes on from there. Nil is the real time.
    package init(startingAt start: JapanTime? = nil) {
        let offset = start.map { $0.milliseconds - Self.wallClock() } ?? 0
        let milliseconds: @Sendable () -> Int64 = { Self.wallClock() + offset }
        let ids = Identifiers()
        self.milliseconds = milliseconds
        freshID = { ids.next(at: milliseconds()) }
    }

    package var now: JapanTime { JapanTime(milliseconds: milliseconds()) }
    package var stamp: Stamp { Stamp(now: milliseconds, freshID: freshID) }

    /// For the pages: the same clock and chance, and time that only goes forward.
    package var web: WebWorld {
        let start = ContinuousClock.now
        return WebWorld(
            now: milliseconds, freshID: freshID,
            secretBytes: { count in (0..<count).map { _ in .random(in: .min ... .max) } },
            elapsed: { ContinuousClock.now - start })
    }

    /// The client's timing: its time of day is the world's, its patience is real.
    package var timing: Timing {
        let start = ContinuousClock.now
        let milliseconds = milliseconds
        return Timing(
            wall: { Date(timeIntervalSince1970: Double(milliseconds()) / 1000) },
            monotonic: { ContinuousClock.now - start },
            sleep: { try await Task.sleep(for: $0) },
            random: { Double.random(in: 0..<1) })
    }

    private static func wallClock() -> Int64 { Int64(Date().timeIntervalSince1970 * 1000) }
}

/// ULIDs that also rise within a millisecond, so that facts made together sort as they were made.
private final class Identifiers: Sendable {
    private let state = Mutex((last: ULID(bits: 0), chance: Chance()))

    func next(at milliseconds: Int64) -> ULID {
        state.withLock { state in
            let random = UInt128(state.chance.next()) << 16 | UInt128(state.chance.next() & 0xFFFF)
            let fresh = ULID(milliseconds: milliseconds, random: random)
            state.last = fresh > state.last ? fresh : ULID(bits: state.last.bits + 1)
            return state.last
        }
    }
}

/// The system's random numbers, asked for many at once: asking costs a call of the system each time.
private struct Chance: RandomNumberGenerator {
    private var ready: ArraySlice<UInt64> = []

    mutating func next() -> UInt64 {
        if ready.isEmpty { ready = Self.fresh()[...] }
        return ready.removeFirst()
    }

    private static func fresh() -> [UInt64] {
        var fresh = [UInt64](repeating: 0, count: 32)
        // As many bytes as one call gives. Source: https://man7.org/linux/man-pages/man3/getentropy.3.html
        let isGiven = fresh.withUnsafeMutableBytes { getentropy($0.baseAddress, $0.count) } == 0
        return isGiven ? fresh : fresh.map { _ in .random(in: .min ... .max) }
    }
}
