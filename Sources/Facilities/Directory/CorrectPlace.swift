package import Calendar
package import EventModel
package import Events

/// The office that answers for a place corrects by hand what is published of it.
///
/// A newer list overrides the correction only in what that list itself changes.
package struct CorrectPlace: Decision {
    package let place: PlaceID
    package let office: OfficeID
    package let record: Place
    /// What the officer saw before.
    package let seen: Place
    package let source: String
    package let today: CivilDate

    package init(place: PlaceID, office: OfficeID, record: Place, seen: Place, source: String, today: CivilDate) {
        self.place = place
        self.office = office
        self.record = record
        self.seen = seen
        self.source = source
        self.today = today
    }

    package typealias Refusal = DirectoryRefusal
    package static let fold = Directory.fold
    package var scope: [Tag] { [place.tag] }

    package func decide(given state: Directory) throws(Refusal) -> [any Event] {
        let entry = try state.entry(place, of: office)
        guard entry.isShown else { throw .notShown(place) }
        guard record != entry.current else { return [] }
        guard seen == entry.current else { throw .changedSince }
        guard record.name.contains(where: { !$0.isWhitespace }) else { throw .noName }
        let provenance = Provenance(source: source, licence: "", asOf: today)
        return [
            PlaceCorrected(place: place, dataset: entry.dataset, provenance: provenance, by: .office, record: record)
        ]
    }
}
