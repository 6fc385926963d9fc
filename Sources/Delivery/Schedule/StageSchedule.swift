package import Calendar
package import Events
package import Places

/// The catalogue together with what decides how it is used here: settings, municipalities and what they say.
package struct StageSchedule: Sendable {
    package let catalogue: StageCatalogue
    package let passportLastAge: PassportLastAge
    package var dates: MunicipalDates
    package var notes: LocalNotes
    /// The shops that newly take the support pass; whoever plans messages puts them in.
    package var shops = ShopNews()
    /// Every municipality in which families may live.
    package let municipalities: [MunicipalityCode]
    /// A place itself, then what it lies within, upwards; empty for an unknown one.
    package let within: @Sendable (MunicipalityCode) -> [MunicipalityCode]
    /// What a place is called by who reads a language.
    package let placeName: @Sendable (MunicipalityCode, Language) -> String

    package init(
        catalogue: StageCatalogue, passportLastAge: PassportLastAge = .eighteen, dates: MunicipalDates = .init(),
        notes: LocalNotes = .init(), municipalities: [MunicipalityCode],
        within: @escaping @Sendable (MunicipalityCode) -> [MunicipalityCode],
        placeName: @escaping @Sendable (MunicipalityCode, Language) -> String = { code, _ in code.description }
    ) {
        self.catalogue = catalogue
        self.passportLastAge = passportLastAge
        self.dates = dates
        self.notes = notes
        self.placeName = placeName
        self.municipalities = municipalities
        self.within = within
    }

    /// The age in years on whose first 31 March the service ends for a child.
    static let lastAge = 18

    /// The last day on which anything is sent about a child: the first 31 March on or after its turning eighteen.
    package static func lastServedDay(born: CivilDate) -> CivilDate {
        LegalAge(born: born).endOfFiscalYear(afterReaching: lastAge)
    }

    /// The earliest birth date of a child that is still served on a day.
    static func earliestServedBirth(on day: CivilDate) -> CivilDate {
        SchoolCohort(in: .ko3, during: FiscalYear(containing: day)).birthDates.lowerBound
    }

    /// Whether an entry is in use under the settings.
    package func isEnabled(_ entry: StageEntry) -> Bool {
        entry.passportLastAge == nil || entry.passportLastAge == passportLastAge
    }

    /// The places of an entry's municipal dates for a family; empty when it is not known where it lives.
    func chain(of family: Family) -> [MunicipalityCode] {
        family.municipality.map(within) ?? []
    }

    /// Whether an entry fell due for a child under a date that has been corrected since, and so was sent before.
    func wasDueBefore(
        _ trigger: Trigger, for child: Family.Child, of family: Family, before day: CivilDate
    ) -> Bool {
        family.corrections.contains { correction in
            guard correction.child == child.number, correction.kind == child.kind,
                let earlier = trigger.day(for: correction.subject)
            else { return false }
            return correction.from <= earlier && earlier < min(correction.until, day) && family.registeredOn <= earlier
        }
    }
}
