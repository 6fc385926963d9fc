import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// LINE Login and LIFF: the pages that a browser sees, and the addresses that the service asks.
func addLoginRoutes(to router: Router<SimulatorContext>, _ front: Front) {
    func route(
        _ method: HTTPRequest.Method, _ path: RouterPath, _ endpoint: Endpoint, _ work: @escaping Front.Work
    ) {
        router.on(path, method: method) { request, context in
            await front.handle(endpoint, request, context, work)
        }
    }
    route(.post, "oauth2/v2.1/token", .loginToken) { try $0.exchangeCode($1) }
    route(.post, "oauth2/v2.1/verify", .loginVerify) { try $0.verifyIDToken($1) }
    route(.get, "oauth2/v2.1/verify", .loginVerify) { try $0.verifyAccess($1) }
    route(.get, "oauth2/v2.1/certs", .certificates) { platform, _ in platform.certificates() }
    route(.post, "liff/token", .liffToken) { try $0.exchangeLIFFCode($1) }
    route(.post, "user/v1/deauthorize", .deauthorize) { try $0.deauthorize($1) }
    router.get(".well-known/openid-configuration") { request, _ in
        discovery("http://\(request.head.authority ?? "127.0.0.1")")
    }
    let desk = LoginCounter(platform: front.platform)
    router.get("oauth2/v2.1/authorize") { request, _ in await desk.ask(decoded(request.uri)) }
    router.post("oauth2/v2.1/authorize") { request, _ in
        let body = try await request.body.collect(upTo: 10_000)
        return await desk.answer(decoded(request.uri), Form.parse(Array(body.readableBytesView)))
    }
    router.get("phone/:user/open") { request, context in
        await desk.open(context.parameters.get("user"), decoded(request.uri)["to"] ?? "")
    }
}

private func decoded(_ uri: URI) -> [String: String] { Form.parse(Array((uri.query ?? "").utf8)) }

private func discovery(_ base: String) -> Response {
    Answer.ok([
        "issuer": .text(LoginDesk.issuer), "authorization_endpoint": .text(base + "/oauth2/v2.1/authorize"),
        "token_endpoint": .text(base + "/oauth2/v2.1/token"), "jwks_uri": .text(base + "/oauth2/v2.1/certs"),
        "response_types_supported": ["code"], "subject_types_supported": ["pairwise"],
        "id_token_signing_alg_values_supported": ["ES256"], "code_challenge_methods_supported": ["S256"],
    ]).response
}

/// Where people sign in. Queries named `sim_…` are ours:
/// `sim_user` says who signs in, `sim_auto` that the app says so by itself, `sim_search` narrows the list.
private struct LoginCounter: Sendable {
    let platform: Platform
    private static let shown = 50

    func ask(_ query: [String: String]) async -> Response {
        let question: Authorization
        do throws(Authorization.Unusable) {
            question = try Authorization(query, platform.settings, apps: await platform.login.apps)
        } catch { return Page.unusable(error.why).response }
        let asked = query.filter { !$0.key.hasPrefix("sim_") }
        do throws(Authorization.Denied) { try question.check(asked) } catch {
            return Page.redirect(question.back(error))
        }
        let isAuto = query["sim_auto"] != nil
        if isAuto, question.prompt == "none", query["sim_user"] == nil {
            return Page.redirect(question.back(.init(error: "login_required", why: "nobody is signed in")))
        }
        if let user = query["sim_user"].flatMap({ UserID($0) }), await platform.canSignIn(user),
            !isAuto || question.allowsAutoLogin
        {
            return await signIn(user, question, asked, method: isAuto ? "lineautologin" : "pwd")
        }
        let search = query["sim_search"] ?? ""
        let people = await platform.people(search: search, limit: Self.shown)
        return Page.choice(people, query: asked, search: search).response
    }

    private func signIn(
        _ user: UserID, _ question: Authorization, _ asked: [String: String], method: String
    ) async -> Response {
        if await platform.asks(user, question) {
            if question.prompt == "none" {
                return Page.redirect(question.back(.init(error: "consent_required", why: "a person must agree")))
            }
            let (name, isFriend) = await platform.nameAndBond(user)
            return Page.consent(
                name: name, account: platform.settings.name, user: user, isFriend: isFriend, query: asked
            ).response
        }
        return await grant(user, question, addsFriend: false, method: method)
    }

    /// What the page of consent sends.
    func answer(_ query: [String: String], _ form: [String: String]) async -> Response {
        let question: Authorization
        do throws(Authorization.Unusable) {
            question = try Authorization(query, platform.settings, apps: await platform.login.apps)
        } catch { return Page.unusable(error.why).response }
        do throws(Authorization.Denied) { try question.check(query) } catch {
            return Page.redirect(question.back(error))
        }
        guard form["decision"] != "deny" else {
            return Page.redirect(
                question.back(.init(error: "access_denied", why: "The resource owner denied the request.")))
        }
        guard let user = form["user"].flatMap({ UserID($0) }), await platform.canSignIn(user) else {
            return Page.unusable("user: nobody has this id").response
        }
        let addsFriend = form["friend"] != nil && question.botPrompt != nil
        return await grant(user, question, addsFriend: addsFriend, method: "pwd")
    }

    private func grant(
        _ user: UserID, _ question: Authorization, addsFriend: Bool, method: String
    ) async -> Response {
        do {
            return Page.redirect(
                try await platform.grant(user, question, addsFriend: addsFriend, method: method))
        } catch { return Page.unusable("\(error)").response }
    }

    /// Opens an address on somebody's phone: a LIFF address in its app, any other in LINE's browser.
    func open(_ user: String?, _ address: String) async -> Response {
        guard let user = user.flatMap({ UserID($0) }), await platform.canSignIn(user) else {
            return Page.unusable("user: nobody has this id").response
        }
        do {
            return Page.browser(user: user, to: try await platform.address(opening: address, user)).response
        } catch let refusal as Refusal {
            return Page.unusable(refusal.body["message"]?.text ?? "").response
        } catch { return Page.unusable("\(error)").response }
    }
}

extension Platform {
    static let liffBase = "https://liff.line.me/"

    /// The address that a phone's browser goes to when somebody opens `address`. For a LIFF address it is the app's own
    /// with the credentials behind `#`, and with what follows the app's id as `liff.state`, as LINE does it.
    /// https://developers.line.biz/en/docs/liff/opening-liff-app/
    func address(opening address: String, _ user: UserID) throws -> String {
        guard address.hasPrefix(Self.liffBase) else {
            guard let url = URL(string: address), url.host != nil, ["http", "https"].contains(url.scheme ?? "") else {
                throw Refusal(400, "to: must be an http or https address")
            }
            return address
        }
        let rest = address.dropFirst(Self.liffBase.count)
        let id = String(rest.prefix { !"/?#".contains($0) })
        guard let endpoint = login.apps[id] else { throw Refusal(404, "no LIFF app has the id \(id)") }
        let state = String(rest.dropFirst(id.count))
        let query = state.isEmpty ? "" : (endpoint.contains("?") ? "&" : "?") + "liff.state=" + Page.percent(state)
        let (idToken, access) = try openLIFF(id, user)
        let language = users[user]?.language ?? "ja"
        return "\(endpoint)\(query)#access_token=\(access)&id_token=\(idToken)&client_id=\(Self.channel(ofLIFF: id))"
            + "&liff_id=\(id)&language=\(Page.percent(language))"
    }
}
