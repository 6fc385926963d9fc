import Support
import Testing

@testable import EventModel

@Suite("The order of keys")
struct KeyOrderTests {
    @Test("rows are ordered as a table orders them, equal keys as they came", arguments: Seeds.some(12))
    func order(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        func text() -> String {
            let count = Int.random(in: 0...20, using: &random)
            return (0..<count).map { _ in ["a", "b", "é", "子"].randomElement(using: &random)! }.joined()
        }
        func number() -> Int64? { [nil, .min, -1, 0, 1, 256, .max].randomElement(using: &random)! }
        let keys = (0..<200).map { _ in (text(), number()) }
        let order = KeyOrder()
        for key in keys {
            order.add {
                key.0.write(to: $0, 0)
                key.1.write(to: $0, 1)
            }
        }
        let expected = keys.indices.sorted { left, right in
            let (one, other) = (keys[left], keys[right])
            if one.0 != other.0 { return one.0.utf8.lexicographicallyPrecedes(other.0.utf8) }
            if one.1 != other.1 { return one.1 == nil || other.1 != nil && one.1! < other.1! }
            return left < right
        }
        #expect(order.places() == expected)
    }
}
