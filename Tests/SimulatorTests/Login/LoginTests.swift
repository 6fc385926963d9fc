import Crypto
import Foundation
import Testing

@Suite struct LoginTests {
    private func visit(_ options: [String] = [], _ work: (Visit) async throws -> Void) async throws {
        try await SimulatorProcess.run(options) { try await work(Visit(line: $0)) }
    }

    @Test("who comes from LINE's own browser is signed in at once, and the token is the channel's")
    func autoLogin() async throws {
        try await visit { visit in
            let user = try await visit.line.friend(1)
            let back = try await visit.returned(user)
            #expect(back["state"] == "s t" && back["friendship_status_changed"] == "false")
            let answer = try await visit.exchange(try #require(back["code"]))
            #expect(answer.status == 200 && answer.json["token_type"] as? String == "Bearer")
            let (header, claims, input, code) = try Visit.parts(answer.json["id_token"] as? String ?? "")
            #expect(header["alg"] as? String == "HS256" && header["kid"] == nil)
            let key = SymmetricKey(data: Data(Visit.secret.utf8))
            #expect(HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: input, using: key))
            #expect(claims["sub"] as? String == user && claims["aud"] as? String == Visit.channel)
            #expect(claims["iss"] as? String == "https://access.line.me" && claims["nonce"] as? String == "n-1")
            #expect(claims["amr"] as? [String] == ["lineautologin"] && claims["name"] == nil)
            let life = (claims["exp"] as? Int ?? 0) - (claims["iat"] as? Int ?? 0)
            #expect(life == 3_600)
        }
    }

    @Test("a code works once, for ten minutes, at its address, with what its challenge was made of")
    func codes() async throws {
        try await visit { visit in
            let user = try await visit.line.friend(1)
            func code() async throws -> String { try await visit.returned(user)["code"] ?? "" }
            let used = try await code()
            #expect(try await visit.exchange(used).status == 200)
            let again = try await visit.exchange(used)
            #expect(again.status == 400 && again.json["error"] as? String == "invalid_grant")
            #expect(try await visit.exchange(try await code(), ["redirect_uri": "http://127.0.0.1:9/"]).status == 400)
            #expect(try await visit.exchange(try await code(), ["code_verifier": "other"]).status == 400)
            #expect(try await visit.exchange(try await code(), ["code_verifier": nil]).status == 400)
            #expect(
                try await visit.exchange(try await code(), ["client_secret": "x"]).json["error"] as? String
                    == "invalid_client")
            #expect(try await visit.exchange("made-up").status == 400)
            let old = try await code()
            try await visit.line.order("clock", ["advanceSeconds": 601])
            #expect(try await visit.exchange(old).status == 400)
        }
    }

    @Test("a stranger is asked, and becomes a friend if the box stays ticked")
    func friendship() async throws {
        try await ServiceUnderTest.run { service, address in
            try await visit(["--webhook", address]) { visit in
                let (one, two) = (userID(1), userID(2))
                try await visit.line.order("users", ["users": [["userId": one], ["userId": two]]])
                let page = try await visit.authorize(["sim_user": one, "sim_auto": "1"])
                #expect(page.status == 200 && page.words.contains("name=\"friend\""))
                let path = "/oauth2/v2.1/authorize?" + Visit.query()
                let with = try await visit.post(path, ["user": one, "friend": "on", "decision": "allow"])
                #expect(Visit.fields(with.headers["location"])["friendship_status_changed"] == "true")
                let without = try await visit.post(path, ["user": two, "decision": "allow"])
                #expect(Visit.fields(without.headers["location"])["friendship_status_changed"] == "false")
                let denied = try await visit.post(path, ["user": two, "friend": "on", "decision": "deny"])
                #expect(Visit.fields(denied.headers["location"])["error"] == "access_denied")
                try await visit.line.order("idle", ["quietMilliseconds": 20])
                #expect(service.events.compactMap { $0["type"] as? String } == ["follow"])
                let source = service.events.first?["source"] as? [String: String]
                #expect(source?["userId"] == one)
                // Who is a friend now is not asked again.
                #expect(try await visit.returned(one)["code"] != nil)
            }
        }
    }

