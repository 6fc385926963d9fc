import Foundation
import Testing

@Suite struct LIFFTests {
    private static let app = "2000000002-Families"
    private static let endpoint = "http://127.0.0.1:9/r"

    private func visit(_ work: (Visit) async throws -> Void) async throws {
        try await SimulatorProcess.run(["--liff", "\(Self.app)=\(Self.endpoint)"]) {
            try await work(Visit(line: $0))
        }
    }

    /// Where a phone's browser goes to, and what stands behind `#`.
    private func opened(_ page: Reply) throws -> (address: String, given: [String: String]) {
        let start = try #require(page.words.range(of: "href=\"", range: goes(page)..<page.words.endIndex)).upperBound
        let href = page.words[start...].prefix { $0 != "\"" }.replacing("&amp;", with: "&")
        let parts = href.split(separator: "#", maxSplits: 1).map(String.init)
        return (parts[0], parts.count > 1 ? Visit.fields("http://x/?" + parts[1]) : [:])
    }

    private func goes(_ page: Reply) throws -> String.Index {
        try #require(page.words.range(of: "id=\"go\"")).lowerBound
    }

    private func open(_ visit: Visit, _ user: String, _ address: String) async throws -> Reply {
        try await visit.get("/phone/\(user)/open?to=" + Visit.percent(address))
    }

    @Test("a LIFF address opens its app with a token for the phone's person")
    func opening() async throws {
        try await visit { visit in
            let (one, two) = (try await visit.line.friend(1), try await visit.line.friend(2))
            for user in [one, two] {
                let page = try await open(visit, user, "https://liff.line.me/\(Self.app)/plan?year=2026")
                let (address, given) = try opened(page)
                #expect(address == Self.endpoint + "?liff.state=%2Fplan%3Fyear%3D2026")
                #expect(page.words.contains("data-user=\"\(user)\"") && given["liff_id"] == Self.app)
                let token = try #require(given["id_token"])
                let (header, claims, _, _) = try Visit.parts(token)
                #expect(header["alg"] as? String == "ES256" && claims["sub"] as? String == user)
                #expect(claims["aud"] as? String == "2000000002" && claims["nonce"] == nil)
                #expect(try await visit.isSigned(token))
                let access = try await visit.get("/oauth2/v2.1/verify?access_token=\(given["access_token"] ?? "")")
                #expect(access.status == 200 && access.headers["access-control-allow-origin"] == "*")
            }
        }
    }

    @Test("another address opens as it is, and says nothing about the person")
    func browsing() async throws {
        try await visit { visit in
            let user = try await visit.line.friend(1)
            let (address, given) = try opened(try await open(visit, user, "http://127.0.0.1:9/r/plan?a=1&b=<x>"))
            #expect(address == "http://127.0.0.1:9/r/plan?a=1&b=&lt;x&gt;" && given.isEmpty)
            for bad in ["javascript:alert(1)", "", "/r", "https://liff.line.me/2000000002-Nobody"] {
                #expect(try await open(visit, user, bad).status == 400)
            }
            #expect(try await open(visit, userID(9), "http://127.0.0.1:9/").status == 400)
        }
    }

    @Test("outside LINE the stand-in for the SDK signs in with a code of its own")
    func external() async throws {
        try await visit { visit in
            let user = try await visit.line.friend(1)
            let changes = ["liff_id": Self.app, "redirect_uri": Self.endpoint, "scope": "openid profile", "nonce": nil]
            let back = try await visit.returned(user, changes)
            #expect(back["liffClientId"] == Self.app)
            let fields = [
                "code": back["code"] ?? "", "redirect_uri": Self.endpoint, "code_verifier": Visit.verifier,
            ]
            #expect(try await visit.exchange(back["code"] ?? "", ["redirect_uri": Self.endpoint]).status == 400)
            let other = try await visit.returned(user, changes)
            let answer = try await visit.post("/liff/token", fields.merging(["code": other["code"] ?? ""]) { $1 })
            #expect(answer.status == 200 && answer.headers["access-control-allow-origin"] == "*")
            #expect(try await visit.isSigned(answer.json["id_token"] as? String ?? ""))
            let outside = try await visit.authorize(changes.merging(["redirect_uri": "http://127.0.0.1:9/x"]) { $1 })
            #expect(outside.status == 400)
            let sdk = try await visit.get("/liff/sdk.js")
            #expect(sdk.status == 200 && sdk.headers["content-type"]?.hasPrefix("text/javascript") == true)
        }
    }

    @Test("the key set has keys that are not for ID tokens, and a new one when told")
    func keys() async throws {
        try await visit { visit in
            let user = try await visit.line.friend(1)
            func token() async throws -> String {
                try await visit.line.order("users/\(user)/liff-token").json["idToken"] as? String ?? ""
            }
            func kinds() async throws -> [String] {
                try await visit.get("/oauth2/v2.1/certs").list("keys").compactMap { $0["kty"] as? String }
            }
            #expect(try await kinds() == ["RSA", "EC", "RSA", "RSA"])
            let old = try await token()
            try await visit.line.order("login/keys", ["keepOld": true])
            #expect(try await kinds() == ["RSA", "EC", "EC", "RSA", "RSA"])
            #expect(try await visit.isSigned(old))
            try await visit.line.order("login/keys", ["keepOld": false])
            #expect(try await kinds().count == 4)
            #expect(try await visit.isSigned(old) == false)
            #expect(try await visit.isSigned(try await token()))
            try await visit.line.order("faults", ["fault": "status-500", "endpoint": "login/certs"])
            #expect(try await visit.get("/oauth2/v2.1/certs").status == 500)
            let discovery = try await visit.get("/.well-known/openid-configuration")
            #expect(discovery.json["jwks_uri"] as? String == visit.line.base + "/oauth2/v2.1/certs")
            #expect(discovery.json["issuer"] as? String == "https://access.line.me")
        }
    }

    @Test("tokens are wrong on demand, each in one way, and LINE itself would refuse them")
    func faults() async throws {
        try await visit { visit in
            let user = try await visit.line.friend(1)
            func refusal(_ wrong: String?) async throws -> String {
                let body: [String: Any] = wrong.map { ["wrong": $0] } ?? [:]
                let token = try await visit.line.order("users/\(user)/liff-token", body).json["idToken"] as? String
                let reply = try await visit.post(
                    "/oauth2/v2.1/verify", ["id_token": token ?? "", "client_id": "2000000002", "user_id": user])
                return reply.error
            }
            #expect(try await refusal(nil) == "")
            #expect(try await refusal("issuer") == "Invalid IdToken Issuer.")
            #expect(try await refusal("audience") == "Invalid IdToken Audience.")
            #expect(try await refusal("expired") == "IdToken expired.")
            #expect(try await refusal("subject") == "Invalid IdToken Subject Identifier.")
            for wrong in ["none", "public-key-as-secret", "unknown-key", "foreign-key", "other-algorithm"] {
                #expect(try await refusal(wrong) == "Invalid IdToken.")
            }
            let unknown = try await visit.line.post("/_sim/users/\(user)/liff-token", ["wrong": "x"])
            #expect(unknown.status == 400 && unknown.message.contains("foreign-key"))
            try await visit.line.order("login/tokens", ["wrong": "nonce", "times": 1])
            func nonce() async throws -> String? {
                let answer = try await visit.exchange(try await visit.returned(user)["code"] ?? "")
                return try Visit.parts(answer.json["id_token"] as? String ?? "").claims["nonce"] as? String
            }
            #expect(try await nonce() == "xn-1")
            #expect(try await nonce() == "n-1")
        }
    }
}
