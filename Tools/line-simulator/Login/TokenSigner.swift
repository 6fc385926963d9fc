import Crypto
import Foundation

/// Signs ID tokens as LINE does: with a P-256 key for LIFF, with the channel's secret for login on web pages.
/// https://developers.line.biz/en/docs/line-login/verify-id-token/
struct TokenSigner: Sendable {
    private struct Key: Sendable {
        var id: String
        var secret: P256.Signing.PrivateKey
    }

    /// The last one signs; older ones stay in the set as long as they are kept.
    private var keys: [Key]
    /// LINE's set holds keys that are not for ID tokens of LIFF. Nobody may stumble over them.
    private let others: [JSON]

    init(random: inout SplitMix) {
        keys = [Key(id: random.hex128(), secret: P256.Signing.PrivateKey())]
        others = (0..<3).map { _ in
            let modulus = (0..<256).map { _ in UInt8.random(in: 128...255, using: &random) }
            return [
                "kty": "RSA", "alg": "RS256", "use": "sig", "kid": .text(random.hex128()),
                "n": .text(Self.base64url(modulus)), "e": "AQAB",
            ]
        }
    }

    var keyIDs: [String] { keys.map(\.id) }

    mutating func rotate(keepsOld: Bool, random: inout SplitMix) {
        let key = Key(id: random.hex128(), secret: P256.Signing.PrivateKey())
        keys = keepsOld ? keys + [key] : [key]
    }

    /// As `/oauth2/v2.1/certs` shows them.
    var certificates: JSON {
        let ours = keys.map { key -> JSON in
            let point = Array(key.secret.publicKey.rawRepresentation)
            return [
                "kty": "EC", "alg": "ES256", "use": "sig", "kid": .text(key.id), "crv": "P-256",
                "x": .text(Self.base64url(point[0..<32])), "y": .text(Self.base64url(point[32...])),
            ]
        }
        return ["keys": .list([others[0]] + ours + others.dropFirst())]
    }

    /// ES256, by the key that signs now.
    func signed(_ claims: JSON) throws -> String {
        try signed(claims, header: ["alg": "ES256", "typ": "JWT", "kid": .text(current.id)])
    }

    /// HS256; the header names no key.
    func signed(_ claims: JSON, secret: String) -> String {
        Self.hmac(claims, header: ["alg": "HS256", "typ": "JWT"], key: Array(secret.utf8))
    }

    /// A token with something wrong with its signature or header.
    ///
    /// - Parameter secret: of the channel where tokens are signed with it.
    func forged(_ claims: JSON, _ wrong: TokenFault, secret: String?) throws -> String {
        let id = JSON.text(current.id)
        switch wrong {
        case .none: return Self.input(["alg": "none", "typ": "JWT"], claims) + "."
        case .publicKeyAsSecret:
            let key = Array(current.secret.publicKey.pemRepresentation.utf8)
            return Self.hmac(claims, header: ["alg": "HS256", "typ": "JWT", "kid": id], key: key)
        case .unknownKey: return try signed(claims, header: ["alg": "ES256", "typ": "JWT", "kid": "0123456789"])
        case .foreignKey:
            if secret != nil { return signed(claims, secret: "somebody else's secret, as long as it") }
            return try signed(
                claims, header: ["alg": "ES256", "typ": "JWT", "kid": id], by: P256.Signing.PrivateKey())
        case .otherAlgorithm:
            return try signed(claims, header: ["alg": "RS256", "typ": "JWT", "kid": others[0]["kid"] ?? .null])
        case .issuer, .audience, .subject, .expired, .future, .nonce:
            return try secret.map { signed(claims, secret: $0) } ?? signed(claims)
        }
    }

    private var current: Key { keys[keys.count - 1] }

    private func signed(_ claims: JSON, header: JSON, by key: P256.Signing.PrivateKey? = nil) throws -> String {
        let input = Self.input(header, claims)
        let signature = try (key ?? current.secret).signature(for: Data(input.utf8))
        return input + "." + Self.base64url(signature.rawRepresentation)
    }

    private static func hmac(_ claims: JSON, header: JSON, key: [UInt8]) -> String {
        let input = input(header, claims)
        let code = HMAC<SHA256>.authenticationCode(for: Data(input.utf8), using: SymmetricKey(data: key))
        return input + "." + base64url(code)
    }

    private static func input(_ header: JSON, _ claims: JSON) -> String {
        base64url(header.bytes) + "." + base64url(claims.bytes)
    }

    static func base64url(_ bytes: some Sequence<UInt8>) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}

/// What can be wrong with an ID token, on demand.
enum TokenFault: String, CaseIterable, Sendable {
    case issuer, audience, subject, expired, future, nonce
    /// `alg` is none, and there is no signature.
    case none
    /// HS256, with the public key for a secret.
    case publicKeyAsSecret = "public-key-as-secret"
    /// The header names a key that is not in the set.
    case unknownKey = "unknown-key"
    /// The header names the right key, another one signed.
    case foreignKey = "foreign-key"
    /// RS256.
    case otherAlgorithm = "other-algorithm"

    /// Whether the signature is right and what it signs is wrong.
    var isOfClaims: Bool {
        switch self {
        case .issuer, .audience, .subject, .expired, .future, .nonce: true
        case .none, .publicKeyAsSecret, .unknownKey, .foreignKey, .otherAlgorithm: false
        }
    }
}
