package import EventModel
package import Events

/// A family takes a child, or a pregnancy told by mistake, out of the registration.
///
/// After a loss this changes nothing: the child is spoken of no more.
package struct RemoveChild: Decision {
    package let household: HouseholdID
    package let child: ChildNumber

    package init(household: HouseholdID, child: ChildNumber) {
        self.household = household
        self.child = child
    }

    package enum Refusal: Error, Equatable {
        case forgotten
        case noSuchChild
    }

    package static let fold = Household.fold
    package var scope: [Tag] { [household.tag] }

    package func decide(given family: Household) throws(Refusal) -> [any Event] {
        guard !family.isForgotten else { throw .forgotten }
        switch family.children[child] {
        case nil: throw .noSuchChild
        case .removed, .lost: return []
        case .expecting, .born: return [ChildRemoved(household: household, child: child)]
        }
    }
}
