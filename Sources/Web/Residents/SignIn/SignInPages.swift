import Crypto
import EventModel
import EventStore
import Events
import HTTPTypes
import Households
import Hummingbird
import LINE

/// Signing in with LINE, without a word of LINE's being believed that it did not sign.
struct SignInPages: Sendable {
    let residents: Residents
    let login: FamilyLogin

    private var world: WebWorld { residents.world }

    func add(to pages: RouterGroup<Visit>) {
        pages.get("sign-in") { request, visit in try show(request, visit, trouble: nil) }
        pages.get("sign-in/line") { request, visit in try begin(request, visit) }
        pages.get("sign-in/return") { request, visit in try await finish(request, visit) }
        pages.post("sign-in/liff") { request, visit in try await takeLIFF(request, visit) }
        if login.takesDemoLinks {
            pages.get("sign-in/demo/:link") { request, visit in try await takeDemoLink(request, visit) }
        }
    }

    private func show(_ request: Request, _ visit: Visit, trouble: TextName?) throws -> Response {
        guard let session = visit.session else { throw Trouble.broken }
        let reader = Reader(
            language: ReaderLanguage.told(by: request), door: .residents,
            formToken: residents.cookies.formToken(for: session))
        let page = SignInPage(
            next: Self.next(String(request.uri.queryParameters["next"] ?? "")),
            trouble: trouble.map { residents.writer.texts.text($0, in: reader.language) },
            hasWeb: login.client?.web != nil, liff: login.liff, script: residents.writer.assets.path(of: .liff))
        var response = residents.writer.response(page, for: reader, status: trouble == nil ? .ok : .unauthorized)
        if let liff = login.liff {
            // LINE's script talks to LINE.
            response.headers[.contentSecurityPolicy] = SafeHeaders.policy(
                scripts: liff.origin, connections: "https://*.line.me https://*.line-scdn.net \(liff.origin)")
        }
        return response
    }

    /// On to LINE, with a question that only this browser can have answered. A link, not a form: a page whose forms
    /// may only come to us can't send one on to LINE.
    private func begin(_ request: Request, _ visit: Visit) throws -> Response {
        guard let web = login.client?.web,
            let attempt = LoginAttempt(random: world.secretBytes(LoginAttempt.randomBytes))
        else { throw Trouble.notFound }
        let note = "\(attempt.text) \(Self.next(String(request.uri.queryParameters["next"] ?? "")))"
        let session = Session(id: world.freshID(), who: nil, startedAt: world.now(), note: note)
        let languages = ReaderLanguage.told(by: request) == .english ? ["en"] : ["ja"]
        let address = web.authorizeURL(
            attempt, returningTo: login.returnAddress, options: WebLogin.Options(languages: languages))
        var response = Response.redirect(to: address, type: .normal)
        try residents.cookies.set(session, behind: .residents, on: &response)
        return response
    }

    private func finish(_ request: Request, _ visit: Visit) async throws -> Response {
        let note = (visit.session?.note ?? "").split(separator: " ", maxSplits: 1)
        let attempt = note.first.flatMap { LoginAttempt(text: String($0)) }
        var query: [String: String] = [:]
        for (name, value) in request.uri.queryParameters { query[String(name)] = String(value) }
        guard let web = login.client?.web, let attempt,
            case .code(let code, _) = LoginReturn(query, to: attempt)
        else { return try show(request, visit, trouble: "sign-in.declined") }
        let user: UserID
        do {
            user = try await web.signIn(code: code, attempt, returningTo: login.returnAddress).user
        } catch {
            return try show(request, visit, trouble: "sign-in.failed")
        }
        return try await enter(as: user, by: .web, proof: code, next: note.count > 1 ? String(note[1]) : "/r")
            ?? show(request, visit, trouble: "sign-in.used")
    }

