import Crypto
import Foundation

/// The machine side of LINE Login.
/// https://developers.line.biz/en/reference/line-login/
extension Platform {
    /// https://developers.line.biz/en/reference/line-login/#issue-access-token
    func exchangeCode(_ call: Call) throws -> Answer {
        let form = try loginForm(call)
        guard form["grant_type"] == "authorization_code" else {
            throw Self.oauth("unsupported_grant_type", "unsupported grant_type")
        }
        guard form["client_id"] == settings.loginChannelID, form["client_secret"] == settings.loginSecret else {
            throw Self.oauth("invalid_client", "Invalid client_id or client_secret")
        }
        let grant = try redeem(form, ofLIFF: false)
        let access = issueAccess(grant.user, scopes: grant.scopes, life: LoginDesk.accessTokenLife)
        return .ok([
            "access_token": .text(access), "expires_in": 2_592_000, "id_token": .text(try issueIDToken(grant)),
            "refresh_token": .text(random.hex128()), "scope": .text(grant.scopes.joined(separator: " ")),
            "token_type": "Bearer",
        ])
    }

    /// How the stand-in for the LIFF SDK turns its code into tokens outside LINE; LINE does not publish its own way.
    func exchangeLIFFCode(_ call: Call) throws -> Answer {
        let grant = try redeem(try loginForm(call), ofLIFF: true)
        let access = issueAccess(grant.user, scopes: grant.scopes, life: LoginDesk.liffAccessTokenLife)
        return .openly([
            "access_token": .text(access), "id_token": .text(try issueIDToken(grant)),
            "language": .text(users[grant.user]?.language ?? "ja"),
        ])
    }

    /// The code is used up by the first request that names it, whatever comes of that.
    private func redeem(_ form: [String: String], ofLIFF: Bool) throws -> LoginDesk.Grant {
        login.sweep(now: now)
        guard let grant = login.grants.removeValue(forKey: form["code"] ?? ""), (grant.liffID != nil) == ofLIFF else {
            throw Self.oauth("invalid_grant", "invalid authorization code")
        }
        guard grant.redirect == form["redirect_uri"] else {
            throw Self.oauth("invalid_grant", "redirect_uri does not match")
        }
        let verifier = form["code_verifier"]
        let isProven =
            verifier.map { TokenSigner.base64url(SHA256.hash(data: Data($0.utf8))) == grant.challenge }
            ?? (grant.challenge == nil)
        guard isProven else { throw Self.oauth("invalid_grant", "code_verifier does not match") }
        return grant
    }

    /// https://developers.line.biz/en/reference/line-login/#verify-id-token
    func verifyIDToken(_ call: Call) throws -> Answer {
        let form = try loginForm(call)
        func refuse(_ why: String) -> Refusal { Self.oauth("invalid_request", why) }
        guard let claims = login.idTokens[form["id_token"] ?? ""] else { throw refuse("Invalid IdToken.") }
        guard claims["iss"]?.text == LoginDesk.issuer else { throw refuse("Invalid IdToken Issuer.") }
        guard (claims["exp"]?.number ?? 0) * 1_000 > Double(now.milliseconds) else { throw refuse("IdToken expired.") }
        guard claims["aud"]?.text == form["client_id"] else { throw refuse("Invalid IdToken Audience.") }
        if let nonce = form["nonce"], nonce != claims["nonce"]?.text { throw refuse("Invalid IdToken Nonce.") }
        if let user = form["user_id"], user != claims["sub"]?.text {
            throw refuse("Invalid IdToken Subject Identifier.")
        }
        return .openly(claims)
    }

    /// https://developers.line.biz/en/reference/line-login/#verify-access-token
    func verifyAccess(_ call: Call) throws -> Answer {
        guard let access = login.accesses[call.query["access_token"] ?? ""], access.end > now else {
            throw Self.oauth("invalid_request", "access token expired")
        }
        return .openly([
            "scope": .text(access.scopes.joined(separator: " ")), "client_id": .text(settings.loginChannelID),
            "expires_in": .count(Int((access.end.milliseconds - now.milliseconds) / 1_000)),
        ])
    }

    func certificates() -> Answer { .openly(login.signer.certificates) }

    /// Ends all that the person allowed the channel.
    /// https://developers.line.biz/en/reference/line-login/#deauthorize
    func deauthorize(_ call: Call) throws -> Answer {
        let fields = try call.fields()
        guard let access = login.accesses[fields["userAccessToken"]?.text ?? ""], access.end > now else {
            throw Refusal.badRequest("invalid userAccessToken")
        }
        login.accesses = login.accesses.filter { $0.value.user != access.user }
        login.deauthorized += 1
        return Answer(status: 204, body: .nothing)
    }

    private func loginForm(_ call: Call) throws -> [String: String] {
        guard call.contentType.lowercased().hasPrefix("application/x-www-form-urlencoded") else {
            throw Self.oauth("invalid_request", "Content-Type must be application/x-www-form-urlencoded")
        }
        return Form.parse(call.body)
    }

    static func oauth(_ error: String, _ description: String) -> Refusal {
        Refusal(
            400, body: ["error": .text(error), "error_description": .text(description)], headers: Answer.openHeaders)
    }
}

extension Answer {
    /// The stand-in for the LIFF SDK asks from the pages of the service, as LINE's own does.
    static let openHeaders: [(name: String, value: String)] = [("access-control-allow-origin", "*")]

    static func openly(_ json: JSON) -> Answer { Answer(status: 200, body: .json(json), headers: openHeaders) }
}
