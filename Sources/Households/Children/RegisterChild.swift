package import Calendar
package import EventModel
package import Events

/// A family tells of a child that is born, or of twins at once.
///
/// It says how many children with this birth date there are; those that are known already are not registered again.
package struct RegisterChild: Decision {
    package let household: HouseholdID
    package let born: CivilDate
    /// 1 for one child, 2 for twins.
    package let count: Int
    package let today: CivilDate

    package init(household: HouseholdID, born: CivilDate, count: Int, today: CivilDate) {
        self.household = household
        self.born = born
        self.count = count
        self.today = today
    }

    package enum Refusal: Error, Equatable {
        case forgotten
        case consentFirst
        case birthDate(BirthDateFault)
        case tooManyChildren(limit: Int)
    }

    package static let fold = Household.fold
    package var scope: [Tag] { [household.tag] }

    package func decide(given family: Household) throws(Refusal) -> [any Event] {
        guard !family.isForgotten else { throw .forgotten }
        guard family.hasConsented else { throw .consentFirst }
        guard count <= Household.mostChildren else { throw .tooManyChildren(limit: Household.mostChildren) }
        let children = family.registering(count, born: born, of: household, on: today)
        guard !children.isEmpty else { return [] }
        do { try BirthDateFault.check(born, today: today) } catch { throw .birthDate(error) }
        guard family.openChildren.count + children.count <= Household.mostChildren else {
            throw .tooManyChildren(limit: Household.mostChildren)
        }
        return family.completing(children, of: household, on: today)
    }
}
