package import Calendar
package import EventModel
package import Events

/// A family says that something published of a place is wrong: two taps, no name.
///
/// As long as nobody has looked at a report of a kind another one without words adds nothing, and with words only a few
/// do, so that no place can be flooded.
package struct ReportMistake: Decision {
    package let place: PlaceID
    package let report: ULID
    package let mistake: MistakeKind
    package let words: String?
    package let today: CivilDate

    /// - Parameter words: what is wrong; needed where no kind says it.
    package init(place: PlaceID, report: ULID, mistake: MistakeKind, words: String? = nil, today: CivilDate) {
        self.place = place
        self.report = report
        self.mistake = mistake
        self.words = words.flatMap { $0.isEmpty ? nil : $0 }
        self.today = today
    }

    package typealias Refusal = DirectoryRefusal
    package static let fold = Directory.fold
    package var scope: [Tag] { [place.tag] }

    package func decide(given state: Directory) throws(Refusal) -> [any Event] {
        guard let entry = state[place] else { throw .unknown(place) }
        guard entry.isShown else { throw .notShown(place) }
        guard mistake != .other || words != nil else { throw .noWords }
        return try entry.reporting(mistake, by: .family, words, as: report, of: place, on: today)
    }
}

/// Whoever runs a place says, through the link, what is not right any more. An office looks at it before families see
/// a change.
package struct TellAsKeeper: Decision {
    package let place: PlaceID
    package let link: ULID
    package let report: ULID
    package let mistake: MistakeKind
    package let words: String?
    package let today: CivilDate

    package init(
        place: PlaceID, link: ULID, report: ULID, mistake: MistakeKind, words: String?, today: CivilDate
    ) {
        self.place = place
        self.link = link
        self.report = report
        self.mistake = mistake
        self.words = words.flatMap { $0.isEmpty ? nil : $0 }
        self.today = today
    }

    package typealias Refusal = DirectoryRefusal
    package static let fold = Directory.fold
    package var scope: [Tag] { [place.tag] }

    package func decide(given state: Directory) throws(Refusal) -> [any Event] {
        let entry = try state.entry(place, keptBy: link, on: today)
        guard mistake == .closed || words != nil else { throw .noWords }
        return try entry.reporting(mistake, by: .keeper, words, as: report, of: place, on: today)
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

extension DirectoryEntry {
    /// So long may it be what somebody writes.
    package static let longestWords = 300
    /// So many reports with words are kept of a kind until an office has looked at them.
    private static let mostWithWords = 5

    fileprivate func reporting(
        _ mistake: MistakeKind, by voice: ReportVoice, _ words: String?, as report: ULID, of place: PlaceID,
        on today: CivilDate
    ) throws(DirectoryRefusal) -> [any Event] {
        guard words?.count ?? 0 <= Self.longestWords else { throw .tooLong(most: Self.longestWords) }
        guard mistakes[report] == nil, settled[report] == nil else { return [] }
        let said = words.map { Personal.known($0) }
        let open = mistakes.values.filter { $0.mistake == mistake && $0.by == voice }
        let isNews = said == nil ? open.isEmpty : !open.contains { $0.words == said } && open.count < Self.mostWithWords
        guard isNews else { return [] }
        return [
            MistakeReported(place: place, report: report, mistake: mistake, by: voice, words: said, on: today)
        ]
    }
}
