import Foundation

/// A question that a service sends a browser to LINE with, as far as it is played here.
/// https://developers.line.biz/en/docs/line-login/integrate-line-login/#making-an-authorization-request
struct Authorization: Sendable {
    /// Wrong in a way that nobody can be sent back for: LINE shows a page that says 400.
    struct Unusable: Error { var why: String }
    /// Something to tell the service, at the address that it gave.
    struct Denied: Error { var error: String, why: String }

    let redirect: String
    let state: String?
    let nonce: String?
    let challenge: String?
    let scopes: [String]
    let prompt: String?
    let botPrompt: String?
    let allowsAutoLogin: Bool
    let liffID: String?

    /// Reads the query; what can't be told to the service is thrown as `Unusable`.
    init(_ query: [String: String], _ settings: Settings, apps: [String: String]) throws(Unusable) {
        guard query["client_id"] == settings.loginChannelID else { throw Unusable(why: "client_id is not a channel") }
        guard let redirect = query["redirect_uri"], let url = URL(string: redirect), url.host != nil,
            ["http", "https"].contains(url.scheme ?? ""), url.fragment == nil
        else { throw Unusable(why: "redirect_uri is not an address") }
        liffID = query["liff_id"]
        if let liffID {
            guard Platform.channel(ofLIFF: liffID) == settings.loginChannelID else {
                throw Unusable(why: "liff_id is not an app of this channel")
            }
            guard apps[liffID].map({ redirect.hasPrefix($0) }) ?? true else {
                throw Unusable(why: "redirect_uri is not below the LIFF app's endpoint")
            }
        } else {
            guard settings.loginCallbacks.isEmpty || settings.loginCallbacks.contains(redirect) else {
                throw Unusable(why: "redirect_uri is not registered")
            }
        }
        self.redirect = redirect
        state = query["state"]
        nonce = query["nonce"]
        challenge = query["code_challenge"]
        scopes = (query["scope"] ?? "").split(separator: " ").map(String.init)
        prompt = query["prompt"]
        botPrompt = query["bot_prompt"]
        allowsAutoLogin =
            query["disable_auto_login"] != "true" && !["login", "consent"].contains(query["prompt"] ?? "")
    }

    /// What LINE refuses, and tells the service.
    func check(_ query: [String: String]) throws(Denied) {
        guard query["response_type"] == "code" else {
            throw Denied(error: "unsupported_response_type", why: "response_type must be code")
        }
        guard state?.isEmpty == false else { throw Denied(error: "invalid_request", why: "state is required") }
        guard scopes.contains("openid") || scopes.contains("profile") else {
            throw Denied(error: "invalid_scope", why: "scope must hold openid or profile")
        }
        guard challenge == nil || query["code_challenge_method"] == "S256" else {
            throw Denied(error: "invalid_request", why: "code_challenge_method must be S256")
        }
        guard [nil, "none", "login", "consent"].contains(prompt), [nil, "normal", "aggressive"].contains(botPrompt)
        else { throw Denied(error: "invalid_request", why: "prompt or bot_prompt is unknown") }
    }

    /// The address to send the browser back to, with these besides the state.
    func back(_ fields: [(String, String)]) -> String {
        let all = fields + (state.map { [("state", $0)] } ?? []) + (liffID.map { [("liffClientId", $0)] } ?? [])
        let query = all.map { "\($0.0)=\(Page.percent($0.1))" }.joined(separator: "&")
        return redirect + (redirect.contains("?") ? "&" : "?") + query
    }

    func back(_ denied: Denied) -> String { back([("error", denied.error), ("error_description", denied.why)]) }
}

/// What the platform does with it.
extension Platform {
    /// Whether this person is asked before the code is given.
    func asks(_ user: UserID, _ question: Authorization) -> Bool {
        question.prompt == "consent" || (question.botPrompt != nil && users[user].map { $0.bond != .friend } ?? false)
    }

    /// Gives the code, after the person became a friend if that was wished.
    ///
    /// - Parameter method: how the person proved who it is, as `amr` names it.
    func grant(
        _ user: UserID, _ question: Authorization, addsFriend: Bool, method: String
    ) async throws -> String {
        let changes = addsFriend && users[user].map { $0.bond != .friend } ?? false
        if changes { try await follow(user) }
        login.sweep(now: now)
        let code = random.hex128()
        login.grants[code] = LoginDesk.Grant(
            user: user, redirect: question.redirect, nonce: question.nonce, challenge: question.challenge,
            scopes: question.scopes, liffID: question.liffID, method: method, at: now)
        lastActivity = .now
        let friendship = [("friendship_status_changed", changes ? "true" : "false")]
        return question.back([("code", code)] + (question.botPrompt == nil ? [] : friendship))
    }

    /// For the page that asks who signs in.
    func people(search: String, limit: Int) -> [(id: UserID, name: String, isFriend: Bool)] {
        var found: [(UserID, String, Bool)] = []
        for id in order where found.count < limit {
            guard let user = users[id] else { continue }
            guard search.isEmpty || user.name.contains(search) || id.description.contains(search) else { continue }
            found.append((id, user.name, user.bond == .friend))
        }
        return found
    }

    func nameAndBond(_ id: UserID) -> (name: String, isFriend: Bool) {
        users[id].map { ($0.name, $0.bond == .friend) } ?? ("だれか", true)
    }
}
