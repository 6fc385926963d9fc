/// A set of small numbers.
struct Marks: Sendable {
    private var words: [UInt64]

    init(count: Int) { words = [UInt64](repeating: 0, count: (count + 63) / 64) }

    mutating func add(_ number: Int) { words[number >> 6] |= 1 << UInt64(number & 63) }

    func holds(_ number: Int) -> Bool { words[number >> 6] & 1 << UInt64(number & 63) != 0 }

    var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// In order, each doubled, and odd where the other set holds it too.
    func postings(flagged: Marks) -> [Posting] {
        [Posting](unsafeUninitializedCapacity: count) { postings, count in
            for (place, word) in words.enumerated() {
                let flags = flagged.words[place]
                var rest = word
                while rest != 0 {
                    let bit = rest.trailingZeroBitCount
                    postings[count] = Posting(place << 6 + bit) << 1 | Posting(flags >> UInt64(bit) & 1)
                    count += 1
                    rest &= rest - 1
                }
            }
        }
    }
}
