/// A text's number, doubled; odd where what was looked for is in its names.
typealias Posting = UInt32

/// Which texts hold which pairs of neighbouring characters, each list in the order of the texts.
///
/// The pairs are in order, so that all pairs that begin with one character stand together: a single character is found
/// by their lists, and needs one of its own only where they are long. The last character of a part is paired with 0,
/// and the first one of a name with a 0 before it.
struct Grams: Sendable {
    /// The first character in the upper half.
    private let pairs: [UInt32]
    /// Where the list of each pair begins, and where the last one ends.
    private let starts: [UInt32]
    private let lists: [Posting]
    /// Of the characters that stand nearly everywhere, what their pairs' lists come to.
    private let frequent: [UInt16: Holders]

    private let textCount: Int

    /// A character whose pairs' lists are together longer than this part of all texts is a frequent one: there are
    /// about a hundred, and each takes two bits of every text.
    private static let frequentFrom = 16

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
        frequent = Self.frequent(pairs, starts, lists, textCount: texts.count)
    }

    private static func frequent(
        _ pairs: [UInt32], _ starts: [UInt32], _ lists: [Posting], textCount: Int
    ) -> [UInt16: Holders] {
        var frequent: [UInt16: Holders] = [:]
        // What stands before the first character of a name is none.
        var place = pairs.firstIndex { $0 > 0xFFFF } ?? pairs.count
        while place < pairs.count {
            let character = UInt16(pairs[place] >> 16)
            let first = place
            while place < pairs.count, UInt16(pairs[place] >> 16) == character { place += 1 }
            let postings = lists[Int(starts[first])..<Int(starts[place])]
            if place > first + 1, postings.count * frequentFrom > textCount {
                frequent[character] = Holders(postings, of: textCount)
            }
        }
        return frequent
    }

    /// The texts that hold every pair of the term; of one character, those that hold it.
    ///
    /// Of terms with three characters or more they still have to be read: the pairs may stand apart.
    func texts(with term: [UInt16]) -> [Posting] {
        guard let first = term.first else { return [] }
        guard term.count > 1 else { return texts(holding: first) }
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

    private func texts(holding character: UInt16) -> [Posting] {
        if let holders = frequent[character] { return holders.postings }
        let first = firstPlace(notBelow: UInt32(character) << 16)
        var end = first
        while end < pairs.count, pairs[end] >> 16 == character { end += 1 }
        guard first < end else { return [] }
        let postings = lists[Int(starts[first])..<Int(starts[end])]
        return end == first + 1 ? Array(postings) : Holders(postings, of: textCount).postings
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

/// The texts that hold a character, and those that do in a name.
private struct Holders: Sendable {
    private var all: Marks
    private var named: Marks

    /// - Parameter postings: in any order, and any number for a text.
    init(_ postings: ArraySlice<Posting>, of count: Int) {
        (all, named) = (Marks(count: count), Marks(count: count))
        for posting in postings {
            all.add(Int(posting >> 1))
            if posting & 1 != 0 { named.add(Int(posting >> 1)) }
        }
    }

    var postings: [Posting] { all.postings(flagged: named) }
}
