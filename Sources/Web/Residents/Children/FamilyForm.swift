import Calendar
import EventModel
import Events
import Households
import Places

/// What a family filled in about itself, as decisions: the same as in the chat.
struct FamilyForm {
    private(set) var filled = Filled()
    private(set) var intent: Intent
    /// Where what was typed may be in several places.
    private(set) var candidates: [MunicipalityCode] = []
    /// Whether a child was told of that is known already.
    private(set) var isKnown = false
    private let visit: FamilyVisit
    private let form: Form
    private let atlas: Atlas
    private let say: Speech

    /// How many rows for children there are.
    static let rows = 3

    init(_ visit: FamilyVisit, _ form: Form, _ atlas: Atlas, _ say: Speech) {
        self.visit = visit
        self.form = form
        self.atlas = atlas
        self.say = say
        intent = Intent(visit.family)
    }

    private var household: HouseholdID { visit.household }

    /// Consent, and with it the language in which it was read.
    mutating func takeConsent() {
        let isGiven = form["agree"] == "yes"
        if isGiven { filled.keep("yes", in: "agree") }
        if !isGiven { filled.refuse("agree", say("children.agree-first")) }
        // The rest is looked through as if it were given, so that everything is said at once.
        let consent = GiveConsent(
            household: household, version: Int(form["version"]) ?? 0, purposes: Set(Purpose.allCases),
            today: visit.today)
        do {
            try intent.add(consent)
            if visit.language != .japanese, visit.family.language == .japanese {
                try intent.add(ChooseLanguage(household: household, language: visit.language))
            }
        } catch {
            filled.refuse("agree", say("children.agree-again"))
        }
    }

    // MARK: Residence

    mutating func takeResidence() {
        let (typed, chosen) = (form["place"], form["municipality"])
        filled.keep(typed, in: "place")
        filled.keep(chosen, in: "municipality")
        guard typed.isEmpty else { return take(TypedPlace(typed, in: atlas)) }
        guard !chosen.isEmpty else { return filled.refuse("municipality", say("children.where")) }
        guard let code = MunicipalityCode(chosen), TypedPlace.isServed(code), atlas.gazetteer[code]?.isResidence == true
        else { return filled.refuse("municipality", say("children.choose-again")) }
        live(in: code, nil)
    }

    private mutating func take(_ place: TypedPlace) {
        switch place {
        case .one(let code, let postal): live(in: code, postal)
        case .several(let codes, let postal):
            if let which = MunicipalityCode(form["which"]), codes.contains(which) { return live(in: which, postal) }
            candidates = codes
            filled.refuse("place", say("children.which"))
        case .outside: filled.refuse("place", say("children.outside"))
        case .unknownCode: filled.refuse("place", say("children.unknown-code"))
        case .notUnderstood: filled.refuse("place", say("children.place-unclear"))
        }
    }

    private mutating func live(in code: MunicipalityCode, _ postal: PostalCode?) {
        let told = TellResidence(
            household: household, municipality: code, way: postal == nil ? .chosen : .postalCode,
            postalCode: postal?.digits, today: visit.today)
        do { try intent.add(told) } catch { filled.refuse("municipality", say("children.agree-again")) }
    }

    // MARK: Children

    /// A pregnancy, and children by their birth dates. Rows with the same date are twins.
    mutating func takeChildren() {
        let before = intent.decisions.count
        if !form["due"].isEmpty, let due = DateField.read(form["due"], "due", into: &filled, say) { expect(due) }
        var born: [(day: CivilDate, count: Int, id: String)] = []
        let counts = form.all("count")
        for (index, text) in form.all("born").prefix(Self.rows).enumerated() {
            let (id, countID) = ("born-\(index + 1)", "count-\(index + 1)")
            let count = CountField.read(index < counts.count ? counts[index] : "", countID, into: &filled, say)
            guard !text.isEmpty, let day = DateField.read(text, id, into: &filled, say), let count else { continue }
            if let known = born.firstIndex(where: { $0.day == day }) {
                born[known].count += count
            } else {
                born.append((day, count, id))
            }
        }
        for (day, count, id) in born { register(day, count, id) }
        // A form from before something else was told may come from another tab, or back from before a loss.
        guard intent.decisions.count > before, form["known"] != Self.known(visit.family) else { return }
        filled.refuse(form["due"].isEmpty ? "born-1" : "due", say("children.changed"))
    }

    /// How many children were ever told of: what a form with new ones was made for.
    static func known(_ family: Household) -> String { "\(family.children.count)" }

    private mutating func expect(_ due: CivilDate) {
        do throws(ExpectChild.Refusal) {
            try add(ExpectChild(household: household, due: due, today: visit.today))
        } catch {
            switch error {
            case .alreadyExpecting: filled.refuse("due", say("children.already-expecting"))
            case .dueDate(let fault): filled.refuse("due", say(fault))
            case .tooManyChildren(let limit): filled.refuse("due", say("children.too-many", ["limit": "\(limit)"]))
            case .consentFirst, .forgotten: filled.refuse("due", say("children.agree-again"))
            }
        }
    }

    private mutating func register(_ day: CivilDate, _ count: Int, _ id: String) {
        do throws(RegisterChild.Refusal) {
            try add(RegisterChild(household: household, born: day, count: count, today: visit.today))
        } catch {
            switch error {
            case .birthDate(let fault): filled.refuse(id, say(fault))
            case .tooManyChildren(let limit): filled.refuse(id, say("children.too-many", ["limit": "\(limit)"]))
            case .consentFirst, .forgotten: filled.refuse(id, say("children.agree-again"))
            }
        }
    }

    private mutating func add<D: Decision>(_ decision: D) throws(D.Refusal) where D.State == Household {
        let before = intent.decisions.count
        try intent.add(decision)
        if intent.decisions.count == before { isKnown = true }
    }

    /// Says what is still missing, so that nobody waits for messages that never come.
    mutating func lookWhatIsMissing() {
        guard filled.faults.isEmpty, intent.family.nextQuestion == .family else { return }
        filled.refuse("born-1", say("children.nobody"))
    }
}
