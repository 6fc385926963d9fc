import Crypto
import Foundation
import Testing

@testable import LINE

@Suite("Login on web pages")
struct WebLoginTests {
    static let path = "/oauth2/v2.1/token"
    static let callback = "https://hagukumi.example/r/back?a=1&b=子"
    static let secret = Array("fedcba9876543210fedcba9876543210".utf8)

    private static func answer(_ token: String) -> ScriptedLINE.Answer {
        .status(200, #"{"access_token":"at","expires_in":2592000,"id_token":"\#(token)","token_type":"Bearer"}"#)
    }

    private func outcome(_ answers: ScriptedLINE.Answer..., line script: ScriptedLINE? = nil) async throws -> Result<
        LoginGrant, LoginFailure
    > {
        let found = Box<Result<LoginGrant, LoginFailure>?>(nil)
        let line = script ?? ScriptedLINE([Self.path: answers, Mint.certificates: [.status(500)]])
        try await line.signingIn { login in
            let web = try #require(login.web)
            do throws(LoginFailure) {
                found.value = .success(try await web.signIn(code: "c&d", .sample, returningTo: Self.callback))
            } catch { found.value = .failure(error) }
        }
        return try #require(found.value)
    }

    private func fault(_ token: String) async throws -> IDTokenFault? {
        switch try await outcome(Self.answer(token)) {
        case .failure(.token(let fault)): fault
        default: nil
        }
    }

    @Test("the address asks for a code, for no more than the id, with state, nonce and a challenge")
    func address() async throws {
        try await ScriptedLINE([:]).signingIn { login in
            let web = try #require(login.web)
            let plain = web.authorizeURL(.sample, returningTo: Self.callback)
            #expect(
                plain == "https://access.line.me/oauth2/v2.1/authorize?response_type=code&client_id=2000000003"
                    + "&redirect_uri=https%3A%2F%2Fhagukumi.example%2Fr%2Fback%3Fa%3D1%26b%3D%E5%AD%90"
                    + "&state=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"
                    + "&scope=openid&nonce=ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8"
                    + "&code_challenge=\(LoginAttempt.sample.challenge)&code_challenge_method=S256&bot_prompt=normal")
            let options = WebLogin.Options(
                friendOffer: nil, prompt: .consent, disablesAutoLogin: true, languages: ["ja", "en"])
            let other = web.authorizeURL(.sample, returningTo: Self.callback, options: options)
            #expect(other.hasSuffix("=S256&prompt=consent&disable_auto_login=true&ui_locales=ja%20en"))
        }
    }

