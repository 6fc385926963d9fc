package import Calendar
package import EventModel
package import Events

/// A family corrects a birth date.
package struct CorrectBirthDate: Decision {
    package let household: HouseholdID
    package let child: ChildNumber
    package let born: CivilDate
    package let today: CivilDate

    package init(household: HouseholdID, child: ChildNumber, born: CivilDate, today: CivilDate) {
        self.household = household
        self.child = child
        self.born = born
        self.today = today
    }

    package enum Refusal: Error, Equatable {
        case forgotten
        case noSuchChild
        case lost
        /// The due date can be corrected, or the birth reported.
        case notBornYet
        case birthDate(BirthDateFault)
    }

    package static let fold = Household.fold
    package var scope: [Tag] { [household.tag] }

    package func decide(given family: Household) throws(Refusal) -> [any Event] {
        guard !family.isForgotten else { throw .forgotten }
        switch family.children[child] {
        case nil, .removed: throw .noSuchChild
        case .lost: throw .lost
        case .expecting: throw .notBornYet
        case .born(let known) where known == born: return []
        case .born: break
        }
        do { try BirthDateFault.check(born, today: today) } catch { throw .birthDate(error) }
        return [BirthDateCorrected(household: household, child: child, born: .known(born))]
    }
}
