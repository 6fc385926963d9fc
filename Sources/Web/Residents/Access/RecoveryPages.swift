import EventModel
import EventStore
import Events
import Households
import Hummingbird
import Projections

/// Codes that move a household to another LINE account, and signing out everywhere.
struct RecoveryPages: Sendable {
    let residents: Residents

    private var once: ShownOnce { ShownOnce(residents: residents) }

    func add(to pages: RouterGroup<Visit>) {
        pages.get("recovery") { request, visit in
            try await residents.page(request, visit) { family in
                let isDone = request.uri.queryParameters["done"] == "moved"
                return page(family, done: isDone ? "recovery.moved" : nil)
            }
        }
        pages.post("recovery/issue") { request, visit in try await issue(request, visit) }
        pages.get("recovery/code") { request, visit in
            try await once.show(.recovery, request, visit, or: "/r/recovery") { RecoveryCodePage($0, code: $1) }
        }
        pages.post("recovery/enter") { request, visit in try await enter(request, visit) }
        pages.post("recovery/sign-out") { request, visit in try await signOutEverywhere(request, visit) }
    }

    private func page(
        _ family: FamilyVisit, done: TextName? = nil, _ filled: Filled = Filled(), fault: TextName? = nil
    ) -> RecoveryPage {
        let say = residents.speech(for: family)
        return RecoveryPage(
            family, FormName(residents.world.freshID(), last: family.family.recovery?.code), done: done.map { say($0) },
            typed: filled["code"] ?? "", fault: filled.fault(at: "code"), issueFault: fault.map { say($0) })
    }

    private func issue(_ request: Request, _ visit: Visit) async throws -> Response {
        let family = try await residents.familyVisit(request, visit)
        let form = try await Form.read(request, visit, residents.cookies)
        func again(_ fault: TextName) -> Response {
            residents.writer.again(page(family, fault: fault), for: family.reader)
        }
        let last = family.family.recovery
        // A code that was used is not made good again by the form that made it.
        guard let name = FormName.read(form, last: last?.code), last?.code != name || last?.usedBy == nil else {
            return again("recovery.newer")
        }
        do {
            let code = try await residents.doors.issueRecoveryCode(
                for: family.household, named: name, as: residents.command(of: family))
            return try once.goOn(showing: code.grouped, .recovery, to: family)
        } catch is IssueRecoveryCode.Refusal {
            return again("recovery.register-first")
        }
    }

    /// Takes a household over. The form may come twice; by the second time the household of this session is closed,
    /// and only what the code decided the first time is done again.
    private func enter(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await Form.read(request, visit, residents.cookies)
        guard let session = visit.session, let who = session.who, let fresh = HouseholdID(Tag(stored: who)) else {
            throw Trouble.notSignedIn
        }
        let state = try await residents.log.state(of: Household.fold, about: [fresh.tag])
        let family = state.isForgotten ? nil : try await residents.familyVisit(request, visit)
        func again(_ fault: TextName) throws -> Response {
            guard let family else { throw Trouble.notSignedIn }
            var filled = Filled()
            filled.keep(form["code"], in: "code")
            filled.refuse("code", residents.speech(for: family)(fault))
            return residents.writer.again(page(family, filled), for: family.reader)
        }
        let code: RecoveryCode
        do throws(RecoveryCode.Fault) {
            code = try RecoveryCode(typed: form["code"])
        } catch {
            return try again(error == .mistyped ? "recovery.mistyped" : "recovery.not-sixteen")
        }
        guard let lineUser = try await lineUser(of: fresh, session) else { return try again("recovery.through-line") }
        let household: HouseholdID
        do {
            household = try await residents.doors.reclaim(
                code, by: lineUser, from: fresh,
                as: Command(actor: "family", id: residents.world.freshID()))
        } catch let refusal as Reclaim.Refusal {
            switch refusal {
            case .notValid: return try again("recovery.not-valid")
            case .alreadyYours: return try again("recovery.already-yours")
            case .hasFamily: return try again("recovery.has-family")
            }
        }
        return try await begin(household, lineUser)
    }

    /// The household's earlier sessions are over; this one begins after them.
    private func begin(_ household: HouseholdID, _ lineUser: String) async throws -> Response {
        let state = try await residents.log.state(of: Household.fold, about: [household.tag])
        var response = Response.redirect(to: "/r/recovery?done=moved", type: .normal)
        try residents.cookies.set(
            residents.session(of: household, state, lineUser: lineUser), behind: .residents, on: &response)
        return response
    }

    /// Whom LINE named when signing in; for the demo's links whom it named when the household followed.
    private func lineUser(of household: HouseholdID, _ session: Session) async throws -> String? {
        if let user = session.lineUser { return user }
        return try await residents.answers.held(household).lineUser
    }

    private func signOutEverywhere(_ request: Request, _ visit: Visit) async throws -> Response {
        let family = try await residents.familyVisit(request, visit)
        _ = try await Form.read(request, visit, residents.cookies)
        try await residents.log.execute(
            EndSessions(household: family.household, at: residents.world.now()), as: residents.command(of: family))
        var response = Response.redirect(to: "/r/sign-in", type: .normal)
        residents.cookies.clear(behind: .residents, on: &response)
        return response
    }
}

/// Where a code is made, where one is entered, and where all phones are signed out.
struct RecoveryPage: WebPage {
    static let template = "residents.recovery"
    let title: TextName = "recovery.title"
    let done: String?
    let name: FormName
    let mayIssue: Bool
    /// Whether there is a code that is still good.
    let hasCode: Bool
    let issueFault: String?
    let typed: String
    let codeFault: String?

    init(
        _ visit: FamilyVisit, _ name: FormName, done: String?, typed: String, fault: String?, issueFault: String?
    ) {
        self.name = name
        self.done = done
        self.typed = typed
        self.issueFault = issueFault
        codeFault = fault
        mayIssue = visit.family.hasConsented
        hasCode = visit.family.recovery.map { $0.usedBy == nil } ?? false
    }
}

/// A fresh code, once.
struct RecoveryCodePage: WebPage {
    static let template = "residents.recovery-code"
    let title: TextName = "recovery.code"
    let code: String
    let day: Day

    init(_ visit: FamilyVisit, code: String) {
        self.code = code
        day = Day(visit.today, in: visit.language)
    }
}
