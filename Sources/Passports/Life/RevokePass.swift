package import Calendar
package import EventModel
package import Events
package import Places

/// An office takes a pass back. No other is issued to the household until an office gives it back.
package struct RevokePass: Decision {
    package let household: HouseholdID
    package let pass: PassID
    package let why: PassRevocation
    /// Where the family lives: whose desk may do it.
    package let municipality: MunicipalityCode
    package let today: CivilDate

    package init(
        household: HouseholdID, pass: PassID, why: PassRevocation, municipality: MunicipalityCode, today: CivilDate
    ) {
        self.household = household
        self.pass = pass
        self.why = why
        self.municipality = municipality
        self.today = today
    }

    package enum Refusal: Error, Equatable {
        /// The household holds no such pass, or it has ended.
        case noPass
    }

    package static let fold = PassBook.fold
    package var scope: [Tag] { [household.tag] }

    package func decide(given book: PassBook) throws(Refusal) -> [any Event] {
        guard let held = book.file(household).pass, held.id == pass, held.municipality == municipality else {
            throw .noPass
        }
        switch held.state {
        case .revoked: return []
        case .ended: throw .noPass
        case .valid: return [PassRevoked(pass: pass, household: household, why: why, on: today)]
        }
    }
}
