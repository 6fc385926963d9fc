import EventModel
import Events
import Hummingbird
import Offices

/// Signing in to the console with name, password and the authenticator's code, and signing out.
struct StaffSignInPages: Sendable {
    let console: Console

    func add(to pages: RouterGroup<Visit>) {
        pages.get("sign-in") { request, visit in try await show(request, visit) }
        pages.post("sign-in") { request, visit in try await signIn(request, visit) }
        pages.post("sign-out") { request, visit in try await signOut(request, visit) }
    }

    /// A whole office comes through one gateway at half past eight; a guesser needs much more than that.
    private static let attempts = Allowance("staff sign-in", burst: 60, every: .seconds(2))

    private func show(_ request: Request, _ visit: Visit) async throws -> Response {
        let next = Console.next(String(request.uri.queryParameters["next"] ?? ""))
        var notice: TextName?
        if request.uri.queryParameters["done"] != nil { notice = "console-sign-in.done" }
        if let session = visit.session, session.who != nil {
            do {
                _ = try await console.signedIn(visit)
                return .redirect(to: next, type: .normal)
            } catch is Trouble {
                notice = "console-sign-in.closed"
            }
        } else if console.cookies.lastSession(of: request, behind: .console)?.who != nil {
            notice = "console-sign-in.ended"
        }
        return console.writer.response(
            StaffSignInPage(
                next: next, attempt: console.world.freshID(), notice: notice.map(console.words), console.login),
            for: try console.stranger(visit))
    }

    private func signIn(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await Form.read(request, visit, console.cookies)
        try console.limiter.take(Self.attempts, by: visit.address)
        let next = Console.next(form["next"])
        let attempt = ULID(form["attempt"]) ?? console.world.freshID()
        if let session = try await console.staff.signIn(
            name: form["name"], password: form["password"], code: form["code"], attempt: attempt)
        {
            return try console.enter(session, next: next)
        }
        let page = StaffSignInPage(
            next: next, attempt: console.world.freshID(), name: form["name"],
            fault: console.words("console-sign-in.wrong"), console.login)
        return console.writer.again(page, for: try console.stranger(visit))
    }

    private func signOut(_ request: Request, _ visit: Visit) async throws -> Response {
        _ = try await Form.read(request, visit, console.cookies)
        return console.leave()
    }
}

extension Console {
    /// A path of the console to go on to; anything else becomes the first page.
    static func next(_ path: String) -> String {
        let allowed = path.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                || byte == 0x2D || byte == 0x2F
        }
        let isPage = path.hasPrefix("/console/") && allowed && !path.contains("//")
        return isPage && !["/console/sign-", "/console/join/"].contains(where: path.hasPrefix) ? path : "/console"
    }

    func words(_ name: TextName) -> String { writer.texts.text(name, in: .japanese) }
    func words(_ name: TextName, _ values: [String: String]) -> String {
        writer.texts.text(name, in: .japanese, values)
    }

    /// Who reads a page before signing in.
    func stranger(_ visit: Visit) throws -> Reader {
        guard let session = visit.session else { throw Trouble.broken }
        return Reader(language: .japanese, door: .console, formToken: cookies.formToken(for: session))
    }

    /// Begins a session of its own: whatever the browser had before is worth nothing.
    func enter(_ staff: StaffSession, next: String) throws -> Response {
        let session = Session(id: world.freshID(), who: staff.staff.tag, startedAt: staff.began)
        var response = Response.redirect(to: next, type: .normal)
        try cookies.set(session, behind: .console, on: &response)
        return response
    }

    /// Ends this browser's session.
    func leave() -> Response {
        var response = Response.redirect(to: "/console/sign-in?done=1", type: .normal)
        cookies.clear(behind: .console, on: &response)
        return response
    }
}

/// How to come in, for whoever is not signed in.
struct StaffSignInPage: WebPage {
    static let template = "console.sign-in"
    let title: TextName = "console-sign-in.title"
    let next: String
    /// Sent with the form, so that sending it twice is one attempt.
    let attempt: ULID
    let name: String
    /// What happened before, such as that the session ended.
    let notice: String?
    let fault: String?
    let hasIdentity: Bool

    init(
        next: String, attempt: ULID, name: String = "", notice: String? = nil, fault: String? = nil,
        _ login: StaffLogin
    ) {
        self.next = next
        self.attempt = attempt
        self.name = name
        self.notice = notice
        self.fault = fault
        hasIdentity = login.identity != nil
    }
}
