package import Calendar
package import EventModel
package import Events

/// A family corrects its due date.
package struct CorrectDueDate: Decision {
    package let household: HouseholdID
    package let child: ChildNumber
    package let due: CivilDate
    package let today: CivilDate

    package init(household: HouseholdID, child: ChildNumber, due: CivilDate, today: CivilDate) {
        self.household = household
        self.child = child
        self.due = due
        self.today = today
    }

    package enum Refusal: Error, Equatable {
        case forgotten
        case noSuchChild
        case lost
        /// The birth date can be corrected instead.
        case alreadyBorn
        case dueDate(DueDateFault)
    }

    package static let fold = Household.fold
    package var scope: [Tag] { [household.tag] }

    package func decide(given family: Household) throws(Refusal) -> [any Event] {
        guard !family.isForgotten else { throw .forgotten }
        switch family.children[child] {
        case nil, .removed: throw .noSuchChild
        case .lost: throw .lost
        case .born: throw .alreadyBorn
        case .expecting(let known) where known == due: return []
        case .expecting: break
        }
        do { try DueDateFault.check(due, today: today) } catch { throw .dueDate(error) }
        return [DueDateCorrected(household: household, child: child, due: .known(due))]
    }
}
