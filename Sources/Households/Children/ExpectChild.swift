package import Calendar
package import EventModel
package import Events

/// A family is expecting.
///
/// One pregnancy is one number until birth, also with twins: how many there are is told at birth.
package struct ExpectChild: Decision {
    package let household: HouseholdID
    package let due: CivilDate
    package let today: CivilDate

    package init(household: HouseholdID, due: CivilDate, today: CivilDate) {
        self.household = household
        self.due = due
        self.today = today
    }

    package enum Refusal: Error, Equatable {
        case forgotten
        case consentFirst
        /// This pregnancy is known already; its due date can be corrected.
        case alreadyExpecting(ChildNumber, due: CivilDate?)
        case dueDate(DueDateFault)
        case tooManyChildren(limit: Int)
    }

    package static let fold = Household.fold
    package var scope: [Tag] { [household.tag] }

    package func decide(given family: Household) throws(Refusal) -> [any Event] {
        guard !family.isForgotten else { throw .forgotten }
        guard family.hasConsented else { throw .consentFirst }
        for (number, child) in family.openChildren {
            guard case .expecting(let known) = child else { continue }
            guard known == due else { throw .alreadyExpecting(number, due: known) }
            return []
        }
        do { try DueDateFault.check(due, today: today) } catch { throw .dueDate(error) }
        guard family.openChildren.count < Household.mostChildren else {
            throw .tooManyChildren(limit: Household.mostChildren)
        }
        let pregnancy = PregnancyRegistered(
            household: household, child: family.nextChild, due: .known(due), on: today)
        return family.completing([pregnancy], of: household, on: today)
    }
}
