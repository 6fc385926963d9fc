package import Calendar
package import EventModel
package import Events

/// The office that answers for a place says that all that is published of it is right.
package struct ConfirmPlace: Decision {
    package let place: PlaceID
    package let office: OfficeID
    package let today: CivilDate

    package init(place: PlaceID, office: OfficeID, today: CivilDate) {
        self.place = place
        self.office = office
        self.today = today
    }

    package typealias Refusal = DirectoryRefusal
    package static let fold = Directory.fold
    package var scope: [Tag] { [place.tag] }

    package func decide(given state: Directory) throws(Refusal) -> [any Event] {
        let entry = try state.entry(place, of: office)
        guard entry.isShown else { throw .notShown(place) }
        if let day = entry.confirmedOn, day >= today { return [] }
        return [PlaceConfirmed(place: place, dataset: entry.dataset, by: .office, on: today)]
    }
}