    private func takeLIFF(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await Form.read(request, visit, residents.cookies)
        guard let client = login.client else { throw Trouble.notFound }
        let token = form["id_token"]
        let user: UserID
        do throws(IDTokenFault) {
            user = try await client.user(liffToken: token)
        } catch .keysUnavailable {
            // Nothing was said about the token, so nothing is said about it here.
            throw Trouble.unavailable
        } catch {
            return try show(request, visit, trouble: "sign-in.failed")
        }
        return try await enter(as: user, by: .liff, proof: token, next: Self.next(form["next"]))
            ?? show(request, visit, trouble: "sign-in.used")
    }

    private func takeDemoLink(_ request: Request, _ visit: Visit) async throws -> Response {
        guard visit.isFromThisMachine,
            let who = residents.cookies.tag(inLink: try visit.parameters.require("link"), at: world.now()),
            let household = HouseholdID(who)
        else { throw Trouble.notFound }
        let hash = SignInProof(hashing: try visit.parameters.require("link"))
        return try await enter(household, by: .demo, hash, next: "/r") ?? show(request, visit, trouble: "sign-in.used")
    }

    /// - Returns: nil when the proof had been used before.
    private func enter(
        as user: UserID, by way: FamilySignInWay, proof: String, next: String
    ) async throws -> Response? {
        let newcomer = HouseholdID(world.freshID())
        let keyring = residents.log.keyring
        let tag = try await keyring.subject(behind: Door(line: user.rawValue), orElse: newcomer.tag)
        guard let household = HouseholdID(tag) else { throw Trouble.broken }
        return try await enter(
            household, by: way, SignInProof(hashing: proof), next: next, lineUser: user.rawValue)
    }

    private func enter(
        _ household: HouseholdID, by way: FamilySignInWay, _ proof: SignInProof, next: String, lineUser: String? = nil
    ) async throws -> Response? {
        let command = Command(actor: "family", id: world.freshID())
        let facts = try await residents.log.execute(
            SignIn(household: household, way: way, proof: proof), as: command)
        guard !facts.isEmpty else { return nil }
        let family = try await residents.log.state(of: Household.fold, about: [household.tag])
        // A session of its own: whatever the browser had before is worth nothing.
        let session = residents.session(of: household, family, lineUser: lineUser)
        // Who has told nothing yet begins there.
        let isNew = next == "/r" && family.registered == nil && family.nextQuestion != nil
        var response = Response.redirect(to: isNew ? "/r/children" : next, type: .normal)
        try residents.cookies.set(session, behind: .residents, on: &response)
        return response
    }

    /// A path of the families' pages to go on to; anything else becomes the first page.
    static func next(_ path: String) -> String {
        let allowed = path.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                || byte == 0x2D || byte == 0x2F
        }
        return path.hasPrefix("/r/") && allowed && !path.hasPrefix("/r/sign-in") && !path.contains("//") ? path : "/r"
    }
}

extension Residents {
    /// A session that begins now, and later than those that are over.
    func session(of household: HouseholdID, _ family: Household, lineUser: String?) -> Session {
        let start = max(world.now(), (family.sessionsEndedAt ?? .min) &+ 1)
        return Session(id: world.freshID(), who: household.tag, startedAt: start, lineUser: lineUser)
    }
}

extension SignInProof {
    init(hashing secret: String) {
        self.init(Hexadecimal.text(of: SHA256.hash(data: Array(secret.utf8))))
    }
}

/// How to come in, for whoever is not signed in.
struct SignInPage: WebPage {
    static let template = "residents.sign-in"
    let title: TextName = "sign-in.title"
    let next: String
    let trouble: String?
    let hasWeb: Bool
    /// Whether there is any way in.
    let isOpen: Bool
    let liffID: String?
    let liffScript: String?
    let script: String

    init(next: String, trouble: String?, hasWeb: Bool, liff: FamilyLogin.LIFF?, script: String) {
        self.next = next
        self.trouble = trouble
        self.hasWeb = hasWeb
        isOpen = hasWeb || liff != nil
        liffID = liff?.id
        liffScript = liff?.script
        self.script = script
    }
}
