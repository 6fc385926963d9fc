import Calendar
import Consultations
import Events
import Households
import Places
import Projections

/// What is known of whom a consultation comes from: no name, for nobody ever asked for one.
struct DisclosurePage: ConsolePage {
    static let template = "console.desk.disclosure"
    static let room = ConsoleRoom.desk
    let back: String
    let place: String
    let postalCode: String?
    let registered: String
    let language: String
    let children: [String]
    let hasChildren: Bool
    let line: String
    let number: String
    let client: String
    let said: String

    var windowTitle: String? { nil }

    init(_ row: ConsultationRow, _ family: Household, line: String?, today: CivilDate, _ room: DeskRoom) {
        let say = room.say
        func place(_ code: MunicipalityCode) -> String { room.console.staff.gazetteer[code]?.fullName ?? "–" }
        back = "/console/desk/\(row.consultation)"
        self.place = family.residence.map { place($0.municipality) } ?? say("desk-disclosure.not-told")
        postalCode = family.residence?.postalCode
        registered = family.registered.map { "\($0)" } ?? say("desk-disclosure.not-told")
        language = family.language.ownName
        children = family.openChildren.compactMap { number, child in
            switch child {
            case .expecting(let due?):
                say("desk-disclosure.expecting", ["number": "\(number.value)", "day": "\(due)"])
            case .born(let born?):
                say(
                    "desk-disclosure.child",
                    [
                        "number": "\(number.value)", "day": "\(born)",
                        "age": Self.age(LegalAge(born: born).ageInMonths(atStartOf: today)),
                    ])
            case .expecting(nil), .born(nil), .removed, .lost: nil
            }
        }
        hasChildren = !children.isEmpty
        self.line = line ?? say("desk-disclosure.not-told")
        number = RegistrationNumber(of: row.household).description
        client = say(DeskWords.client(row.client))
        said = place(row.municipality)
    }

    private static func age(_ months: Int) -> String {
        months < 12 ? "\(max(0, months))か月" : "\(months / 12)歳\(months % 12 == 0 ? "" : "\(months % 12)か月")"
    }
}