    @Test("elsewhere a person chooses who signs in, and a name is never markup")
    func choice() async throws {
        try await visit { visit in
            try await visit.line.order(
                "users", ["userId": userID(1), "displayName": "<script>\"&'", "follow": true])
            _ = try await visit.line.friend(2)
            let page = try await visit.authorize()
            #expect(page.status == 200 && page.words.contains(userID(2)))
            #expect(page.words.contains("&lt;script&gt;&quot;&amp;") && !page.words.contains("<script>\""))
            #expect(page.headers["content-security-policy"]?.contains("frame-ancestors 'none'") == true)
            let found = try await visit.authorize(["sim_search": "家族2"])
            #expect(found.words.contains(userID(2)) && !found.words.contains(userID(1)))
            let chosen = try await visit.authorize(["sim_user": userID(2)])
            let code = try #require(Visit.fields(chosen.headers["location"])["code"])
            let answer = try await visit.exchange(code)
            #expect(
                try Visit.parts(answer.json["id_token"] as? String ?? "").claims["amr"] as? [String] == ["pwd"])
        }
    }

    @Test("auto login can be forbidden, and can be all that is wanted")
    func prompts() async throws {
        try await visit { visit in
            let user = try await visit.line.friend(1)
            for changes in [["disable_auto_login": "true"], ["prompt": "login"]] {
                let page = try await visit.authorize(changes.merging(["sim_user": user, "sim_auto": "1"]) { $1 })
                #expect(page.status == 200 && page.words.contains("だれとして"))
            }
            let asked = try await visit.authorize(["prompt": "consent", "sim_user": user])
            #expect(asked.status == 200 && asked.words.contains("許可する"))
            #expect(try await visit.returned(user, ["prompt": "none"])["code"] != nil)
            let nobody = try await visit.authorize(["prompt": "none", "sim_auto": "1"])
            #expect(Visit.fields(nobody.headers["location"])["error"] == "login_required")
        }
    }

    @Test("a question that is wrong is refused: to the service where it can be told, else on a page")
    func questions() async throws {
        try await visit(["--login-callback", Visit.callback]) { visit in
            for changes in [
                ["client_id": "1"], ["redirect_uri": "http://127.0.0.1:9/elsewhere"], ["redirect_uri": "javascript:x"],
                ["redirect_uri": nil],
            ] as [[String: String?]] {
                #expect(try await visit.authorize(changes).status == 400)
            }
            for (changes, error) in [
                (["response_type": "token"], "unsupported_response_type"), (["scope": "email"], "invalid_scope"),
                (["state": nil], "invalid_request"), (["code_challenge_method": "plain"], "invalid_request"),
                (["prompt": "x"], "invalid_request"), (["bot_prompt": "x"], "invalid_request"),
            ] as [([String: String?], String)] {
                let reply = try await visit.authorize(changes)
                #expect(reply.status == 303 && Visit.fields(reply.headers["location"])["error"] == error)
            }
        }
    }

    @Test("what a person allowed ends on deauthorising, with a token of the login channel only")
    func deauthorize() async throws {
        try await visit { visit in
            let user = try await visit.line.friend(1)
            let tokens = try await visit.exchange(try await visit.returned(user)["code"] ?? "")
            let access = tokens.json["access_token"] as? String ?? ""
            let path = "/oauth2/v2.1/verify?access_token=" + access
            #expect(try await visit.get(path).json["client_id"] as? String == Visit.channel)
            let body = ["userAccessToken": access]
            #expect(try await visit.line.post("/user/v1/deauthorize", body).status == 401)
            let issued = try await visit.post(
                "/oauth2/v3/token",
                ["grant_type": "client_credentials", "client_id": Visit.channel, "client_secret": Visit.secret])
            let token = issued.json["access_token"] as? String
            #expect(try await visit.line.post("/v2/bot/message/push", [:], token: token).status == 401)
            #expect(try await visit.line.post("/user/v1/deauthorize", body, token: token).status == 204)
            #expect(try await visit.get(path).status == 400)
            #expect(try await visit.line.post("/user/v1/deauthorize", body, token: token).status == 400)
        }
    }
}
