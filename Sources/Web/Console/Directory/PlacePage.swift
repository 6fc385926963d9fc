import Calendar
import EventModel
import Events
import Facilities
import Projections

/// All that is published of a place, how fresh it is, what is missing, and what can be done.
struct PlacePage: ConsolePage {
    static let template = "console.place"
    static let room = ConsoleRoom.places
    let name: String
    let path: String
    let done: String?
    let fault: String?
    let isShown: Bool
    let isMerged: Bool
    let merged: String?
    /// Sent back with what takes it out or brings it back.
    let turns: Int
    let facts: [Fact]
    let problems: [String]
    let hasProblems: Bool
    let mistakes: Int
    let hasMistakes: Bool
    let checkedOn: String
    let isConfirmedToday: Bool
    let vacancies: [Vacancy]
    let hasVacancies: Bool
    let countedOn: String
    let takesCounts: Bool
    let links: [Link]
    let hasLinks: Bool
    let newLink: String
    let today: String

    struct Fact: Sendable {
        let name: String
        let words: String
    }

    struct Vacancy: Sendable {
        let age: Int
        let free: String
        let waiting: String
        let enrolled: String
    }

    struct Link: Sendable {
        let number: String
        let address: String
        let until: String
        let isOver: Bool
        let qr: String?
    }

    init(
        _ id: PlaceID, _ entry: DirectoryEntry, _ row: PlaceRow?, _ counted: VacancyRow?, checkedOn: CivilDate?,
        links: [Link], newLink: String, today: CivilDate, done: String?, fault: String?, _ room: DirectoryRoom
    ) {
        let (say, record) = (room.say, entry.current)
        name = record.name
        path = "/console/places/\(id)"
        self.done = done.flatMap(Self.words).map { say($0) }
        self.fault = fault
        isShown = entry.isShown
        isMerged = entry.mergedInto != nil
        merged = entry.mergedInto.map { "/console/places/\($0)" }
        turns = entry.turns
        let form = PlaceForm.of(say, in: room.console.staff.gazetteer)
        facts =
            Self.facts(record, form, say)
            + [
                Fact(name: say("console-places.dataset"), words: DirectoryNames.dataset(entry.dataset.kind)),
                Fact(
                    name: say("console-places.source"),
                    words: [row?.listing.source, row?.listing.licence].compactMap { $0 }.filter { !$0.isEmpty }
                        .joined(separator: " / ")),
                Fact(name: say("console-places.code"), words: "\(id)"),
            ]
        problems = entry.isShown ? DirectoryQuality.problems(record).map(\.0.japanese) : []
        hasProblems = !problems.isEmpty
        mistakes = entry.mistakes.count
        hasMistakes = mistakes > 0
        self.checkedOn = checkedOn.map { "\($0)" } ?? "–"
        isConfirmedToday = entry.confirmedOn.map { $0 >= today } ?? false
        func text(_ count: Int?) -> String { count.map { "\($0)" } ?? "–" }
        vacancies = (counted?.counts.ages ?? []).map {
            Vacancy(age: $0.age, free: text($0.free), waiting: text($0.waiting), enrolled: text($0.enrolled))
        }
        hasVacancies = !vacancies.isEmpty
        countedOn = counted.map { "\($0.countedOn)" } ?? ""
        takesCounts = entry.isShown && (Self.counted.contains(record.kind) || !vacancies.isEmpty)
        self.links = links
        hasLinks = !links.isEmpty
        self.newLink = newLink
        self.today = "\(today)"
    }

    /// Where children have places of their own.
    private static let counted: Set<PlaceKind> = [
        .nursery, .certifiedCentre, .kindergarten, .smallNursery, .unlicensedNursery, .afterSchool, .temporaryCare,
    ]

    private static func words(_ done: String) -> TextName? {
        switch done {
        case "published": "console-places.published"
        case "corrected": "console-places.corrected"
        case "confirmed": "console-places.confirmed"
        case "closed": "console-places.was-closed"
        case "reopened": "console-places.reopened"
        case "linked": "console-keeper.issued"
        case "withdrawn": "console-keeper.was-withdrawn"
        case "counted": "console-vacancies.saved"
        default: nil
        }
    }

    /// What the form has a field for and what is filled, in words; then what is kept of the list besides.
    private static func facts(_ record: Place, _ form: RecordForm<Place>, _ say: Speech) -> [Fact] {
        let filled = form.groups.flatMap(\.rules).compactMap { rule -> Fact? in
            guard !rule.id.hasPrefix("has-"), !rule.id.hasPrefix("hours-") else { return nil }
            let value = rule.value(of: record)
            guard !value.isEmpty else { return nil }
            guard case .choice(let choices) = rule.shape else { return Fact(name: rule.label, words: value) }
            return Fact(name: rule.label, words: choices.first { $0.value == value }?.title ?? value)
        }
        let hours = [record.hours?.description, record.hoursNote].compactMap { $0 }.joined(separator: "\n")
        func list(_ all: [Equipment]) -> String { all.map(DirectoryNames.equipment).joined(separator: "、") }
        let more = [
            Fact(name: say("console-directory.hours"), words: hours),
            Fact(name: say("console-places.has"), words: list(record.has)),
            Fact(name: say("console-places.lacks"), words: list(record.lacks)),
        ]
        return filled + more.filter { !$0.words.isEmpty } + record.details.map { Fact(name: $0.name, words: $0.text) }
    }
}
