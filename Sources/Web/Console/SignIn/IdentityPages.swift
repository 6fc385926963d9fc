import EventStore
import Events
import Hummingbird
import LINE
import Offices

/// Signing in, or coming in by a link, by the prefecture's own identity provider.
struct IdentityPages: Sendable {
    let console: Console
    let provider: IdentityProvider

    func add(to pages: RouterGroup<Visit>) {
        pages.get("sign-in/identity") { request, visit in
            let next = Console.next(String(request.uri.queryParameters["next"] ?? ""))
            return try await begin(visit, then: .enter(next))
        }
        pages.get("join/:link/identity") { _, visit in
            let link = try visit.parameters.require("link")
            do { _ = try await console.staff.offer(link) } catch let refusal as JoinRefusal {
                return try over(refusal, visit)
            }
            return try await begin(visit, then: .join(link))
        }
        pages.get("sign-in/return") { request, visit in try await finish(request, visit) }
    }

    private static let attempts = Allowance("identity", burst: 60, every: .seconds(2))

    /// What follows signing in there.
    private enum Purpose {
        case enter(String)
        case join(String)

        var text: String {
            switch self {
            case .enter(let next): "enter \(next)"
            case .join(let link): "join \(link)"
            }
        }

        init?(_ text: Substring) {
            let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
            switch (parts.first, parts.last) {
            case ("enter", let next?): self = .enter(next)
            case ("join", let link?): self = .join(link)
            default: return nil
            }
        }
    }

    /// On to the provider, with a question that only this browser can have answered. A link, not a form: a page whose
    /// forms may only come to us can't send one on.
    private func begin(_ visit: Visit, then purpose: Purpose) async throws -> Response {
        try console.limiter.take(Self.attempts, by: visit.address)
        guard let attempt = LoginAttempt(random: console.world.secretBytes(LoginAttempt.randomBytes)) else {
            throw Trouble.broken
        }
        let address: String
        do {
            address = try await provider.authorizeURL(attempt, returningTo: console.login.returnAddress)
        } catch {
            return try failed("console-sign-in.identity-away", visit)
        }
        let session = Session(
            id: console.world.freshID(), who: nil, startedAt: console.world.now(),
            note: "\(attempt.text) \(purpose.text)")
        var response = Response.redirect(to: address, type: .normal)
        try console.cookies.set(session, behind: .console, on: &response)
        return response
    }

    private func finish(_ request: Request, _ visit: Visit) async throws -> Response {
        try console.limiter.take(Self.attempts, by: visit.address)
        let note = (visit.session?.note ?? "").split(separator: " ", maxSplits: 1)
        let attempt = note.first.flatMap { LoginAttempt(text: String($0)) }
        var query: [String: String] = [:]
        for (name, value) in request.uri.queryParameters { query[String(name)] = String(value) }
        guard let attempt, let purpose = note.last.flatMap({ Purpose($0) }),
            case .code(let code, _) = provider.returned(query, to: attempt)
        else { return try failed("console-sign-in.identity-declined", visit) }
        let identity: IdentityProvider.Identity
        do {
            identity = try await provider.signIn(code: code, attempt, returningTo: console.login.returnAddress)
        } catch {
            return try failed("console-sign-in.identity-failed", visit)
        }
        switch purpose {
        case .enter(let next):
            guard
                let session = try await console.staff.signIn(issuer: identity.issuer, subject: identity.subject)
            else { return try failed("console-sign-in.identity-unknown", visit) }
            return try console.enter(session, next: next)
        case .join(let link):
            do {
                let offer = try await console.staff.offer(link)
                let session = try await console.staff.join(
                    offer, issuer: identity.issuer, subject: identity.subject)
                return try console.enter(session, next: "/console")
            } catch let refusal as JoinRefusal {
                return try over(refusal, visit)
            } catch KeyringFault.doorTaken {
                return try failed("console-sign-in.identity-taken", visit)
            }
        }
    }

    private func over(_ refusal: JoinRefusal, _ visit: Visit) throws -> Response {
        console.writer.response(
            JoinOverPage(isClosed: refusal == .accountIsClosed), for: try console.stranger(visit), status: .gone)
    }

    /// The page for signing in, and why it came to nothing. The question is forgotten: no answer serves it again.
    private func failed(_ why: TextName, _ visit: Visit) throws -> Response {
        let session = Session(id: console.world.freshID(), who: nil, startedAt: console.world.now())
        var visit = visit
        visit.session = session
        let page = StaffSignInPage(
            next: "/console", attempt: console.world.freshID(), fault: console.words(why), console.login)
        var response = console.writer.response(page, for: try console.stranger(visit), status: .unauthorized)
        try console.cookies.set(session, behind: .console, on: &response)
        return response
    }
}
