import Calendar
import Events
import Households
import Places

/// A family's own data: what is missing, what is told, and everything that can be changed about it.
///
/// A lost child is not on it.
struct ChildrenPage: WebPage {
    static let template = "residents.children"
    let title: TextName = "children.title"
    /// What was just done; in the same words whatever it was that hurts.
    let done: String?
    let isQuiet: Bool
    let faults: [Filled.Fault]
    let hasFaults: Bool
    /// The form that registers; nil where nothing is missing.
    let missing: MissingPart?
    let lives: Lives?
    let children: [ChildCard]
    let hasChildren: Bool
    /// The form for a further child; nil while one registers.
    let further: ChildrenPart?
    /// Who will hear of a new child.
    let hears: String?

    struct MissingPart: Sendable {
        let consent: ConsentPart?
        let place: PlaceField?
        let family: ChildrenPart?
    }

    struct ConsentPart: Sendable {
        let introduction: String
        let purposes: [String]
        let promise: String
        let details: [String]
        let version: Int
        let isAgreed: Bool
        let agreeFault: String?
    }

    struct Lives: Sendable {
        /// Nil where none is told, or the family moved away.
        let now: String?
        let isAway: Bool
        let isOpen: Bool
        let place: PlaceField
    }

    struct ChildrenPart: Sendable {
        let known: String
        let due: DateField?
        let rows: [Row]
        let isOpen: Bool
    }

    struct Row: Sendable {
        let day: DateField
        let count: CountField
    }

    init(
        _ visit: FamilyVisit, done: ChildrenPages.Done?, _ filled: Filled, which: [MunicipalityCode],
        hears relations: [Relation], _ names: PlaceNames, _ say: Speech
    ) {
        let family = visit.family
        let missing = Missing(family)
        self.done = done.map { say($0.sentence) }
        isQuiet = done == .quiet
        faults = filled.faults
        hasFaults = !faults.isEmpty
        let place = PlaceField(filled, which: which, known: family.residence?.municipality, names)
        let part = Self.part(of: family, filled, rows: missing.children ? FamilyForm.rows : 1, say)
        self.missing =
            missing.isAnything
            ? MissingPart(
                consent: missing.consent ? ConsentPart(filled, visit.language) : nil,
                place: missing.residence ? place : nil, family: missing.children ? part : nil) : nil
        let hasPlaceFault = filled.fault(at: "place") != nil || filled.fault(at: "municipality") != nil
        lives =
            family.hasConsented && !missing.residence
            ? Lives(
                now: family.residence.map { names[$0.municipality] }, isAway: family.movedAway != nil,
                isOpen: hasPlaceFault, place: place) : nil
        children = family.openChildren.map { ChildCard($0.number, $0.child, filled, visit.language, say) }
        hasChildren = !children.isEmpty
        further = family.hasConsented && !missing.children ? part : nil
        hears = relations.isEmpty || !family.hasConsented ? nil : Self.sentence(for: relations, say)
    }

    private static func part(of family: Household, _ filled: Filled, rows: Int, _ say: Speech) -> ChildrenPart {
        let isExpecting = family.openChildren.contains { if case .expecting = $0.child { true } else { false } }
        let fields = ["due", "born-1", "born-2", "born-3", "count-1", "count-2", "count-3"]
        return ChildrenPart(
            known: FamilyForm.known(family),
            due: isExpecting && filled["due"] == nil
                ? nil : DateField("due", name: "due", label: say("children.due"), in: filled),
            rows: (1...rows).map { row in
                let label = rows == 1 ? say("children.born") : say("children.born-row", ["row": "\(row)"])
                return Row(
                    day: DateField("born-\(row)", name: "born", label: label, in: filled),
                    count: CountField("count-\(row)", say, in: filled))
            },
            isOpen: fields.contains { filled.fault(at: $0) != nil })
    }

    private static func sentence(for relations: [Relation], _ say: Speech) -> String {
        switch (relations.contains(.guardian), relations.contains(.grandparent)) {
        case (true, true): say("children.both-hear")
        case (true, false): say("children.guardian-hears")
        case (false, _): say("children.grandparent-hears")
        }
    }
}

extension ChildrenPage.ConsentPart {
    init(_ filled: Filled, _ language: Language) {
        introduction = ConsentText.introduction[language]
        purposes = ConsentText.purposes.map { $0[language] }
        promise = ConsentText.promise[language]
        details = ConsentText.details[language].split(separator: "\n").map(String.init)
        version = ConsentText.version
        isAgreed = filled["agree"] != nil
        agreeFault = filled.fault(at: "agree")
    }
}

/// One child or pregnancy, and what can be done about it.
struct ChildCard: Sendable {
    let number: Int
    let heading: String
    let day: Day?
    let isExpected: Bool
    /// The form that corrects the date.
    let correction: DateField
    /// The form that tells of the birth.
    let birth: DateField
    let count: CountField
    let isCorrecting: Bool
    let isBeingBorn: Bool

    init(_ number: ChildNumber, _ child: Household.Child, _ filled: Filled, _ language: Language, _ say: Speech) {
        self.number = number.value
        let date: CivilDate?
        let field: String
        switch child {
        case .expecting(let due):
            (date, field, isExpected, heading) = (due, "due-of-\(number)", true, say("children.expected"))
        case .born(let born):
            let heading = "\(say("children.child")) \(number)"
            (date, field, isExpected, self.heading) = (born, "birth-of-\(number)", false, heading)
        case .removed, .lost: (date, field, isExpected, heading) = (nil, "gone-\(number)", false, "")
        }
        day = date.map { Day($0, in: language) }
        correction = DateField(
            field, name: "date", label: isExpected ? say("children.due") : say("children.born"), in: filled, usual: date
        )
        birth = DateField("born-of-\(number)", name: "date", label: say("children.born"), in: filled)
        count = CountField("count-of-\(number)", say, in: filled)
        isCorrecting = correction.fault != nil
        isBeingBorn = birth.fault != nil || count.fault != nil
    }
}
