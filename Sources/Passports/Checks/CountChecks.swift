package import EventModel
package import Events

/// A server writes down how many passes were checked. Sent twice, it is written once.
package struct CountChecks: Decision {
    package let count: PassesChecked

    package init(_ count: PassesChecked) { self.count = count }

    /// Nothing stands against it.
    package typealias Refusal = Never

    package static let fold = Fold(Set<ULID>()).on(PassesChecked.self) { batches, fact in batches.insert(fact.batch) }
    package var scope: [Tag] { [PassesChecked.tag(of: count.batch)] }

    package func decide(given batches: Set<ULID>) throws(Refusal) -> [any Event] {
        batches.contains(count.batch) ? [] : [count]
    }
}
