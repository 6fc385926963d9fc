package import Calendar
package import EventModel
package import Events

/// A pass gets another serial: what was made of the old one, on phones and on paper, is void from now on.
///
/// One that an office revoked stays revoked.
package struct ReissuePass: Decision {
    package let household: HouseholdID
    package let serial: PassSerial
    /// The serial that is to be void; nil for whichever it is.
    package let replacing: PassSerial?
    package let why: PassReissue
    package let today: CivilDate

    package init(
        household: HouseholdID, serial: PassSerial, replacing: PassSerial?, why: PassReissue, today: CivilDate
    ) {
        self.household = household
        self.serial = serial
        self.replacing = replacing
        self.why = why
        self.today = today
    }

    package enum Refusal: Error, Equatable {
        /// There is none, or it has ended.
        case noPass
        case revoked
        /// It was issued again meanwhile.
        case newer
    }

    package static let fold = PassBook.fold
    package var scope: [Tag] { [household.tag] }

    package func decide(given book: PassBook) throws(Refusal) -> [any Event] {
        guard let pass = book.file(household).pass, !book.file(household).isForgotten else { throw .noPass }
        if pass.serials.contains(serial) { return [] }
        switch pass.state {
        case .ended: throw .noPass
        case .revoked: throw .revoked
        case .valid: break
        }
        if let replacing, replacing != pass.serial { throw .newer }
        return [PassReissued(pass: pass.id, household: household, serial: serial, why: why, on: today)]
    }
}
