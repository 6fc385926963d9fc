package import Calendar
package import EventModel
package import Events

/// A family wants its pass on paper. One paper holds for a school year: asked again, it is the same one.
package struct PrintPass: Decision {
    package let household: HouseholdID
    /// By which the paper is known if it is a new one.
    package let paper: PassSerial
    package let today: CivilDate

    package init(household: HouseholdID, paper: PassSerial, today: CivilDate) {
        self.household = household
        self.paper = paper
        self.today = today
    }

    package enum Refusal: Error, Equatable {
        /// There is none that is valid today.
        case noPass
    }

    package static let fold = PassBook.fold
    package var scope: [Tag] { [household.tag] }

    package func decide(given book: PassBook) throws(Refusal) -> [any Event] {
        guard let pass = book.file(household).pass, pass.isValid(on: today), let last = pass.until else {
            throw .noPass
        }
        let until = PassRule.lastDay(ofPaperFrom: today, of: last)
        guard pass.paper?.until != until else { return [] }
        return [PassPrinted(pass: pass.id, household: household, paper: paper, until: until, on: today)]
    }
}
