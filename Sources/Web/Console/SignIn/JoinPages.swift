import Calendar
import Events
import HTTPTypes
import Hummingbird
import Offices

/// Coming in by the link of an invitation: a password, and an authenticator.
struct JoinPages: Sendable {
    let console: Console

    func add(to pages: RouterGroup<Visit>) {
        pages.get("join/:link") { request, visit in try await show(visit) }
        pages.post("join/:link") { request, visit in try await join(request, visit) }
    }

    private static let attempts = Allowance("join", burst: 30, every: .seconds(2))

    private func show(_ visit: Visit) async throws -> Response {
        try await offered(visit) { offer, secret in
            console.writer.response(JoinPage(offer, secret, console), for: try console.stranger(visit))
        }
    }

    private func join(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await Form.read(request, visit, console.cookies)
        return try await offered(visit) { offer, secret in
            func again(_ page: JoinPage) throws -> Response {
                console.writer.again(page, for: try console.stranger(visit))
            }
            do {
                let session = try await console.staff.join(offer, password: form["password"], code: form["code"])
                return try console.enter(session, next: "/console")
            } catch let fault as PasswordFault {
                return try again(JoinPage(offer, secret, console, passwordFault: console.words(of: fault)))
            } catch JoinRefusal.wrongCode {
                return try again(
                    JoinPage(offer, secret, console, codeFault: console.words("console-join.wrong-code")))
            }
        }
    }

    /// Shows what a link offers, or says kindly that it is over.
    private func offered(
        _ visit: Visit, _ show: (JoinOffer, _ secret: String) async throws -> Response
    ) async throws -> Response {
        try console.limiter.take(Self.attempts, by: visit.address)
        let secret = try visit.parameters.require("link")
        do {
            return try await show(try await console.staff.offer(secret), secret)
        } catch let refusal as JoinRefusal {
            return console.writer.response(
                JoinOverPage(isClosed: refusal == .accountIsClosed), for: try console.stranger(visit), status: .gone)
        }
    }
}

extension Console {
    /// Why a password can't be taken, for who chooses it.
    func words(of fault: PasswordFault) -> String {
        switch fault {
        case .tooShort(let least): words("console-join.password-short", ["count": "\(least)"])
        case .tooLong(let most): words("console-join.password-long", ["count": "\(most)"])
        case .common: words("console-join.password-common")
        case .ownName: words("console-join.password-own-name")
        case .notHashed: words("console-join.password-not-kept")
        }
    }

    /// A moment as the console shows it: `2026-11-22 09:05`.
    static func moment(_ milliseconds: Int64) -> String {
        String(JapanTime(milliseconds: milliseconds).description.prefix(16)).replacing("T", with: " ")
    }
}

/// Who is invited, as what, and how to come in.
struct JoinPage: WebPage {
    static let template = "console.join"
    let title: TextName = "console-join.title"
    /// Of the form: it holds the secret as the link did.
    let action: String
    let name: String
    let signIn: String
    let office: String
    let roles: [String]
    let expires: String
    /// The authenticator's secret in groups of four.
    let secret: String
    /// The same for an authenticator on this very phone.
    let uri: String
    let qr: String?
    let hasIdentity: Bool
    let leastLength: Int
    let passwordFault: String?
    let codeFault: String?

    init(
        _ offer: JoinOffer, _ link: String, _ console: Console, passwordFault: String? = nil, codeFault: String? = nil
    ) {
        action = JoinLink.path + link
        name = offer.member.name ?? ""
        signIn = offer.member.signIn ?? ""
        office = offer.office.name
        let held = offer.member.posting(on: console.staff.now.date)?.roles ?? []
        roles = Role.allCases.filter(held.contains).map(\.title)
        expires = offer.member.invitation.map { Console.moment($0.expires) } ?? ""
        secret = offer.authenticator.base32.enumerated().reduce(into: "") { text, letter in
            if letter.offset > 0, letter.offset.isMultiple(of: 4) { text += " " }
            text.append(letter.element)
        }
        uri = offer.authenticator.uri(issuer: console.words("console-join.issuer"), account: signIn)
        qr = console.login.qr(uri)
        hasIdentity = console.login.identity != nil
        leastLength = NewPassword.least
        self.passwordFault = passwordFault
        self.codeFault = codeFault
    }
}

/// That a link opens nothing any more, and what to do.
struct JoinOverPage: WebPage {
    static let template = "console.join-over"
    let title: TextName = "console-join.over"
    let isClosed: Bool
}
