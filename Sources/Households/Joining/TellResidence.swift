package import Calendar
package import EventModel
package import Events
package import Places

/// A family tells where it lives, for the first time or after moving.
package struct TellResidence: Decision {
    package let household: HouseholdID
    package let municipality: MunicipalityCode
    package let way: ResidenceWay
    /// Seven digits; nil where none was told.
    package let postalCode: String?
    package let today: CivilDate

    package init(
        household: HouseholdID, municipality: MunicipalityCode, way: ResidenceWay, postalCode: String?,
        today: CivilDate
    ) {
        self.household = household
        self.municipality = municipality
        self.way = way
        self.postalCode = postalCode
        self.today = today
    }

    package enum Refusal: Error, Equatable {
        case forgotten
        case consentFirst
        /// The postal code is not seven digits.
        case notAPostalCode
    }

    package static let fold = Household.fold
    package var scope: [Tag] { [household.tag] }

    package func decide(given family: Household) throws(Refusal) -> [any Event] {
        guard !family.isForgotten else { throw .forgotten }
        guard family.hasConsented else { throw .consentFirst }
        guard postalCode.map(isPostalCode) ?? true else { throw .notAPostalCode }
        if let known = family.residence, known.municipality == municipality,
            postalCode == nil || postalCode == known.postalCode
        {
            return []
        }
        let recorded = ResidenceRecorded(
            household: household, municipality: municipality, way: way, postalCode: postalCode.map { .known($0) },
            on: today)
        return family.completing([recorded], of: household, on: today)
    }

    private func isPostalCode(_ text: String) -> Bool {
        text.utf8.count == 7 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}
