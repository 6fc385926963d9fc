package import Calendar
package import EventModel
package import Events

/// A resident says that something published of a place is wrong: two taps, no words, no name.
///
/// As long as nobody has looked at a report of a kind another one adds nothing, so that no place can be flooded.
package struct ReportMistake: Decision {
    package let place: PlaceID
    package let report: ULID
    package let mistake: MistakeKind
    package let today: CivilDate

    package init(place: PlaceID, report: ULID, mistake: MistakeKind, today: CivilDate) {
        self.place = place
        self.report = report
        self.mistake = mistake
        self.today = today
    }

    package typealias Refusal = DirectoryRefusal
    package static let fold = Directory.fold
    package var scope: [Tag] { [place.tag] }

    package func decide(given state: Directory) throws(Refusal) -> [any Event] {
        guard let entry = state[place] else { throw .unknown(place) }
        guard entry.isShown else { throw .notShown(place) }
        guard !entry.mistakes.values.contains(mistake), entry.settled[report] == nil else { return [] }
        return [MistakeReported(place: place, report: report, mistake: mistake, on: today)]
    }
}

/// The office that answers for a place says what became of a report.
package struct SettleMistake: Decision {
    package let place: PlaceID
    package let report: ULID
    package let outcome: MistakeOutcome
    package let office: OfficeID
    package let today: CivilDate

    package init(place: PlaceID, report: ULID, outcome: MistakeOutcome, office: OfficeID, today: CivilDate) {
        self.place = place
        self.report = report
        self.outcome = outcome
        self.office = office
        self.today = today
    }

    package typealias Refusal = DirectoryRefusal
    package static let fold = Directory.fold
    package var scope: [Tag] { [place.tag] }

    package func decide(given state: Directory) throws(Refusal) -> [any Event] {
        let entry = try state.entry(place, of: office)
        guard entry.settled[report] == nil else { return [] }
        guard entry.mistakes[report] != nil else { throw .unknownReport }
        return [MistakeSettled(place: place, report: report, outcome: outcome, on: today)]
    }
}
