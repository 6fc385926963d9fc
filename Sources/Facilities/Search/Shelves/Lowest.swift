/// The lowest of many numbers.
struct Lowest {
    private var kept: [UInt64] = []
    private let count: Int
    private var limit = UInt64.max

    init(_ count: Int) { self.count = max(count, 1) }

    mutating func add(_ key: UInt64) {
        guard key < limit else { return }
        kept.append(key)
        if kept.count >= count * 2 + 64 { cut() }
    }

    private mutating func cut() {
        kept.sort()
        kept.removeLast(max(kept.count - count, 0))
        if kept.count == count { limit = kept[count - 1] }
    }

    /// In order.
    var keys: [UInt64] { Array(kept.sorted().prefix(count)) }
}
