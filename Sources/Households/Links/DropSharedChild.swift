package import EventModel
package import Events

/// A child that came to a grandparent over a link leaves its registration with the link.
///
/// It stays where another link still brings it, where the household had told of it itself, and with a second guardian.
package struct DropSharedChild: Decision {
    package let household: HouseholdID
    package let child: ChildNumber

    package init(household: HouseholdID, child: ChildNumber) {
        self.household = household
        self.child = child
    }

    /// Nothing stands against it.
    package typealias Refusal = Never

    package static let fold = Kinship.fold
    package var scope: [Tag] { [household.tag] }

    package func decide(given kinship: Kinship) throws(Refusal) -> [any Event] {
        let family = kinship.family(household)
        let came = kinship.shares.filter { $0.household == household && $0.child == child }
        guard !family.isForgotten, came.contains(where: { !$0.wasKnown }) else { return [] }
        let links = came.map { kinship.links[$0.offer] }
        guard links.allSatisfy({ $0?.isEnded == true && $0?.relation == .grandparent }) else { return [] }
        switch family.children[child] {
        case nil, .removed, .lost: return []
        case .expecting, .born: return [ChildRemoved(household: household, child: child)]
        }
    }
}
