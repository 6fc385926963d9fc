import EventStore
import Events
import Households
import Hummingbird
import Places

/// Registering, and changing what is registered, in one page.
struct ChildrenPages: Sendable {
    let residents: Residents

    func add(to pages: RouterGroup<Visit>) {
        pages.get("children") { request, visit in
            try await residents.page(request, visit) { family in
                let done = request.uri.queryParameters["done"].flatMap { Done(rawValue: String($0)) }
                return try await page(family, done: done)
            }
        }
        pages.post("children/register") { request, visit in
            try await take(request, visit) { form, missing in
                if missing.consent { form.takeConsent() }
                if missing.residence { form.takeResidence() }
                if missing.children { form.takeChildren() }
                form.lookWhatIsMissing()
            }
        }
        pages.post("children/residence") { request, visit in
            try await take(request, visit) { form, _ in form.takeResidence() }
        }
        pages.post("children/add") { request, visit in
            try await take(request, visit) { form, _ in form.takeChildren() }
        }
        pages.post("children/moved-away") { request, visit in
            try await residents.change(request, visit) { family, _ in
                let move = MoveAway(household: family.household, today: family.today)
                let isDone = try await residents.carryOut(move, as: residents.command(of: family))
                return .goTo(Done.movedAway.path(else: isDone ? nil : .changed))
            }
        }
        child("correct-due", done: .saved, to: pages) { $0.correctDueDate() }
        child("correct-birth", done: .saved, to: pages) { $0.correctBirthDate() }
        child("birth", done: .saved, to: pages) { $0.reportBirth() }
        child("remove", done: .removed, to: pages) { $0.remove() }
        child("end", done: .quiet, to: pages) { $0.tellLoss() }
    }

    /// What was just done. The word stands in the address, and so in the browser's memory.
    enum Done: String {
        case saved, removed, quiet, changed, known
        case movedAway = "moved"

        func path(else other: Done? = nil) -> String { "/r/children?done=\((other ?? self).rawValue)" }

        var sentence: TextName {
            switch self {
            case .saved: "children.saved"
            case .removed: "children.removed"
            case .quiet: "children.condolence"
            case .changed: "children.changed-state"
            case .known: "children.known"
            case .movedAway: "children.moved-away"
            }
        }
    }

    private func page(
        _ family: FamilyVisit, done: Done? = nil, _ filled: Filled = Filled(), which: [MunicipalityCode] = []
    ) async throws -> ChildrenPage {
        let kinship = try await residents.doors.kinship(of: family.household)
        // Only who offered shares its later children too.
        let listeners = kinship.liveLinks(of: family.household).filter { $0.offeredBy == family.household }
        return ChildrenPage(
            family, done: done, filled, which: which, hears: listeners.map(\.relation),
            PlaceNames(gazetteer: residents.atlas.gazetteer, language: family.language),
            residents.speech(for: family))
    }

    private func take(
        _ request: Request, _ visit: Visit, _ parts: (inout FamilyForm, Missing) -> Void
    ) async throws -> Response {
        try await residents.change(request, visit) { family, form in
            var taken = FamilyForm(family, form, residents.atlas, residents.speech(for: family))
            parts(&taken, Missing(family.family))
            guard taken.filled.faults.isEmpty else {
                return .again(try await page(family, taken.filled, which: taken.candidates))
            }
            guard try await residents.carryOut(taken.intent, of: family) else { return .goTo(Done.changed.path()) }
            let isNews = !taken.intent.decisions.isEmpty || !taken.isKnown
            return .goTo(isNews ? Done.saved.path() : Done.known.path())
        }
    }

    private func child(
        _ name: String, done: Done, to pages: RouterGroup<Visit>, _ part: @escaping @Sendable (inout ChildForm) -> Void
    ) {
        pages.post("children/\(name)") { request, visit in
            try await residents.change(request, visit) { family, form in
                guard var taken = ChildForm(family, form, residents.speech(for: family)) else {
                    throw Trouble.notFound
                }
                part(&taken)
                guard taken.filled.faults.isEmpty else { return .again(try await page(family, taken.filled)) }
                guard !taken.isStale, try await residents.carryOut(taken.intent, of: family) else {
                    return .goTo(Done.changed.path())
                }
                return .goTo(done.path())
            }
        }
    }
}

/// What has to be told before messages can come.
struct Missing: Sendable {
    let consent: Bool
    let residence: Bool
    let children: Bool

    /// After a loss, and after moving away, nothing is missing: nobody is asked.
    init(_ family: Household) {
        let isAsked = family.nextQuestion != nil
        consent = isAsked && !family.hasConsented
        residence = isAsked && family.residence == nil && !family.needsNoResidence
        children = isAsked && family.openChildren.isEmpty && !family.children.values.contains(.lost)
    }

    var isAnything: Bool { consent || residence || children }
}
