import Crypto
import Foundation
import Testing

@testable import LINE

@Suite("What is no token")
struct TokenFormTests {
    @Test(
        "is refused before any key is asked for",
        arguments: [
            "", ".", "..", "...", "a.b", "a.b.c.d", "e30.e30", "e30.e30.", "e30..e30", "💥.💥.💥", "e3 0.e30.AAAA",
            "e30=.e30.AAAA", "e30.e30.AAA+", "Bearer e30.e30.AAAA", "e30.e30.AAAA\n", "e30.e30.A", "\0.\0.\0",
            "e30.e30.AAB", "<script>.alert.1</script>",
        ])
    func shapes(text: String) async throws {
        let line = ScriptedLINE(keys: [Mint()])
        try await line.signingIn { login in #expect(await login.fault(text) == .notAToken) }
        #expect(line.asked.isEmpty)
    }

    @Test("whatever is longer than a token of LINE's is not read")
    func length() async throws {
        let mint = Mint()
        let line = ScriptedLINE(keys: [mint])
        let long = mint.token(Mint.claims(with: ["name": String(repeating: "あ", count: 5_000)]))
        try await line.signingIn { login in
            #expect(await login.fault(long) == .tooLong)
            #expect(await login.fault(String(repeating: "👶", count: 3_000)) == .tooLong)
            #expect(await login.fault(String(repeating: ".", count: 8_000)) == .notAToken)
        }
        #expect(line.asked.isEmpty)
    }

    @Test(
        "parts that are no objects in JSON are refused",
        arguments: [
            ("[]", "{}", IDTokenFault.unreadable(.header)), ("x", "{}", .unreadable(.header)),
            ("\"a\"", "{}", .unreadable(.header)), ("null", "{}", .unreadable(.header)),
            ("{\"alg\":\"ES256\"", "{}", .unreadable(.header)),
            ("{\"alg\":\"ES256\",\"kid\":\"key-1\"}", "[]", .unreadable(.payload)),
            ("{\"alg\":\"ES256\",\"kid\":\"key-1\"}", "{\"sub\":}", .unreadable(.payload)),
            ("{\"alg\":\"ES256\",\"kid\":\"key-1\"}", "{} {}", .unreadable(.payload)),
            ("{\"alg\":\"ES256\",\"kid\":\"key-1\"}", "{}", .missing(.iss)),
        ])
    func parts(header: String, payload: String, expected: IDTokenFault) async throws {
        let mint = Mint()
        try await ScriptedLINE(keys: [mint]).signingIn { login in
            #expect(await login.fault(mint.signed(header, payload)) == expected)
        }
    }

    @Test("a payload that is not UTF-8 is refused")
    func encoding() async throws {
        let mint = Mint()
        let header = Data(#"{"alg":"ES256","kid":"key-1"}"#.utf8)
        let input = Mint.base64url(header) + "." + Mint.base64url(Data([0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D]))
        let signature = try mint.key.signature(for: Data(input.utf8)).rawRepresentation
        try await ScriptedLINE(keys: [mint]).signingIn { login in
            #expect(await login.fault(input + "." + Mint.base64url(signature)) == .unreadable(.payload))
        }
    }

    @Test("a deeply nested payload does no harm")
    func depth() async throws {
        let mint = Mint()
        let header = #"{"alg":"ES256","kid":"key-1"}"#
        let payload = "{\"iss\":" + String(repeating: "[", count: 2_500) + String(repeating: "]", count: 2_500) + "}"
        try await ScriptedLINE(keys: [mint]).signingIn { login in
            #expect(await login.fault(mint.signed(header, payload)) != nil)
        }
    }

    @Test("a token in which any one character was changed is refused", arguments: [1, 2, 3] as [UInt64])
    func mutations(seed: UInt64) async throws {
        let mint = Mint()
        var random = SplitMix(seed)
        let good = Array(mint.token())
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.")
        var changed: [(Int, String)] = []
        for _ in 0..<150 {
            var token = good
            let place = Int.random(in: token.indices, using: &random)
            token[place] = alphabet.randomElement(using: &random)!
            if token != good { changed.append((place, String(token))) }
        }
        let tokens = changed
        try await ScriptedLINE(keys: [mint]).signingIn { login in
            #expect(await login.fault(String(good)) == nil)
            for (place, token) in tokens {
                #expect(await login.fault(token) != nil, "seed \(seed), character \(place)")
            }
        }
    }

    @Test("a fault names what is wrong and shows nothing of the token")
    func silence() async throws {
        let mint = Mint()
        let canary = "canary4711"
        let tokens = [
            canary, mint.token(Mint.claims(with: ["iss": canary])), mint.token(Mint.claims(with: ["sub": canary])),
            mint.token(Mint.claims(with: ["aud": canary])),
            mint.signed(Mint.json(["alg": canary]), Mint.json(Mint.claims)),
            mint.signed(Mint.json(["alg": "ES256", "kid": canary]), Mint.json(Mint.claims)),
        ]
        try await ScriptedLINE(keys: [mint]).signingIn { login in
            for token in tokens {
                let fault = try #require(await login.fault(token))
                #expect(!"\(fault) \(String(reflecting: fault))".contains(canary))
            }
        }
        #expect("\(LoginAttempt.sample)" == "‹LoginAttempt›" && "\(Mint.web)" == "‹LoginChannel›")
    }
}
