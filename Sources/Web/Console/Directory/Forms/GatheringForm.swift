import Calendar
import Events
import Places

/// The form about something that takes place on certain days.
enum GatheringForm {
    static func of(_ say: Speech, in gazetteer: Gazetteer) -> RecordForm<Gathering> {
        RecordForm(groups: [
            FieldGroup(
                title: "console-directory.basics",
                rules: [
                    .name("name", say("console-directory.name"), \.name),
                    .text("kana", say("console-directory.kana"), \.kana),
                    .text("category", say("console-directory.category"), \.category),
                    .text("about", say("console-directory.about"), \.about, isLong: true),
                    .text("held-by", say("console-directory.held-by"), \.heldBy),
                ]),
            FieldGroup(title: "console-directory.when", rules: days(say)),
            FieldGroup(title: "console-directory.where", rules: whereabouts(say, gazetteer)),
            FieldGroup(title: "console-directory.for-whom", rules: forWhom(say)),
        ])
    }

    private static func days(_ say: Speech) -> [FieldRule<Gathering>] {
        func day(_ id: String, _ label: String, _ path: WritableKeyPath<Gathering, CivilDate>) -> FieldRule<Gathering> {
            FieldRule(
                id: id, label: label, shape: .day, isRequired: true,
                read: { $0.days.from == .unset ? "" : $0[keyPath: path].description }
            ) { gathering, typed in
                guard !typed.isEmpty else { return "console-directory.day-missing" }
                guard let day = CivilDate(iso: typed) ?? CivilDate(japanese: typed) else {
                    return "console-directory.no-day"
                }
                gathering[keyPath: path] = day
                return nil
            }
        }
        return [
            day("from", say("console-directory.first-day"), \.days.from),
            day("until", say("console-directory.last-day"), \.days.until),
            .time("start", say("console-directory.start"), \.days.start),
            .time("end", say("console-directory.end"), \.days.end),
            .text("days-note", say("console-directory.days-note"), \.days.note, isLong: true),
        ]
    }

    private static func whereabouts(_ say: Speech, _ gazetteer: Gazetteer) -> [FieldRule<Gathering>] {
        [
            .text("venue", say("console-directory.venue"), \.venue),
            .municipality(say("console-directory.municipality"), among: gazetteer.all, \.placeCode),
            .address("address", say("console-directory.address"), \.address, read: \.text) {
                $0.text = $1
                return nil
            },
            .point(say("console-directory.point"), \.point),
        ]
    }

    private static func forWhom(_ say: Speech) -> [FieldRule<Gathering>] {
        let free = [("", "–"), ("yes", "無料"), ("no", "有料")].map {
            FieldRule<Gathering>.Choice(value: $0.0, title: $0.1)
        }
        let isFree = FieldRule<Gathering>(
            id: "free", label: say("console-directory.free"), shape: .choice(free),
            read: { $0.isFree.map { $0 ? "yes" : "no" } ?? "" }
        ) { gathering, typed in
            guard free.contains(where: { $0.value == typed }) else { return "console-directory.choose" }
            gathering.isFree = typed.isEmpty ? nil : typed == "yes"
            return nil
        }
        return [
            .ages("ages", say("console-directory.ages"), \.ages),
            .text("audience", say("console-directory.audience"), \.audience), isFree,
            .text("fee", say("console-directory.fee"), \.fee),
            .text("capacity", say("console-directory.capacity"), \.capacity),
            .text("application", say("console-directory.application"), \.application, isLong: true),
            .day("apply-until", say("console-directory.apply-until"), \.applyUntil),
            .telephone(say("console-directory.telephone"), \.contact),
            .page("page", say("console-directory.page"), \.contact),
        ]
    }
}

extension CivilDate {
    /// Of what is new and has no day yet.
    static let unset = CivilDate(dayNumber: 0)
}

extension Gathering {
    static var blank: Gathering {
        Gathering(name: "", days: GatheringDays(from: .unset, until: .unset, start: nil, end: nil, note: nil))
    }

    fileprivate var placeCode: MunicipalityCode? {
        get { address?.municipality }
        set { address.settle(in: newValue) }
    }
}
