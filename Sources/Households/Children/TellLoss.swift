package import EventModel
package import Events

/// A pregnancy or a child was lost. One quiet step; from here on nothing about it is sent, asked or corrected.
///
/// Brothers and sisters are untouched. It holds for a child that was taken out before as well.
package struct TellLoss: Decision {
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
        case .lost: return []
        case .expecting, .born, .removed: return [LossTold(household: household, child: child)]
        }
    }
}
