/// Which texts hold which pairs of neighbouring characters, each list in the order of the texts.
///
/// The pairs are in order, so that all pairs that begin with one character stand together: a single character is found
/// by their lists, and needs none of its own. The last character of a part is paired with 0.
struct Grams: Sendable {
    /// The first character in the upper half.
    private let pairs: [UInt32]
    /// Where the list of each pair begins, and where the last one ends.
    private let starts: [UInt32]
    private let lists: [UInt32]

    /// - Parameter texts: of each text, where it lies in `units`; parts are separated by 0.
    init(_ texts: [Range<Int>], in units: [UInt16]) {
        var table = PairTable()
        var numbers: [UInt32] = []
        var ends: [Int] = []
        numbers.reserveCapacity(units.count)
        ends.reserveCapacity(texts.count)
        units.withUnsafeBufferPointer { units in
            for (text, range) in texts.enumerated() {
                var place = range.lowerBound
                while place < range.upperBound {
                    let first = units[place]
                    if first != 0 {
                        let second = place + 1 < range.upperBound ? units[place + 1] : 0
                        let pair = UInt32(first) << 16 | UInt32(second)
                        if let number = table.note(pair, in: UInt32(text)) { numbers.append(number) }
                    }
                    place += 1
                }
                ends.append(numbers.count)
            }
        }
        let order = table.pairs.indices.sorted { table.pairs[$0] < table.pairs[$1] }
        pairs = order.map { table.pairs[$0] }
        var starts = [UInt32](repeating: 0, count: order.count + 1)
        var next = [UInt32](repeating: 0, count: order.count)
        for (place, number) in order.enumerated() {
            next[number] = starts[place]
            starts[place + 1] = starts[place] + table.counts[number]
        }
        self.starts = starts
        lists = [UInt32](unsafeUninitializedCapacity: numbers.count) { lists, count in
            var from = 0
            for (text, end) in ends.enumerated() {
                for number in numbers[from..<end] {
                    lists[Int(next[Int(number)])] = UInt32(text)
                    next[Int(number)] += 1
                }
                from = end
            }
            count = numbers.count
        }
    }

    /// The texts that hold every pair of the term; of one character, those that hold it.
    ///
    /// Of terms with three characters or more they still have to be read: the pairs may stand apart.
    func texts(with term: [UInt16]) -> [UInt32] {
        guard let first = term.first else { return [] }
        guard term.count > 1 else { return texts(from: UInt32(first) << 16, upTo: UInt32(first) << 16 | 0xFFFF) }
        var ranges: [Range<Int>] = []
        for (one, other) in zip(term, term.dropFirst()) {
            let range = list(UInt32(one) << 16 | UInt32(other))
            if range.isEmpty { return [] }
            ranges.append(range)
        }
        ranges.sort { $0.count < $1.count }
        var found = Array(lists[ranges[0]])
        for range in ranges.dropFirst() {
            // Reading few texts is quicker than walking along a long list.
            if range.count > found.count * 16 { break }
            found = Self.common(found, lists[range])
        }
        return found
    }

    private func list(_ pair: UInt32) -> Range<Int> {
        let place = firstPlace(notBelow: pair)
        guard place < pairs.count, pairs[place] == pair else { return 0..<0 }
        return Int(starts[place])..<Int(starts[place + 1])
    }

    private func firstPlace(notBelow pair: UInt32) -> Int {
        var (low, high) = (0, pairs.count)
        while low < high {
            let middle = (low + high) / 2
            if pairs[middle] < pair { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func texts(from: UInt32, upTo: UInt32) -> [UInt32] {
        var places = firstPlace(notBelow: from)..<pairs.count
        places = places.prefix { pairs[$0] <= upTo }
        if places.count == 1 { return Array(lists[Int(starts[places.lowerBound])..<Int(starts[places.upperBound])]) }
        guard let last = places.last else { return [] }
        let range = Int(starts[places.lowerBound])..<Int(starts[last + 1])
        var marks = Marks(count: Int((lists[range].max() ?? 0)) + 1)
        for text in lists[range] { marks.add(Int(text)) }
        return marks.all
    }

    static func common(_ one: [UInt32], _ other: some RandomAccessCollection<UInt32>) -> [UInt32] {
        var common: [UInt32] = []
        common.reserveCapacity(min(one.count, other.count))
        var place = other.startIndex
        for text in one {
            while place < other.endIndex, other[place] < text { place = other.index(after: place) }
            if place == other.endIndex { break }
            if other[place] == text { common.append(text) }
        }
        return common
    }
}

/// Gives each pair a number, and counts in how many texts it stands.
private struct PairTable {
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

/// A set of small numbers.
struct Marks: Sendable {
    private var words: [UInt64]

    init(count: Int) { words = [UInt64](repeating: 0, count: (count + 63) / 64) }

    mutating func add(_ number: Int) { words[number >> 6] |= 1 << UInt64(number & 63) }

    func holds(_ number: Int) -> Bool { words[number >> 6] & 1 << UInt64(number & 63) != 0 }

    var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// In order.
    var all: [UInt32] {
        var all: [UInt32] = []
        all.reserveCapacity(count)
        for (place, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                all.append(UInt32(place << 6 + rest.trailingZeroBitCount))
                rest &= rest - 1
            }
        }
        return all
    }
}
