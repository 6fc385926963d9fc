import Crypto
import Foundation

@testable import LINE

/// Makes ID tokens, right and wrong, from swift-crypto alone: the code under test has no part in it.
struct Mint: Sendable {
    static let liffChannel = "2000000002"
    static let web = LoginChannel(id: "2000000003", secret: "fedcba9876543210fedcba9876543210")!
    static let user = "U" + String(repeating: "0a", count: 16)
    static let now = Int(ManualTime.start.timeIntervalSince1970)

    let key = P256.Signing.PrivateKey()
    let id: String

    init(_ id: String = "key-1") { self.id = id }

    /// What a token of LIFF says.
    static var claims: [String: Any] {
        [
            "iss": "https://access.line.me", "sub": user, "aud": liffChannel, "exp": now + 3_600, "iat": now,
            "amr": ["linesso"], "name": "山田 はな👶", "picture": "https://profile.line-scdn.net/x",
        ]
    }

    /// What a token of login on web pages says.
    static func webClaims(_ attempt: LoginAttempt) -> [String: Any] {
        claims.merging(["aud": web.id, "nonce": attempt.nonce]) { _, new in new }
    }

    static func claims(with changes: [String: Any?]) -> [String: Any] {
        changes.reduce(into: claims) { $0[$1.key] = $1.value }
    }

    func token(_ claims: [String: Any] = Mint.claims) -> String {
        signed(Self.json(["alg": "ES256", "typ": "JWT", "kid": id]), Self.json(claims))
    }

    /// Signed with this key, whatever the header says.
    func signed(_ header: String, _ payload: String) -> String {
        let input = Self.input(header, payload)
        let signature = try! key.signature(for: Data(input.utf8))
        return input + "." + Self.base64url(signature.rawRepresentation)
    }

    static func hmac(
        _ claims: [String: Any], header: [String: Any] = ["alg": "HS256", "typ": "JWT"], key: [UInt8]
    ) -> String {
        let input = input(json(header), json(claims))
        let code = HMAC<SHA256>.authenticationCode(for: Data(input.utf8), using: SymmetricKey(data: key))
        return input + "." + base64url(Data(code))
    }

    static func input(_ header: String, _ payload: String) -> String {
        base64url(Data(header.utf8)) + "." + base64url(Data(payload.utf8))
    }

    static func json(_ object: [String: Any]) -> String {
        String(decoding: try! JSONSerialization.data(withJSONObject: object, options: [.sortedKeys]), as: UTF8.self)
    }

    static func base64url(_ data: Data) -> String {
        data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    var publicPoint: Data { key.publicKey.rawRepresentation }

    /// The public key as an entry of a key set.
    var entry: String {
        let x = Self.base64url(publicPoint.prefix(32))
        let y = Self.base64url(publicPoint.suffix(32))
        return #"{"kty":"EC","alg":"ES256","use":"sig","kid":"\#(id)","crv":"P-256","x":"\#(x)","y":"\#(y)"}"#
    }

    /// A key set as LINE's is: most of it is not for us.
    static func keySet(_ mints: [Mint]) -> String {
        let others = [
            #"{"kty":"RSA","alg":"RS256","use":"sig","kid":"rsa-1","n":"AQAB","e":"AQAB"}"#,
            #"{"kty":"EC","alg":"ES256","use":"sig","kid":"bad-point","crv":"P-256","x":"AAAA","y":"AAAA"}"#,
            #"{"kty":"EC","alg":"ES384","use":"sig","kid":"p-384","crv":"P-384","x":"AAAA","y":"AAAA"}"#,
            #"{"kty":"oct","alg":"HS256","kid":"key-1","k":"AAAA"}"#, #"{"kty":"EC"}"#, #"{}"#,
        ]
        return #"{"keys":[\#((others + mints.map(\.entry)).joined(separator: ","))]}"#
    }

    static let certificates = "/oauth2/v2.1/certs"
}

extension ScriptedLINE {
    /// A platform that shows these keys.
    convenience init(keys: [Mint]) { self.init([Mint.certificates: [.status(200, Mint.keySet(keys))]]) }

    /// Runs `test` with a client for signing in.
    func signingIn(
        _ time: ManualTime = ManualTime(), channels: Set<String> = [Mint.liffChannel],
        _ test: @Sendable (LoginClient) async throws -> Void
    ) async throws {
        try await serve(time) { line in
            let configuration = LoginClient.Configuration(
                liffChannels: channels, web: Mint.web, api: line.configuration.api,
                retry: RetryPolicy(attempts: 3, requestTimeout: .seconds(600)))
            try await test(LoginClient(configuration, http: line.wire.http, timing: line.timing, log: line.log))
        }
    }
}

extension LoginClient {
    /// What is wrong with a token of LIFF; nil if nothing is.
    func fault(_ token: String) async -> IDTokenFault? {
        do throws(IDTokenFault) {
            _ = try await user(liffToken: token)
            return nil
        } catch { return error }
    }
}

extension LoginAttempt {
    static let sample = LoginAttempt(random: (0..<96).map { UInt8($0) })!
}
