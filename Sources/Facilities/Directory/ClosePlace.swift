package import Calendar
package import EventModel
package import Events

/// The office that answers for a place takes it out of what families are shown.
///
/// A newer list that still has the place does not bring it back; one that has it again after leaving it out does.
package struct ClosePlace: Decision {
    package let place: PlaceID
    package let office: OfficeID
    package let reason: ClosingReason
    package let today: CivilDate

    package init(place: PlaceID, office: OfficeID, reason: ClosingReason, today: CivilDate) {
        self.place = place
        self.office = office
        self.reason = reason
        self.today = today
    }

    package typealias Refusal = DirectoryRefusal
    package static let fold = Directory.fold
    package var scope: [Tag] { [place.tag] }

    package func decide(given state: Directory) throws(Refusal) -> [any Event] {
        let entry = try state.entry(place, of: office)
        guard entry.isShown else { return [] }
        return [PlaceClosed(place: place, dataset: entry.dataset, by: .office, reason: reason, on: today)]
    }
}
