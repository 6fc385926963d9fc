package import Calendar
package import EventModel
package import Events

/// An office publishes a place by hand, that stands in no list.
package struct PublishPlace: Decision {
    package let place: PlaceID
    package let office: OfficeID
    package let record: Place
    package let source: String
    package let today: CivilDate

    /// - Parameter form: the form's own number; sent twice it is the same place.
    package init(office: OfficeID, record: Place, source: String, form: ULID, today: CivilDate) {
        place = PlaceID(origin: ["entered", office.description, form.description])
        self.office = office
        self.record = record
        self.source = source
        self.today = today
    }

    package typealias Refusal = DirectoryRefusal
    package static let fold = Directory.fold
    package var scope: [Tag] { [place.tag, office.tag] }

    package func decide(given state: Directory) throws(Refusal) -> [any Event] {
        guard state[place] == nil else { return [] }
        guard state.isOpen(office) else { throw .officeNotOpen(office) }
        guard record.name.contains(where: { !$0.isWhitespace }) else { throw .noName }
        let provenance = Provenance(source: source, licence: "", asOf: today)
        return [
            PlacePublished(
                place: place, dataset: DatasetID(office: office, kind: .entered), provenance: provenance,
                by: .office, record: record)
        ]
    }
}
