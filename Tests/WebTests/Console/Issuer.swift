import Crypto
import CryptoExtras
import EventModel
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Synchronization

/// A small identity provider of OpenID Connect, right or wrong as asked. It shares no code with what it tests.
final class Issuer: Sendable {
    struct State {
        var address = ""
        /// What is wrong with the next tokens; nil for nothing.
        var wrong: String?
        var subject = "42"
        var signsWithRSA = false
        var codes: [String: (challenge: String, nonce: String, redirect: String)] = [:]
        var lastNonce = ""
        var keyRequests = 0
    }

    let state = Mutex(State())
    let now: @Sendable () -> Int64
    private let elliptic = P256.Signing.PrivateKey()
    private let stranger = P256.Signing.PrivateKey()
    private let rsa = try! _RSA.Signing.PrivateKey(keySize: .bits2048)

    init(now: @escaping @Sendable () -> Int64) { self.now = now }

    var address: String { state.withLock(\.address) }
    func set(_ change: (inout State) -> Void) { state.withLock { change(&$0) } }

    /// Serves while `visit` goes on.
    func open<Result: Sendable>(_ visit: () async throws -> Result) async throws -> Result {
        let router = Router()
        router.get(".well-known/openid-configuration") { _, _ in self.answer(self.settings) }
        router.get("keys") { _, _ in self.answer(self.keySet) }
        router.post("token") { request, _ in try await self.token(request) }
        let (ports, port) = AsyncStream<Int>.makeStream()
        let server = Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { port.yield($0.localAddress?.port ?? 0) },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let running = Task { try await server.runService(gracefulShutdownSignals: []) }
        var numbers = ports.makeAsyncIterator()
        let number = await numbers.next() ?? 0
        set { $0.address = "http://127.0.0.1:\(number)" }
        do {
            let result = try await visit()
            running.cancel()
            _ = await running.result
            return result
        } catch {
            running.cancel()
            _ = await running.result
            throw error
        }
    }

    /// Somebody signs in at the address to which a browser was sent; what it comes back with.
    func authorize(_ address: String) -> [String: String] {
        let items = URLComponents(string: address)?.queryItems ?? []
        let asked = Dictionary(items.map { ($0.name, $0.value ?? "") }) { $1 }
        let code = "code-\(UInt64.random(in: 0...UInt64.max))"
        set {
            $0.codes[code] = (asked["code_challenge"] ?? "", asked["nonce"] ?? "", asked["redirect_uri"] ?? "")
        }
        guard asked["response_type"] == "code", asked["code_challenge_method"] == "S256",
            asked["client_id"] == "hagukumi", asked["scope"] == "openid"
        else { return ["error": "invalid_request", "state": asked["state"] ?? ""] }
        return ["code": code, "state": asked["state"] ?? "", "iss": self.address]
    }

    private func token(_ request: Request) async throws -> Response {
        let body = String(buffer: try await request.body.collect(upTo: 10_000))
        let items = URLComponents(string: "/?\(body)")?.queryItems ?? []
        let form = Dictionary(items.map { ($0.name, $0.value ?? "") }) { $1 }
        let credentials = Data("hagukumi:a%20secret%3A%20%2B%2F".utf8).base64EncodedString()
        // A code serves once.
        let known = state.withLock { $0.codes.removeValue(forKey: form["code"] ?? "") }
        let challenge = Self.base64url(Data(SHA256.hash(data: Data((form["code_verifier"] ?? "").utf8))))
        guard let known, known.challenge == challenge, known.redirect == form["redirect_uri"],
            form["grant_type"] == "authorization_code", request.headers[.authorization] == "Basic \(credentials)"
        else { return Response(status: .badRequest) }
        let token = signed(nonce: known.nonce)
        set { $0.lastNonce = known.nonce }
        return answer(token.isEmpty ? "{}" : "{\"id_token\":\"\(token)\",\"token_type\":\"Bearer\"}")
    }

    private func signed(nonce: String) -> String {
        let (wrong, subject, isRSA, replayed) = state.withLock { ($0.wrong, $0.subject, $0.signsWithRSA, $0.lastNonce) }
        let seconds = Int(now() / 1_000)
        var claims: [String: Any] = [
            "iss": address, "sub": subject, "aud": "hagukumi", "exp": seconds + 300, "iat": seconds, "nonce": nonce,
        ]
        var header: [String: Any] = ["alg": isRSA ? "RS256" : "ES256", "kid": isRSA ? "rsa" : "ec", "typ": "JWT"]
        switch wrong {
        case "issuer": claims["iss"] = "https://elsewhere.example"
        case "audience": claims["aud"] = "another"
        case "audiences": claims["aud"] = ["hagukumi", "another"]
        case "party": claims["azp"] = "another"
        case "expired": claims["exp"] = seconds - 301
        case "future": claims["iat"] = seconds + 301
        case "nonce": claims["nonce"] = replayed
        case "no nonce": claims["nonce"] = nil
        case "subject": claims["sub"] = ""
        case "algorithm": header["alg"] = "ES384"
        case "swapped": header["kid"] = isRSA ? "ec" : "rsa"
        case "unknown key": header["kid"] = "x"
        case "none": header["alg"] = "none"
        case "list": claims["aud"] = ["hagukumi"]
        case "nothing": return ""
        case "public key as secret": header["alg"] = "HS256"
        default: break
        }
        let input = Self.base64url(Self.json(header)) + "." + Self.base64url(Self.json(claims))
        let data = Data(input.utf8)
        if wrong == "none" { return input + "." }
        if wrong == "public key as secret" {
            let key = SymmetricKey(data: Data(elliptic.publicKey.pemRepresentation.utf8))
            return input + "." + Self.base64url(Data(HMAC<SHA256>.authenticationCode(for: data, using: key)))
        }
        if isRSA {
            let signature = try! rsa.signature(for: SHA256.hash(data: data), padding: .insecurePKCS1v1_5)
            return input + "." + Self.base64url(signature.rawRepresentation)
        }
        let key = wrong == "foreign key" ? stranger : elliptic
        return input + "." + Self.base64url(try! key.signature(for: data).rawRepresentation)
    }

    private var settings: String {
        let (address, wrong) = state.withLock { ($0.address, $0.wrong) }
        let issuer = wrong == "settings" ? "https://elsewhere.example" : address
        return """
            {"issuer":"\(issuer)","authorization_endpoint":"\(address)/authorize","token_endpoint":"\(address)/token",
            "jwks_uri":"\(address)/keys"}
            """
    }

    private var keySet: String {
        self.set { $0.keyRequests += 1 }
        let point = elliptic.publicKey.rawRepresentation
        let numbers = try! rsa.publicKey.getKeyPrimitives()
        return """
            {"keys":[{"kty":"EC","crv":"P-256","kid":"ec","use":"sig","x":"\(Self.base64url(point.prefix(32)))",
            "y":"\(Self.base64url(point.suffix(32)))"},{"kty":"RSA","kid":"rsa","use":"sig",
            "n":"\(Self.base64url(Data(numbers.modulus)))","e":"\(Self.base64url(Data(numbers.publicExponent)))"}]}
            """
    }

    private func answer(_ json: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: json)))
    }

    private static func json(_ object: [String: Any]) -> Data { try! JSONSerialization.data(withJSONObject: object) }

    private static func base64url(_ data: Data) -> String {
        data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
