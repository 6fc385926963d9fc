package import Events

/// Some of the children of one household: by number, without an allocation.
///
/// Numbers 1 to 64 can be held. They are never reused, so a household would have to register its 65th child before one
/// is missing here; it would still be sent to, only not be named as a reason.
package struct ChildSet: Hashable, Sendable {
    private var bits: UInt64 = 0

    /// Nobody: it is about the household.
    package init() {}

    package init(_ number: ChildNumber) { insert(number) }

    package init(_ numbers: some Sequence<ChildNumber>) {
        for number in numbers { insert(number) }
    }

    /// Whether a number can be held.
    package static func holds(_ number: ChildNumber) -> Bool { 1...64 ~= number.value }

    package mutating func insert(_ number: ChildNumber) {
        if Self.holds(number) { bits |= 1 << UInt64(number.value - 1) }
    }

    package mutating func formUnion(_ other: ChildSet) { bits |= other.bits }

    package func contains(_ number: ChildNumber) -> Bool {
        Self.holds(number) && bits & (1 << UInt64(number.value - 1)) != 0
    }

    package var isEmpty: Bool { bits == 0 }

    /// In order.
    package var numbers: [ChildNumber] {
        var numbers: [ChildNumber] = []
        numbers.reserveCapacity(bits.nonzeroBitCount)
        var rest = bits
        while rest != 0 {
            numbers.append(ChildNumber(rest.trailingZeroBitCount + 1))
            rest &= rest - 1
        }
        return numbers
    }
}
