import Calendar
import Delivery
import EventModel
import Events
import Places

/// Dates of birth and due dates: a good part of them such that something falls due on the day, the rest by age.
struct DrawnDates {
    private let today: CivilDate
    /// Those with something due today, the youngest first.
    private let dueBirths: [CivilDate]
    private let duePregnancies: [CivilDate]

    /// A child older than this is not drawn by age alone.
    private static let oldest = 17 * 365

    init(_ schedule: StageSchedule, today: CivilDate) {
        self.today = today
        let table = DueTable(schedule, on: today)
        dueBirths = (0...Self.oldest).map { today.adding(days: -$0) }.filter {
            Self.isSomethingDue(.born, $0, today, table)
        }
        duePregnancies = (7...270).map { today.adding(days: $0) }.filter {
            Self.isSomethingDue(.expecting, $0, today, table)
        }
    }

    private static func isSomethingDue(
        _ kind: Family.Child.Kind, _ date: CivilDate, _ today: CivilDate, _ table: DueTable
    ) -> Bool {
        // Registered yesterday, so that the welcome of the first day does not make every date count.
        let yesterday = today.adding(days: -1)
        let child = Family.Child(number: ChildNumber(1), kind: kind, date: date, toldOn: yesterday)
        let family = Family(
            household: HouseholdID(ULID(bits: 0)), municipality: nil, language: .japanese,
            topics: TopicSet(Topic.usual), registeredOn: yesterday, children: [child])
        return !table.due(for: family).isEmpty
    }

    /// - Returns: in half of the cases one with something due today, where there is any.
    func birth(with random: inout SeededRandom) -> CivilDate {
        if random.chance(50), !dueBirths.isEmpty { return random.pick(dueBirths) }
        // The younger, the more families come.
        let years = min(random.number(in: 0...16), random.number(in: 0...16))
        return today.adding(days: -(years * 365 + random.number(in: 0...364)))
    }

    func due(with random: inout SeededRandom) -> CivilDate {
        if random.chance(60), !duePregnancies.isEmpty { return random.pick(duePregnancies) }
        return today.adding(days: random.number(in: 14...260))
    }
}
