package import Calendar
package import EventModel
package import Events

/// The office that answers for a place enters by hand how many children of each age it could take.
package struct CountVacancies: Decision {
    package let place: PlaceID
    package let office: OfficeID
    package let counts: [AgeVacancies]
    package let day: CivilDate
    package let source: String
    package let today: CivilDate

    /// - Parameter day: of which day the count is.
    package init(
        place: PlaceID, office: OfficeID, counts: [AgeVacancies], on day: CivilDate, source: String, today: CivilDate
    ) {
        self.place = place
        self.office = office
        self.counts = counts.sorted { $0.age < $1.age }
        self.day = day
        self.source = source
        self.today = today
    }

    package typealias Refusal = DirectoryRefusal
    package static let fold = Directory.fold
    package var scope: [Tag] { [place.tag] }

    package func decide(given state: Directory) throws(Refusal) -> [any Event] {
        let entry = try state.entry(place, of: office)
        guard entry.isShown else { throw .notShown(place) }
        guard entry.counted != DirectoryEntry.Count(on: day, ages: counts) else { return [] }
        guard day <= today else { throw .inFuture(day) }
        guard !counts.isEmpty else { throw .noCounts }
        return [
            VacanciesCounted(
                dataset: entry.dataset, on: day, provenance: Provenance(source: source, licence: "", asOf: day),
                counts: [PlaceVacancies(place: place, ages: counts)])
        ]
    }
}
