package import Calendar
package import EventModel
package import Events

/// A family agrees to the purposes that it was shown.
package struct GiveConsent: Decision {
    package let household: HouseholdID
    /// The version of the text that was shown.
    package let version: Int
    package let purposes: Set<Purpose>
    package let today: CivilDate

    package init(household: HouseholdID, version: Int, purposes: Set<Purpose>, today: CivilDate) {
        self.household = household
        self.version = version
        self.purposes = purposes
        self.today = today
    }

    package enum Refusal: Error, Equatable {
        case forgotten
        /// Another version than today's was shown; today's has to be shown first.
        case notCurrent(current: Int)
        /// Without this purpose there is no service.
        case needs(Purpose)
    }

    package static let fold = Household.fold
    package var scope: [Tag] { [household.tag] }

    package func decide(given family: Household) throws(Refusal) -> [any Event] {
        guard !family.isForgotten else { throw .forgotten }
        guard family.consent != Household.Consent(version: version, purposes: purposes) else { return [] }
        guard version == Household.Consent.currentVersion else {
            throw .notCurrent(current: Household.Consent.currentVersion)
        }
        guard purposes.contains(.messages) else { throw .needs(.messages) }
        let consented = HouseholdConsented(
            household: household, version: version, purposes: Purpose.allCases.filter(purposes.contains))
        return family.completing([consented], of: household, on: today)
    }
}
