import Synchronization
import Testing

@testable import LINE

@Suite("The pace")
struct PaceTests {
    /// The most events in any window of each length between two of them, against what the rate allows.
    private func breaks(_ times: [Duration], _ rate: Rate) -> Int {
        let times = times.sorted()
        var broken = 0
        for first in times.indices {
            for last in first..<min(times.count, first + 60) {
                let allowed = Double(rate.burst) + (times[last] - times[first]) / rate.interval
                if Double(last - first + 1) > allowed + 1e-6 { broken += 1 }
            }
        }
        return broken
    }

    @Test("a bucket never lets more through than its rate and burst", arguments: [1, 2, 3, 4, 5] as [UInt64])
    func bucket(seed: UInt64) {
        var generator = SplitMix(seed)
        let count = Int.random(in: 1...2_000, using: &generator)
        let rate = Rate(count, per: .seconds(1), burst: Int.random(in: 1...20, using: &generator))
        var taking = TokenBucket(rate)
        var reserving = TokenBucket(rate)
        var now = Duration.zero
        var taken: [Duration] = []
        var reserved: [Duration] = []
        for _ in 0..<2_000 {
            now += rate.interval * (generator.fraction() * (Bool.random(using: &generator) ? 0.2 : 3))
            if taking.take(at: now) == .zero { taken.append(now) }
            reserved.append(now + reserving.reserve(at: now))
        }
        #expect(breaks(taken, rate) == 0, "seed \(seed)")
        #expect(breaks(reserved, rate) == 0, "seed \(seed)")
        #expect(taken.count >= Int(now / rate.interval / 4), "seed \(seed): it does let through")
    }

    @Test("a bucket that says how long to wait lets through after that and not before")
    func exactWait() {
        var bucket = TokenBucket(Rate(200, per: .seconds(1), burst: 2))
        #expect(bucket.take(at: .seconds(9)) == .zero)
        #expect(bucket.take(at: .seconds(9)) == .zero)
        let wait = bucket.take(at: .seconds(9))
        #expect(wait == .milliseconds(5))
        #expect(bucket.take(at: .seconds(9) + wait - .nanoseconds(1)) == .nanoseconds(1))
        #expect(bucket.take(at: .seconds(9) + wait) == .zero)
    }

    /// The time that a task was last told, which for one that has passed is when it passed.
    final class Told: Sendable {
        @TaskLocal static var current: Told?
        private let time = Mutex(Duration.zero)
        var last: Duration { time.withLock { $0 } }
        func tell(_ time: Duration) { self.time.withLock { $0 = time } }
    }

    @Test("holds for many callers whose sleeps end late", arguments: [11, 12, 13] as [UInt64])
    func pacer(seed: UInt64) async throws {
        let time = ManualTime(seed: seed, late: true)
        var timing = time.timing
        timing.monotonic = {
            let now = time.elapsed
            Told.current?.tell(now)
            return now
        }
        let pacer = Pacer(Pace(), timing: timing)
        let passed = try await withThrowingTaskGroup(of: [Duration].self) { group in
            for _ in 0..<20 {
                group.addTask {
                    let told = Told()
                    return try await Told.$current.withValue(told) {
                        var passed: [Duration] = []
                        for _ in 0..<25 where try await pacer.pass(.multicast, patience: .seconds(1_000)) {
                            passed.append(told.last)
                        }
                        return passed
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(passed.count == 500)
        #expect(breaks(passed, Endpoint.multicast.rate.kept(share: 0.95, rest: .milliseconds(20))) == 0, "seed \(seed)")
    }

    @Test("stays below LINE's limit, with a small burst")
    func share() {
        let multicast = Endpoint.multicast.rate.kept(share: 0.95, rest: .milliseconds(20))
        #expect(multicast.interval > .seconds(1) / 200 && multicast.burst == 3)
        let rare = Endpoint.richMenuCreate.rate.kept(share: 0.95, rest: .milliseconds(20))
        #expect(rare.interval > .seconds(36))
        // Also in the hour after a rest.
        #expect(Int(.seconds(3_600) / rare.interval) + rare.burst <= 100)
    }

    @Test("does not make a caller wait longer than it can, and takes no place from others then")
    func patience() async throws {
        let time = ManualTime()
        let pacer = Pacer(Pace(rates: [.push: Rate(1, per: .seconds(10))]), timing: time.timing)
        #expect(try await pacer.pass(.push, patience: .seconds(1)))
        for _ in 0..<5 { #expect(try await !pacer.pass(.push, patience: .seconds(1))) }
        #expect(time.slept.isEmpty)
        #expect(try await pacer.pass(.push, patience: .seconds(11)))
        #expect(time.elapsed > .seconds(10) && time.elapsed < .seconds(11))
    }

    @Test("keeps each endpoint apart")
    func apart() async throws {
        let time = ManualTime()
        let pacer = Pacer(Pace(rates: [.push: Rate(1, per: .seconds(10))]), timing: time.timing)
        #expect(try await pacer.pass(.push, patience: .zero))
        #expect(try await pacer.pass(.reply, patience: .zero))
    }

    @Test("a back-off doubles up to its longest, and between half and whole of that is chance")
    func backOff() {
        let policy = RetryPolicy(baseDelay: .seconds(1), longestDelay: .seconds(10))
        #expect((1...6).map { policy.delay(after: $0, random: 0) } == [0.5, 1, 2, 4, 5, 5].map { .seconds($0) })
        #expect(policy.delay(after: 3, random: 0.5) == .seconds(3))
        #expect(policy.delay(after: 100, random: 0.999) < .seconds(10))
    }
}
