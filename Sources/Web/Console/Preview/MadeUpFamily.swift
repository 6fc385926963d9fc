import Calendar
import Delivery
import EventModel
import Events
import Places

/// A family that does not exist, as the form describes it.
struct MadeUpFamily: Sendable {
    let place: String
    let isBorn: Bool
    /// The birth date or the due date, as typed.
    let date: String
    let language: Language
    /// The day that is looked at, as typed.
    let day: String

    /// - Parameter field: a field's value; empty for one that is missing.
    init(_ field: (String) -> String, today: CivilDate) {
        place = field("place")
        isBorn = field("stage") != "expecting"
        date = field("date")
        language = Language(rawValue: field("language")) ?? .japanese
        day = field("day").isEmpty ? today.description : field("day")
    }

    /// The year 1900 and a century from now are slips of the keyboard.
    private static let days = (CivilDate(iso: "2000-01-01") ?? CivilDate(dayNumber: 0))...CivilDate(dayNumber: 47_480)

    var dayShown: CivilDate? { CivilDate(iso: day).flatMap { Self.days.contains($0) ? $0 : nil } }

    /// Nil for a place that is nowhere, or a date that no served child has on the day. It has told of the child as
    /// early as it could, so that nothing is missing.
    func family(in gazetteer: Gazetteer) -> Family? {
        guard let home = MunicipalityCode(place), gazetteer[home]?.isResidence ?? false,
            let date = CivilDate(iso: date), let day = dayShown
        else { return nil }
        let toldOn = isBorn ? date : date.adding(days: -280)
        let isServed =
            isBorn
            ? toldOn <= day && day <= StageSchedule.lastServedDay(born: date)
            : toldOn <= day && day <= date.adding(days: 30)
        guard isServed else { return nil }
        let child = Family.Child(
            number: ChildNumber(1), kind: isBorn ? .born : .expecting, date: date, toldOn: toldOn)
        return Family(
            household: HouseholdID(ULID(bits: 0)), municipality: home, language: language,
            topics: TopicSet(Topic.usual), registeredOn: toldOn, children: [child])
    }
}
