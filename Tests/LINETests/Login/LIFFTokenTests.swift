import Crypto
import Foundation
import Testing

@testable import LINE

@Suite("ID tokens of LIFF")
struct LIFFTokenTests {
    /// Signs a family in, or says why not.
    private func fault(
        _ token: String, by mint: Mint, later: Duration = .zero, channels: Set<String> = [Mint.liffChannel]
    ) async throws -> IDTokenFault? {
        let time = ManualTime()
        time.pass(later)
        let found = Box<IDTokenFault?>(nil)
        try await ScriptedLINE(keys: [mint]).signingIn(time, channels: channels) { login in
            found.value = await login.fault(token)
        }
        return found.value
    }

    @Test("a token of LINE's names the person, among keys that are none of ours")
    func good() async throws {
        let mint = Mint()
        try await ScriptedLINE(keys: [Mint("other"), mint]).signingIn { login in
            let user = try await login.user(liffToken: mint.token())
            #expect(user.rawValue == Mint.user)
        }
    }

    @Test("a channel of a MINI App is as good as another")
    func audiences() async throws {
        let mint = Mint()
        for channel in ["1", "2", "3"] {
            let token = mint.token(Mint.claims(with: ["aud": channel]))
            #expect(try await fault(token, by: mint, channels: ["1", "2", "3"]) == nil)
            #expect(try await fault(token, by: mint) == .wrongAudience)
        }
        #expect(try await fault(mint.token(), by: mint, channels: []) == .wrongAudience)
    }

    @Test(
        "what a claim must not say",
        arguments: [
            ("iss", "https://access.line.me/", .wrongIssuer), ("iss", "http://access.line.me", .wrongIssuer),
            ("iss", "https://аccess.line.me", .wrongIssuer), ("iss", 1, .missing(.iss)), ("iss", nil, .missing(.iss)),
            ("aud", "2000000001", .wrongAudience), ("aud", "２０００００００02", .wrongAudience),
            ("aud", [Mint.liffChannel], .missing(.aud)), ("aud", 2_000_000_002, .missing(.aud)),
            ("aud", "", .wrongAudience), ("aud", nil, .missing(.aud)), ("exp", nil, .missing(.exp)),
            ("exp", "9999999999", .missing(.exp)), ("exp", 1e300, .missing(.exp)), ("exp", -1, .expired),
            ("exp", true, .missing(.exp)), ("exp", 0, .expired), ("iat", nil, .missing(.iat)),
            ("iat", 9_999_999_999, .issuedInFuture), ("iat", [1], .missing(.iat)), ("sub", nil, .missing(.sub)),
            ("sub", "", .notAUser), ("sub", "U" + String(repeating: "A", count: 32), .notAUser),
            ("sub", "U" + String(repeating: "é", count: 32), .notAUser), ("sub", Mint.user + "\n", .notAUser),
            ("sub", ["U": 1], .missing(.sub)),
        ] as [(String, (any Sendable)?, IDTokenFault)])
    func claims(name: String, value: (any Sendable)?, expected: IDTokenFault) async throws {
        let mint = Mint()
        #expect(try await fault(mint.token(Mint.claims(with: [name: value])), by: mint) == expected)
    }

    @Test("clocks may differ by five minutes, and no more")
    func times() async throws {
        let mint = Mint()
        #expect(try await fault(mint.token(), by: mint, later: .seconds(3_600 + 299)) == nil)
        #expect(try await fault(mint.token(), by: mint, later: .seconds(3_600 + 300)) == .expired)
        let early = mint.token(Mint.claims(with: ["iat": Mint.now + 300]))
        #expect(try await fault(early, by: mint) == nil)
        let future = mint.token(Mint.claims(with: ["iat": Mint.now + 301]))
        #expect(try await fault(future, by: mint) == .issuedInFuture)
    }

