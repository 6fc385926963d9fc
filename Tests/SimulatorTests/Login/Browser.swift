import AsyncHTTPClient
import Crypto
import Foundation
import NIOCore
import NIOHTTP1

/// A browser without scripts, and a service with a channel for signing in, as far as a test needs them.
struct Visit: Sendable {
    static let channel = "2000000002"
    static let secret = "fedcba9876543210fedcba9876543210"
    static let callback = "http://127.0.0.1:9/r/back"
    static let verifier = String(repeating: "v", count: 43)

    let line: SimulatorProcess

    /// The question that a service asks, changed where a test wants it.
    static func query(_ changes: [String: String?] = [:]) -> String {
        var fields: [String: String] = [
            "response_type": "code", "client_id": channel, "redirect_uri": callback, "state": "s t", "scope": "openid",
            "nonce": "n-1", "code_challenge": base64url(Data(SHA256.hash(data: Data(verifier.utf8)))),
            "code_challenge_method": "S256", "bot_prompt": "normal",
        ]
        for (name, value) in changes { fields[name] = value }
        return form(fields)
    }

    static func form(_ fields: [String: String]) -> String {
        fields.map { "\($0.key)=\(percent($0.value))" }.joined(separator: "&")
    }

    static func percent(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }

    static func base64url(_ data: Data) -> String {
        data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    func get(_ path: String) async throws -> Reply { try await line.ask("GET", path, token: nil) }

    func post(_ path: String, _ fields: [String: String]) async throws -> Reply {
        try await line.ask(
            "POST", path, data: Data(Self.form(fields).utf8), type: "application/x-www-form-urlencoded", token: nil)
    }

    /// Opens the page for signing in; without a script.
    func authorize(_ changes: [String: String?] = [:]) async throws -> Reply {
        try await get("/oauth2/v2.1/authorize?" + Self.query(changes))
    }

    /// Signs a person in at once, as the app does, and gives what the service is sent.
    func returned(_ user: String, _ changes: [String: String?] = [:]) async throws -> [String: String] {
        let reply = try await authorize(changes.merging(["sim_user": user, "sim_auto": "1"]) { old, _ in old })
        return Self.fields(reply.headers["location"])
    }

    static func fields(_ address: String?) -> [String: String] {
        let items = address.flatMap { URLComponents(string: $0)?.queryItems } ?? []
        return Dictionary(items.map { ($0.name, $0.value ?? "") }) { _, last in last }
    }

    /// Exchanges a code as the service does.
    func exchange(_ code: String, _ changes: [String: String?] = [:]) async throws -> Reply {
        var fields = [
            "grant_type": "authorization_code", "code": code, "redirect_uri": Self.callback, "client_id": Self.channel,
            "client_secret": Self.secret, "code_verifier": Self.verifier,
        ]
        for (name, value) in changes { fields[name] = value }
        return try await post("/oauth2/v2.1/token", fields)
    }

    /// Header, claims and what was signed of an ID token.
    static func parts(_ token: String) throws -> (header: [String: Any], claims: [String: Any], input: Data, code: Data)
    {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3 else { throw Trouble("not a token") }
        func bytes(_ text: String) -> Data {
            let standard = text.replacing("-", with: "+").replacing("_", with: "/")
            return Data(base64Encoded: standard + String(repeating: "=", count: (4 - text.count % 4) % 4)) ?? Data()
        }
        func object(_ text: String) -> [String: Any] {
            (try? JSONSerialization.jsonObject(with: bytes(text)) as? [String: Any]) ?? [:]
        }
        return (object(parts[0]), object(parts[1]), Data((parts[0] + "." + parts[1]).utf8), bytes(parts[2]))
    }

    /// Whether a key of the platform's set has signed a token.
    func isSigned(_ token: String) async throws -> Bool {
        let parts = try Self.parts(token)
        let keys = try await get("/oauth2/v2.1/certs").list("keys")
        guard let key = keys.first(where: { $0["kid"] as? String == parts.header["kid"] as? String }),
            key["kty"] as? String == "EC", let x = key["x"] as? String, let y = key["y"] as? String
        else { return false }
        let point = [x, y].map { text in
            Data(base64Encoded: text.replacing("-", with: "+").replacing("_", with: "/") + "=") ?? Data()
        }
        let known = try P256.Signing.PublicKey(rawRepresentation: point[0] + point[1])
        let signature = try P256.Signing.ECDSASignature(rawRepresentation: parts.code)
        return known.isValidSignature(signature, for: parts.input)
    }
}

extension Reply {
    var words: String { String(decoding: data, as: UTF8.self) }
    var error: String { json["error_description"] as? String ?? "" }
}
