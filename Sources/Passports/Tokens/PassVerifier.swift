package import Calendar
import Crypto
import Foundation

/// Checks passes with public keys alone.
package struct PassVerifier: Sendable {
    /// The longest token that is looked at, in characters.
    package static let longest = 1_024
    /// By how much clocks may differ.
    package static let tolerance: Int64 = 30

    private let keys: [String: P256.Signing.PublicKey]
    private let issuer: String
    private let revoked: Set<String>

    package init(keys: PassKeySet, issuer: String, revoked: some Sequence<String> = []) {
        let points = keys.keys.compactMap { key -> (String, P256.Signing.PublicKey)? in
            guard key.kty == "EC", key.crv == "P-256", let x = Base64Text.bytes(of: key.x.utf8),
                let y = Base64Text.bytes(of: key.y.utf8),
                let point = try? P256.Signing.PublicKey(rawRepresentation: x + y)
            else { return nil }
            return (key.kid, point)
        }
        self.keys = Dictionary(points) { first, _ in first }
        self.issuer = issuer
        self.revoked = Set(revoked)
    }

    private struct Header: Decodable {
        let alg: String
        let kid: String?
        let typ: String?
    }

    private struct Payload: Decodable {
        let iss: String
        let iat: Int64
        let exp: Int64
        let jti: String
    }

    /// What a token says and in which form, if it is good now.
    package func verify(_ token: String, at now: JapanTime) throws(PassFault) -> (claims: PassClaims, form: PassForm) {
        let (claims, form) = try open(token)
        let seconds = now.milliseconds / 1_000
        guard claims.issuedAt <= seconds + Self.tolerance else { throw .notYet }
        guard seconds < claims.expiresAt + Self.tolerance else { throw form == .live ? .screenshot : .over }
        guard !form.isStatic || !revoked.contains(claims.pseudonym) else { throw .revoked }
        return (claims, form)
    }

    /// What a token says, whenever it was good: everything but clock and revocation is looked at.
    package func open(_ token: String) throws(PassFault) -> (claims: PassClaims, form: PassForm) {
        guard token.utf8.count <= Self.longest else { throw .tooLong }
        let parts = token.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 3, let head = Self.json(Header.self, in: parts[0]) else { throw .unreadable }
        guard head.alg == "ES256" else { throw .algorithm }
        guard let form = head.typ.flatMap(PassForm.init(rawValue:)) else { throw .unreadable }
        guard let key = head.kid.flatMap({ keys[$0] }) else { throw .unknownIssuer }
        let signed = token.utf8.prefix(parts[0].count + 1 + parts[1].count)
        guard let raw = Base64Text.bytes(of: parts[2]), raw.count == 64,
            let signature = try? P256.Signing.ECDSASignature(rawRepresentation: raw)
        else { throw .unreadable }
        guard key.isValidSignature(signature, for: Array(signed)) else { throw .forged }
        guard let payload = Self.json(Payload.self, in: parts[1]) else { throw .unreadable }
        guard payload.iss == issuer else { throw .unknownIssuer }
        let claims = PassClaims(
            issuer: payload.iss, issuedAt: payload.iat, expiresAt: payload.exp, pseudonym: payload.jti)
        guard (0...4_000_000_000).contains(claims.issuedAt), claims.issuedAt < claims.expiresAt,
            claims.expiresAt - claims.issuedAt <= form.longestLife.components.seconds
        else { throw .unreadable }
        guard claims.hasOwnPseudonym(as: form) else { throw .anotherDay }
        return (claims, form)
    }

    private static func json<Value: Decodable>(_ type: Value.Type, in text: Substring.UTF8View) -> Value? {
        Base64Text.bytes(of: text).flatMap { try? JSONDecoder().decode(type, from: Data($0)) }
    }
}