    @Test("no token chooses how it is checked")
    func algorithms() async throws {
        let mint = Mint()
        let pem = mint.key.publicKey.pemRepresentation
        let keys: [[UInt8]] = [
            Array(pem.utf8), Array((pem + "\n").utf8), Array(mint.entry.utf8), Array(mint.publicPoint),
            Array(mint.key.publicKey.x963Representation), Array(mint.key.publicKey.derRepresentation), [],
            Array("fedcba9876543210fedcba9876543210".utf8),
        ]
        for key in keys {
            for header in [["alg": "HS256", "kid": mint.id], ["alg": "HS256"]] {
                let token = Mint.hmac(Mint.claims, header: header, key: key.isEmpty ? [0] : key)
                #expect(try await fault(token, by: mint) == .wrongAlgorithm)
            }
            let disguised = Mint.hmac(
                Mint.claims, header: ["alg": "ES256", "kid": mint.id], key: key.isEmpty ? [0] : key)
            #expect(try await fault(disguised, by: mint) == .badSignature)
        }
        for name in ["none", "None", "NONE", "RS256", "ES384", "es256", "ES256 ", "EdDSA", ""] {
            let token = mint.signed(Mint.json(["alg": name, "kid": mint.id]), Mint.json(Mint.claims))
            #expect(try await fault(token, by: mint) == .wrongAlgorithm, "\(name)")
        }
        let silent = mint.signed(Mint.json(["kid": mint.id]), Mint.json(Mint.claims))
        #expect(try await fault(silent, by: mint) == .wrongAlgorithm)
        let unsigned = Mint.input(Mint.json(["alg": "none", "kid": mint.id]), Mint.json(Mint.claims)) + "."
        #expect(try await fault(unsigned, by: mint) == .notAToken)
    }

    @Test("a token is checked with the key that it names, and that LINE has under this name")
    func keys() async throws {
        let (one, other) = (Mint("key-1"), Mint("key-2"))
        let cases: [(Mint, kid: String, IDTokenFault)] = [
            (one, #","kid":"key-2""#, .badSignature), (other, #","kid":"key-1""#, .badSignature),
            (one, #","kid":"key-3""#, .unknownKey), (one, #","kid":"rsa-1""#, .unknownKey),
            (one, #","kid":"bad-point""#, .unknownKey), (one, #","kid":"../key-1""#, .unknownKey),
            (one, #","kid":"""#, .noKeyID), (one, "", .noKeyID), (one, #","kid":1"#, .noKeyID),
        ]
        try await ScriptedLINE(keys: [one, other]).signingIn { login in
            for (mint, kid, expected) in cases {
                let token = mint.signed("{\"alg\":\"ES256\"\(kid)}", Mint.json(Mint.claims))
                #expect(await login.fault(token) == expected, "\(kid)")
            }
        }
        // Who makes a key of the same name is nobody.
        #expect(try await fault(Mint("key-1").token(), by: one) == .badSignature)
    }

    @Test("a key that comes with the token is not looked at")
    func ownKeys() async throws {
        let (mint, stranger) = (Mint(), Mint())
        let header = #"{"alg":"ES256","kid":"key-1","jwk":\#(stranger.entry),"jku":"https://x.example/"}"#
        #expect(try await fault(stranger.signed(header, Mint.json(Mint.claims)), by: mint) == .badSignature)
        let critical = #"{"alg":"ES256","kid":"key-1","crit":["b64"],"b64":false}"#
        #expect(try await fault(mint.signed(critical, Mint.json(Mint.claims)), by: mint) == .critical)
    }

    @Test("a name that stands twice is refused, because readers differ about which counts")
    func duplicates() async throws {
        let mint = Mint()
        let rest = #""iss":"https://access.line.me","aud":"2000000002","iat":\#(Mint.now),"exp":\#(Mint.now + 60)"#
        let header = #"{"alg":"ES256","kid":"key-1"}"#
        for double in [#""sub":"U1","sub":"\#(Mint.user)""#, #""sub":"\#(Mint.user)","\u0073ub":"U1""#] {
            #expect(try await fault(mint.signed(header, "{\(double),\(rest)}"), by: mint) == .unreadable(.payload))
        }
        let twice = #"{"alg":"none","alg":"ES256","kid":"key-1"}"#
        #expect(try await fault(mint.signed(twice, Mint.json(Mint.claims)), by: mint) == .unreadable(.header))
    }
}

/// A value that a closure leaves behind.
final class Box<Value: Sendable>: @unchecked Sendable {
    var value: Value
    init(_ value: Value) { self.value = value }
}
