/// A text's number, doubled; odd where what was looked for is in its names.
typealias Posting = UInt32

/// Which texts hold which pairs of neighbouring characters, each list in the order of the texts.
///
/// The pairs are in order, so that all pairs that begin with one character stand together: a single character is found
/// by their lists, and needs none of its own. The last character of a part is paired with 0, and the first one of a
/// name with a 0 before it.
struct Grams: Sendable {
    /// The first character in the upper half.
    private let pairs: [UInt32]
    /// Where the list of each pair begins, and where the last one ends.
    private let starts: [UInt32]
    private let lists: [Posting]

    private let textCount: Int

    /// - Parameters:
    ///   - texts: of each text, where it lies in `units`; parts are separated by 0.
    ///   - splits: where the names of each text end.
    init(_ texts: [Range<Int>], splits: [UInt32], in units: [UInt16]) {
        var table = PairTable()
        var postings: [(number: UInt32, posting: UInt32)] = []
        postings.reserveCapacity(units.count)
        units.withUnsafeBufferPointer { units in
            for (text, range) in texts.enumerated() {
                let split = Int(splits[text])
                for place in range where units[place] != 0 {
                    let isName = place < split
                    let posting = UInt32(text) << 1 | (isName ? 1 : 0)
                    let first = units[place]
                    let second = place + 1 < range.upperBound ? units[place + 1] : 0
                    let pair = UInt32(first) << 16 | UInt32(second)
                    if let number = table.note(pair, in: UInt32(text)) { postings.append((number, posting)) }
                    guard isName, place == range.lowerBound || units[place - 1] == 0 else { continue }
                    if let number = table.note(UInt32(first), in: UInt32(text)) { postings.append((number, posting)) }
                }
            }
        }
        textCount = texts.count
        let order = table.pairs.indices.sorted { table.pairs[$0] < table.pairs[$1] }
        pairs = order.map { table.pairs[$0] }
        var starts = [UInt32](repeating: 0, count: order.count + 1)
        var next = [UInt32](repeating: 0, count: order.count)
        for (place, number) in order.enumerated() {
            next[number] = starts[place]
            starts[place + 1] = starts[place] + table.counts[number]
        }
        self.starts = starts
        lists = [UInt32](unsafeUninitializedCapacity: postings.count) { lists, count in
            for (number, posting) in postings {
                lists[Int(next[Int(number)])] = posting
                next[Int(number)] += 1
            }
            count = postings.count
        }
    }

    /// The texts that hold every pair of the term; of one character, those that hold it.
    ///
    /// Of terms with three characters or more they still have to be read: the pairs may stand apart.
    func texts(with term: [UInt16]) -> [Posting] {
        guard let first = term.first else { return [] }
        guard term.count > 1 else { return texts(from: UInt32(first) << 16, upTo: UInt32(first) << 16 | 0xFFFF) }
        var ranges: [Range<Int>] = []
        for (one, other) in zip(term, term.dropFirst()) {
            let range = list(UInt32(one) << 16 | UInt32(other))
            if range.isEmpty { return [] }
            ranges.append(range)
        }
        ranges.sort { $0.count < $1.count }
        return ranges.dropFirst().reduce(Array(lists[ranges[0]])) { Self.common($0, lists[$1]) }
    }

    /// The texts of which a name begins with the character.
    func texts(withNamesFrom first: UInt16) -> Marks {
        var marks = Marks(count: textCount)
        for posting in lists[list(UInt32(first))] { marks.add(Int(posting >> 1)) }
        return marks
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

    private func texts(from: UInt32, upTo: UInt32) -> [Posting] {
        let first = firstPlace(notBelow: from)
        var end = first
        while end < pairs.count, pairs[end] <= upTo { end += 1 }
        guard first < end else { return [] }
        let postings = lists[Int(starts[first])..<Int(starts[end])]
        if end == first + 1 { return Array(postings) }
        var (all, names) = (Marks(count: textCount), Marks(count: textCount))
        for posting in postings {
            all.add(Int(posting >> 1))
            if posting & 1 != 0 { names.add(Int(posting >> 1)) }
        }
        return all.all.map { $0 << 1 | (names.holds(Int($0)) ? 1 : 0) }
    }

    /// What is in both, in a name where both say so.
    static func common(_ one: [Posting], _ other: ArraySlice<Posting>) -> [Posting] {
        one.withUnsafeBufferPointer { one in
            other.withUnsafeBufferPointer { other in
                [Posting](unsafeUninitializedCapacity: min(one.count, other.count)) { common, count in
                    var place = 0
                    for posting in one {
                        place = firstPlace(in: other, notBelow: posting & ~1, from: place)
                        if place == other.count { break }
                        guard other[place] >> 1 == posting >> 1 else { continue }
                        common[count] = posting & (other[place] | ~1)
                        count += 1
                    }
                }
            }
        }
    }

    /// Steps that double find what is far in a long list, and what is near as quickly as walking does.
    private static func firstPlace(
        in list: UnsafeBufferPointer<Posting>, notBelow posting: Posting, from start: Int
    ) -> Int {
        var (low, step) = (start, 1)
        while low < list.count, list[low] < posting {
            let next = low + step
            if next < list.count, list[next] < posting {
                low = next
                step *= 2
            } else {
                var high = min(next, list.count)
                low += 1
                while low < high {
                    let middle = (low + high) / 2
                    if list[middle] < posting { low = middle + 1 } else { high = middle }
                }
                return low
            }
        }
        return low
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
