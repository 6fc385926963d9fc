import Calendar
import Delivery
import EventModel
import Events
import Places

/// A day from a literal that is known to exist.
func day(_ iso: String) -> CivilDate { CivilDate(iso: iso)! }

/// 横浜市鶴見区, within 横浜市, within 神奈川県.
let tsurumi = MunicipalityCode("141011")!
let yokohama = MunicipalityCode("141003")!
let kanagawa = MunicipalityCode.kanagawa
let kawasaki = MunicipalityCode("141305")!

@Sendable func chain(_ code: MunicipalityCode) -> [MunicipalityCode] {
    switch code {
    case tsurumi: [tsurumi, yokohama, kanagawa]
    case kanagawa: [kanagawa]
    default: [code, kanagawa]
    }
}

let builtIn = try! StageCatalogue.builtIn()

func schedule(
    _ dates: [(MunicipalityCode, String, String)] = [], passportLastAge: PassportLastAge = .eighteen
) -> StageSchedule {
    var entered = MunicipalDates()
    for (code, name, date) in dates { entered.set(day(date), as: name, of: code) }
    return StageSchedule(
        catalogue: builtIn, passportLastAge: passportLastAge, dates: entered,
        municipalities: [tsurumi, yokohama, kanagawa, kawasaki], within: chain)
}

func household(_ number: Int) -> HouseholdID { HouseholdID(ULID(bits: UInt128(number))) }

func born(_ date: String, number: Int = 1, told: String? = nil) -> Family.Child {
    Family.Child(number: ChildNumber(number), kind: .born, date: day(date), toldOn: day(told ?? date))
}

func expecting(_ due: String, number: Int = 1, told: String = "2020-01-01") -> Family.Child {
    Family.Child(number: ChildNumber(number), kind: .expecting, date: day(due), toldOn: day(told))
}

func family(
    _ children: Family.Child..., registered: String = "2020-01-01", moved: String? = nil,
    topics: TopicSet = TopicSet(Topic.usual), in municipality: MunicipalityCode? = tsurumi,
    corrections: [Family.Correction] = [], passEnds: String? = nil
) -> Family {
    Family(
        household: household(1), municipality: municipality, language: .japanese, topics: topics,
        registeredOn: day(registered), residenceChangedOn: moved.map(day), passEnds: passEnds.map(day),
        children: children,
        corrections: corrections)
}

extension StageSchedule {
    /// The keys of what is due, in order.
    func keys(for family: Family, on date: CivilDate, sendingOn: CivilDate? = nil) -> [String] {
        DueTable(self, on: date, sendingOn: sendingOn).due(for: family).map { catalogue.entries[$0.entry].key }
    }

    /// Every day on which an entry falls due for a family in a period.
    func days(of key: String, for family: Family, from: String, through: String) -> [CivilDate] {
        upcoming(for: family, in: day(from)...day(through))
            .filter { catalogue.entries[$0.occurrence.entry].key == key }.map(\.day)
    }
}

/// SplitMix64, so that a printed seed gives the same families again.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    mutating func day(_ period: ClosedRange<CivilDate>) -> CivilDate {
        CivilDate(dayNumber: .random(in: period.lowerBound.dayNumber...period.upperBound.dayNumber, using: &self))
    }

    /// A family with up to four children of any age, told at any time, some of them corrected.
    mutating func family(around today: CivilDate) -> Family {
        let registered = day(today.adding(days: -900)...today)
        var corrections: [Family.Correction] = []
        let children = (0..<Int.random(in: 1...4, using: &self)).map { index in
            let isBorn = Bool.random(using: &self)
            let date =
                isBorn
                ? day(today.adding(days: -7_200)...today) : day(today.adding(days: -20)...today.adding(days: 270))
            let told = max(day(today.adding(days: -1_500)...today), isBorn ? date : date.adding(days: -280))
            let child = Family.Child(
                number: ChildNumber(index + 1), kind: isBorn ? .born : .expecting, date: date, toldOn: told)
            if Bool.random(using: &self) {
                corrections.append(
                    Family.Correction(
                        child: child.number, kind: child.kind,
                        date: date.adding(days: .random(in: -40...40, using: &self)),
                        from: told, until: day(told...today)))
            }
            return child
        }
        return Family(
            household: household(1), municipality: [tsurumi, kawasaki, kanagawa, nil].randomElement(using: &self)!,
            language: .japanese, topics: TopicSet(rawValue: .random(in: 0..<4_096, using: &self)),
            registeredOn: registered, residenceChangedOn: Bool.random(using: &self) ? day(registered...today) : nil,
            passEnds: ["2026-03-31", "2027-03-31", ""].randomElement(using: &self).flatMap { CivilDate(iso: $0) },
            children: children, corrections: corrections)
    }
}
