/// Gives each pair a number, and counts in how many texts it stands.
struct PairTable {
    private(set) var pairs: [UInt32] = []
    private(set) var counts: [UInt32] = []
    private var newest: [UInt32] = []
    /// Numbers plus one by a hash of the pair; 0 is empty.
    private var slots = [UInt32](repeating: 0, count: 1 << 12)

    /// The pair's number where this text has not been noted for it.
    mutating func note(_ pair: UInt32, in text: UInt32) -> UInt32? {
        var slot = Self.hash(pair) & (slots.count - 1)
        while slots[slot] != 0 {
            let number = Int(slots[slot] - 1)
            if pairs[number] == pair {
                if newest[number] == text { return nil }
                newest[number] = text
                counts[number] += 1
                return UInt32(number)
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        pairs.append(pair)
        counts.append(1)
        newest.append(text)
        slots[slot] = UInt32(pairs.count)
        if pairs.count * 2 > slots.count { grow() }
        return UInt32(pairs.count - 1)
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        for (number, pair) in pairs.enumerated() {
            var slot = Self.hash(pair) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(number + 1)
        }
    }

    private static func hash(_ pair: UInt32) -> Int { Int((UInt64(pair) &* 0x9E37_79B9_7F4A_7C15) >> 32) }
}
