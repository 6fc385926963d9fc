import Testing

@testable import LINE

@Suite("An attempt to sign in")
struct LoginAttemptTests {
    @Test("is made of 96 random bytes, a third each for state, nonce and verifier")
    func random() throws {
        let attempt = LoginAttempt.sample
        #expect(Set([attempt.state, attempt.nonce, attempt.verifier]).count == 3)
        #expect([attempt.state, attempt.nonce, attempt.verifier].allSatisfy { $0.utf8.count == 43 })
        for count in [0, 32, 95, 97] { #expect(LoginAttempt(random: Array(repeating: 1, count: count)) == nil) }
    }

    @Test("is read back from its text, and from nothing else")
    func text() {
        let text = LoginAttempt.sample.text
        #expect(LoginAttempt(text: text) == .sample)
        for bad in [
            "", "..", text + ".", "." + text, String(text.dropLast()), text + "A", text.replacing("A", with: "+"),
        ] {
            #expect(LoginAttempt(text: bad) == nil, "\(bad)")
        }
    }

    @Test("shows LINE a challenge as RFC 7636, appendix B, computes it")
    func challenge() throws {
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
        let attempt = try #require(
            LoginAttempt(text: "\(LoginAttempt.sample.state).\(LoginAttempt.sample.nonce).\(verifier)"))
        #expect(attempt.challenge == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
    }

    @Test(
        "ends with what LINE sent the browser back with",
        arguments: [
            (["code": "c"], .code("c", friendshipChanged: false)),
            (["code": "c", "friendship_status_changed": "true"], .code("c", friendshipChanged: true)),
            (["code": "c", "friendship_status_changed": "1"], .code("c", friendshipChanged: false)),
            (["error": "ACCESS_DENIED"], .declined), (["error": "access_denied", "code": "c"], .declined),
            (["error": "LOGIN_REQUIRED"], .needsPerson), (["error": "interaction_required"], .needsPerson),
            (["error": "SERVER_ERROR"], .failed("server_error")), (["error": "<b>"], .failed("unknown")),
            (["error": String(repeating: "a", count: 41)], .failed("unknown")), ([:], .failed("unknown")),
            (["code": ""], .failed("unknown")),
        ] as [([String: String], LoginReturn)])
    func returns(query: [String: String], expected: LoginReturn) {
        let state = LoginAttempt.sample.state
        #expect(LoginReturn(query.merging(["state": state]) { $1 }, to: .sample) == expected)
        #expect(LoginReturn(query, to: .sample) == .foreign)
        #expect(LoginReturn(query.merging(["state": state + "A"]) { $1 }, to: .sample) == .foreign)
        #expect(LoginReturn(query.merging(["state": state]) { $1 }, to: nil) == .foreign)
    }

    @Test("needs a channel with a secret that can sign")
    func secrets() {
        #expect(LoginChannel(id: "1", secret: String(repeating: "a", count: 31)) == nil)
        #expect(LoginChannel(id: "", secret: String(repeating: "a", count: 32)) == nil)
        #expect(LoginChannel(id: "1", secret: String(repeating: "a", count: 32))?.id == "1")
    }
}
