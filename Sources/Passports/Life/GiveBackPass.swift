package import Calendar
package import EventModel
package import Events
package import Places

/// An office gives back a pass that it had revoked, under another serial: what was made of the old one stays void.
package struct GiveBackPass: Decision {
    package let household: HouseholdID
    package let pass: PassID
    package let serial: PassSerial
    /// Where the family lives: whose desk may do it.
    package let municipality: MunicipalityCode
    package let today: CivilDate

    package init(
        household: HouseholdID, pass: PassID, serial: PassSerial, municipality: MunicipalityCode, today: CivilDate
    ) {
        self.household = household
        self.pass = pass
        self.serial = serial
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
        case .valid: return []
        case .ended: throw .noPass
        case .revoked:
            return [PassReissued(pass: pass, household: household, serial: serial, why: .office, on: today)]
        }
    }
}
