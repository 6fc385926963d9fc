/// Attempts to sign in that were refused since the last that was not. Each beyond the third makes the next wait longer,
/// never for good: otherwise anybody could lock anybody out.
///
/// Source: NIST SP 800-63B-4, 3.2.2: at most 100 in a row. With a quarter of an hour between them that takes a day, and
/// each needs a code of the phone besides.
package struct Failures: Sendable, Equatable {
    package private(set) var count = 0
    /// Milliseconds since 1970.
    private var last = Int64.min

    private static let free = 3
    private static let firstWait: Int64 = 15_000
    private static let longestWait: Int64 = 15 * 60_000

    init() {}

    func adding(at moment: Int64) -> Failures {
        var more = self
        more.count += 1
        more.last = max(last, moment)
        return more
    }

    /// Before this moment nothing is tried, in milliseconds since 1970; nil when nothing stands against it.
    package var waitsUntil: Int64? {
        guard count >= Self.free else { return nil }
        let doublings = min(count - Self.free, 10)
        return last + min(Self.firstWait << doublings, Self.longestWait)
    }
}
