package import Calendar
package import EventModel
package import Events

/// A child that was expected has been born, and its twins with it.
///
/// The first keeps the number of the pregnancy; each of the others gets one of its own.
package struct ReportBirth: Decision {
    package let household: HouseholdID
    package let child: ChildNumber
    package let born: CivilDate
    /// How many were born with it: 0 for one child, 1 for twins.
    package let siblings: Int
    package let today: CivilDate

    package init(household: HouseholdID, child: ChildNumber, born: CivilDate, siblings: Int, today: CivilDate) {
        self.household = household
        self.child = child
        self.born = born
        self.siblings = siblings
        self.today = today
    }

    package enum Refusal: Error, Equatable {
        case forgotten
        case noSuchChild
        case lost
        /// A birth was told with another date; that date can be corrected.
        case alreadyBorn(on: CivilDate?)
        case birthDate(BirthDateFault)
        case tooManyChildren(limit: Int)
    }

    package static let fold = Household.fold
    package var scope: [Tag] { [household.tag] }

    package func decide(given family: Household) throws(Refusal) -> [any Event] {
        guard !family.isForgotten else { throw .forgotten }
        var isNew = false
        switch family.children[child] {
        case nil, .removed: throw .noSuchChild
        case .lost: throw .lost
        case .born(let known): guard known == born else { throw .alreadyBorn(on: known) }
        case .expecting: isNew = true
        }
        do { try BirthDateFault.check(born, today: today) } catch { throw .birthDate(error) }
        guard siblings < Household.mostChildren else { throw .tooManyChildren(limit: Household.mostChildren) }
        let birth = isNew ? [ChildBorn(household: household, child: child, born: .known(born), on: today)] : []
        let after = birth.reduce(into: family) { Household.fold.apply($1, to: &$0) }
        let twins = after.registering(1 + siblings, born: born, of: household, on: today)
        guard after.openChildren.count + twins.count <= Household.mostChildren else {
            throw .tooManyChildren(limit: Household.mostChildren)
        }
        return birth + twins
    }
}
