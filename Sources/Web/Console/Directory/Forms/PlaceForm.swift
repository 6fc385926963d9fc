import Calendar
import Events
import Places

/// The form about a place: what families read, field by field.
enum PlaceForm {
    static func of(_ say: Speech, in gazetteer: Gazetteer) -> RecordForm<Place> {
        RecordForm(groups: [
            FieldGroup(title: "console-directory.basics", rules: basics(say)),
            FieldGroup(title: "console-directory.where", rules: whereabouts(say, gazetteer)),
            FieldGroup(title: "console-directory.hours", help: "console-directory.hours-help", rules: hours(say)),
            FieldGroup(title: "console-directory.for-whom", rules: forWhom(say)),
            FieldGroup(
                title: "console-directory.equipment", help: "console-directory.equipment-help", rules: equipment()),
        ])
    }

    private static func basics(_ say: Speech) -> [FieldRule<Place>] {
        let kinds = PlaceKind.allCases.map {
            FieldRule<Place>.Choice(value: $0.rawValue, title: DirectoryNames.kind($0))
        }
        let kind = FieldRule<Place>(
            id: "kind", label: say("console-directory.kind"), shape: .choice(kinds), read: { $0.kind.rawValue }
        ) { place, typed in
            guard let kind = PlaceKind(rawValue: typed) else { return "console-directory.choose" }
            place.kind = kind
            return nil
        }
        return [
            .name("name", say("console-directory.name"), \.name),
            .text("kana", say("console-directory.kana"), \.kana), kind,
            .text("run-by", say("console-directory.run-by"), \.runBy),
            .telephone(say("console-directory.telephone"), \.contact),
            .page("page", say("console-directory.page"), \.contact),
            .text("about", say("console-directory.about"), \.about, isLong: true),
            .text("benefit", say("console-directory.benefit"), \.benefit, isLong: true),
        ]
    }

    private static func whereabouts(_ say: Speech, _ gazetteer: Gazetteer) -> [FieldRule<Place>] {
        [
            .municipality(say("console-directory.municipality"), among: gazetteer.all, \.placeCode),
            .address("address", say("console-directory.address"), \.address, read: \.text) {
                $0.text = $1
                return nil
            },
            .address("building", say("console-directory.building"), \.address, read: { $0.building ?? "" }) {
                $0.building = $1.isEmpty ? nil : $1
                return nil
            },
            .address("access", say("console-directory.access"), \.address, read: { $0.access ?? "" }) {
                $0.access = $1.isEmpty ? nil : $1
                return nil
            },
            .point(say("console-directory.point"), \.point),
        ]
    }

    private static func hours(_ say: Speech) -> [FieldRule<Place>] {
        let lines = HoursTable.days.enumerated().map { number, day in
            FieldRule<Place>(
                id: "hours-\(number + 1)", label: HoursTable.name(of: day),
                read: { HoursTable($0.hours)[day] }
            ) { place, typed in
                guard let hours = HoursTable(place.hours).setting(day, typed) else {
                    return "console-directory.no-hours"
                }
                place.hours = hours
                return nil
            }
        }
        let rest = FieldRule<Place>(
            id: "hours-rest", label: say("console-directory.hours-rest"), help: "console-directory.hours-rest-help",
            shape: .long, read: { HoursTable($0.hours).rest }
        ) { place, typed in
            guard let hours = HoursTable(place.hours).setting(rest: typed) else {
                return "console-directory.no-hours-rest"
            }
            place.hours = hours
            return nil
        }
        return lines + [rest, .text("hours-note", say("console-directory.hours-note"), \.hoursNote, isLong: true)]
    }

    private static func forWhom(_ say: Speech) -> [FieldRule<Place>] {
        let capacity = FieldRule<Place>(
            id: "capacity", label: say("console-directory.capacity"), read: { $0.capacity.map(String.init) ?? "" }
        ) { place, typed in
            guard typed.isEmpty || Typed.number(typed) != nil else { return "console-directory.no-number" }
            place.capacity = Typed.number(typed)
            return nil
        }
        return [.ages("ages", say("console-directory.ages"), \.ages), capacity]
    }

    private static func equipment() -> [FieldRule<Place>] {
        let choices = [("", "–"), ("has", "ある"), ("lacks", "ない")].map {
            FieldRule<Place>.Choice(value: $0.0, title: $0.1)
        }
        return Equipment.allCases.map { equipment in
            FieldRule(
                id: "has-\(equipment.rawValue)", label: DirectoryNames.equipment(equipment), shape: .choice(choices),
                read: { $0.has.contains(equipment) ? "has" : $0.lacks.contains(equipment) ? "lacks" : "" }
            ) { place, typed in
                guard choices.contains(where: { $0.value == typed }) else { return "console-directory.choose" }
                place.has.removeAll { $0 == equipment }
                place.lacks.removeAll { $0 == equipment }
                if typed == "has" { place.has.append(equipment) }
                if typed == "lacks" { place.lacks.append(equipment) }
                return nil
            }
        }
    }
}

extension Place {
    /// The municipality or ward of its address.
    fileprivate var placeCode: MunicipalityCode? {
        get { address?.municipality }
        set { address.settle(in: newValue) }
    }
}

extension PostalAddress? {
    /// Sets the municipality, and forgets an address of which nothing is left.
    mutating func settle(in municipality: MunicipalityCode?) {
        var address = self ?? .empty
        address.municipality = municipality
        self = address == .empty ? nil : address
    }
}
