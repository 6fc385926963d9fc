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
    package let day: CivilDate
    package let today: CivilDate
    /// How often it had been taken out and brought back when the officer looked; nil for who has not looked.
    package let seen: Int?

    package init(
        place: PlaceID, office: OfficeID, reason: ClosingReason, on day: CivilDate? = nil, today: CivilDate,
        seen: Int? = nil
    ) {
        self.place = place
        self.office = office
        self.reason = reason
        self.day = day ?? today
        self.today = today
        self.seen = seen
    }

    package typealias Refusal = DirectoryRefusal
    package static let fold = Directory.fold
    package var scope: [Tag] { [place.tag] }

    package func decide(given state: Directory) throws(Refusal) -> [any Event] {
        let entry = try state.entry(place, of: office)
        guard entry.isShown else { return [] }
        guard seen == nil || seen == entry.turns else { throw .changedSince }
        guard day <= today else { throw .inFuture(day) }
        return [PlaceClosed(place: place, dataset: entry.dataset, by: .office, reason: reason, on: day)]
    }
}

/// The office that answers for a place shows it again, as it was before it was closed or merged into another one.
package struct ReopenPlace: Decision {
    package let place: PlaceID
    package let office: OfficeID
    package let today: CivilDate
    package let seen: Int?

    package init(place: PlaceID, office: OfficeID, today: CivilDate, seen: Int? = nil) {
        self.place = place
        self.office = office
        self.today = today
        self.seen = seen
    }

    package typealias Refusal = DirectoryRefusal
    package static let fold = Directory.fold
    package var scope: [Tag] { [place.tag] }

    package func decide(given state: Directory) throws(Refusal) -> [any Event] {
        let entry = try state.entry(place, of: office)
        guard !entry.isShown else { return [] }
        guard seen == nil || seen == entry.turns else { throw .changedSince }
        return [PlaceReopened(place: place, dataset: entry.dataset, on: today)]
    }
}
