import Calendar
import Delivery
import Events
import Households
import Hummingbird
import Places

/// What changes for a family if it moves within the prefecture. Nothing is recorded.
struct ComparePages: Sendable {
    let residents: Residents

    func add(to pages: RouterGroup<Visit>) {
        pages.get("compare") { request, visit in
            try await residents.page(request, visit) { family in try await page(family, request) }
        }
    }

    private func page(_ family: FamilyVisit, _ request: Request) async throws -> ComparePage {
        let say = residents.speech(for: family)
        let names = PlaceNames(gazetteer: residents.atlas.gazetteer, language: family.language)
        let asked = request.uri.queryParameters
        func place(_ name: Substring) -> (text: String, code: MunicipalityCode?) {
            let text = asked[name].map(String.init) ?? ""
            let code = MunicipalityCode(text).flatMap { residents.atlas.gazetteer[$0] }
            return (text, code?.isResidence == true ? code?.code : nil)
        }
        let (from, to) = (place("from"), place("to"))
        let here = from.text.isEmpty ? family.family.residence?.municipality : from.code
        var page = ComparePage(
            here: names.groups(chosen: here?.description), there: names.groups(chosen: to.code?.description))
        guard !to.text.isEmpty || !from.text.isEmpty else { return page }
        guard let here else { return page.refusing(here: say("compare.choose")) }
        guard let there = to.code else { return page.refusing(there: say("compare.choose")) }
        guard here != there else { return page.refusing(there: say("compare.same")) }
        let differences = try await residents.answers.compare(family.household, here, there, family.today)
        page.result = ComparePage.Outcome(
            here: names[here], there: names[there],
            differences: differences.map { Difference($0, family.language, say) }, isSame: differences.isEmpty)
        return page
    }
}

/// Two places to choose, and what is different in them.
struct ComparePage: WebPage {
    static let template = "residents.compare"
    let title: TextName = "compare.title"
    let here: [PlaceField.Group]
    let there: [PlaceField.Group]
    private(set) var hereFault: String?
    private(set) var thereFault: String?
    var result: Outcome?

    struct Outcome: Sendable {
        let here: String
        let there: String
        let differences: [Difference]
        let isSame: Bool
    }

    init(here: [PlaceField.Group], there: [PlaceField.Group]) {
        self.here = here
        self.there = there
    }

    func refusing(here: String? = nil, there: String? = nil) -> ComparePage {
        var page = self
        (page.hereFault, page.thereFault) = (here, there)
        return page
    }
}

/// One thing that is different.
struct Difference: Sendable {
    let name: String
    let topic: String
    let inHere: Cell
    let inThere: Cell
    /// In a sentence, what the two cells mean.
    let meaning: String

    /// A day, or why there is none.
    struct Cell: Sendable {
        let day: Day?
        let words: String?
    }

    init(_ difference: MunicipalityDifference, _ language: Language, _ say: Speech) {
        let entry = difference.entry
        name = entry.words[language].title
        topic = entry.topic.words[language]
        let notOffered = Cell(day: nil, words: say("compare.not-there"))
        let notEntered = Cell(day: nil, words: say("compare.not-entered"))
        func on(_ date: CivilDate) -> Cell { Cell(day: Day(date, in: language), words: nil) }
        switch difference.change {
        case .onlyHere(let day): (inHere, inThere, meaning) = (on(day), notOffered, say("compare.only-here"))
        case .onlyThere(let day): (inHere, inThere, meaning) = (notOffered, on(day), say("compare.only-there"))
        case .otherDate(let here, let there):
            (inHere, inThere, meaning) = (on(here), on(there), say("compare.other-date"))
        case .unknownThere(let day): (inHere, inThere, meaning) = (on(day), notEntered, say("compare.unknown"))
        case .unknownHere(let day): (inHere, inThere, meaning) = (notEntered, on(day), say("compare.unknown"))
        }
    }
}