    @Test("a code becomes a person: sent once, with the secret and what the challenge was made of")
    func exchange() async throws {
        let token = Mint.hmac(Mint.webClaims(.sample), key: Self.secret)
        let line = ScriptedLINE([Self.path: [Self.answer(token)]])
        let grant = try await outcome(line: line).get()
        #expect(grant.user.rawValue == Mint.user && grant.accessToken == "at")
        let asked = try #require(line.asked(Self.path).first)
        #expect(line.asked.count == 1 && asked.headers["authorization"] == nil)
        #expect(asked.headers["content-type"] == "application/x-www-form-urlencoded")
        #expect(
            asked.text == "grant_type=authorization_code&code=c%26d"
                + "&redirect_uri=https%3A%2F%2Fhagukumi.example%2Fr%2Fback%3Fa%3D1%26b%3D%E5%AD%90&client_id=2000000003"
                + "&client_secret=fedcba9876543210fedcba9876543210&code_verifier=\(LoginAttempt.sample.verifier)")
    }

    @Test("a token for another question, channel, key or way of signing in proves nothing")
    func tokens() async throws {
        let right = Mint.webClaims(.sample)
        func changed(_ name: String, _ value: Any?) -> String {
            var claims = right
            claims[name] = value
            return Mint.hmac(claims, key: Self.secret)
        }
        #expect(try await fault(changed("nonce", "other")) == .wrongNonce)
        #expect(try await fault(changed("nonce", "")) == .wrongNonce)
        #expect(try await fault(changed("nonce", nil)) == .missing(.nonce))
        #expect(try await fault(changed("aud", Mint.liffChannel)) == .wrongAudience)
        #expect(try await fault(changed("iss", "https://line.me")) == .wrongIssuer)
        #expect(try await fault(changed("exp", Mint.now - 300)) == .expired)
        #expect(try await fault(changed("iat", Mint.now + 301)) == .issuedInFuture)
        #expect(try await fault(changed("sub", nil)) == .missing(.sub))
        #expect(
            try await fault(Mint.hmac(right, key: Array("another secret, as long as it was".utf8))) == .badSignature)
        #expect(try await fault(Mint().token(right)) == .wrongAlgorithm)
        for name in ["none", "HS384", "HS512", "ES256", "RS256"] {
            #expect(try await fault(Mint.hmac(right, header: ["alg": name], key: Self.secret)) == .wrongAlgorithm)
        }
        #expect(try await fault("x") == .notAToken)
    }

    @Test("a token that was signed with the secret does not pass for one of LIFF")
    func flows() async throws {
        let token = Mint.hmac(Mint.claims, header: ["alg": "HS256", "kid": "key-1"], key: Self.secret)
        try await ScriptedLINE(keys: [Mint()]).signingIn { login in
            #expect(await login.fault(token) == .wrongAlgorithm)
        }
    }

    @Test(
        "a code that LINE refuses is refused, and not sent again",
        arguments: [(400, 1), (401, 1), (403, 1), (404, 1)])
    func refused(status: Int, requests: Int) async throws {
        let line = ScriptedLINE([
            Self.path: [.status(status, #"{"error":"invalid_grant","error_description":"invalid authorization code"}"#)]
        ])
        guard case .failure(.line(.refused(let refusal))) = try await outcome(line: line) else {
            Issue.record("not refused")
            return
        }
        #expect(refusal.status == status && refusal.message == "invalid authorization code")
        #expect(line.asked.count == requests)
    }

    @Test(
        "a code is not sent again when the answer was lost",
        arguments: [.closed, .status(500), .status(503)] as [ScriptedLINE.Answer])
    func lost(answer: ScriptedLINE.Answer) async throws {
        let line = ScriptedLINE([Self.path: [answer]])
        guard case .failure(.line(.unanswered)) = try await outcome(line: line) else {
            Issue.record("an answer")
            return
        }
        #expect(line.asked.count == 1)
    }

    @Test("an answer without an ID token signs nobody in")
    func noToken() async throws {
        for body in ["{}", "[]", "x", #"{"id_token":1}"#] {
            #expect(
                try await outcome(.status(200, body))
                    == .failure(.line(.unreadable(.loginToken, requestID: nil))))
        }
    }

    @Test("what a person allowed is taken back with a token of the login channel")
    func deauthorize() async throws {
        let issued = ScriptedLINE.Answer.status(200, #"{"access_token":"stateless","expires_in":900}"#)
        let line = ScriptedLINE(["/oauth2/v3/token": [issued], "/user/v1/deauthorize": [.status(204, "")]])
        try await line.signingIn { login in
            let web = try #require(login.web)
            try await web.deauthorize(userAccessToken: "at")
            for bad in ["", "a\"b", "a b", "\n", String(repeating: "a", count: 4_001)] {
                await #expect(throws: LINEFailure.self) { try await web.deauthorize(userAccessToken: bad) }
            }
        }
        #expect(line.asked.map(\.path) == ["/oauth2/v3/token", "/user/v1/deauthorize"])
        #expect(line.asked[0].text.contains("client_id=2000000003"))
        #expect(line.asked[1].headers["authorization"] == "Bearer stateless")
        #expect(line.asked[1].text == #"{"userAccessToken":"at"}"#)
    }
}
