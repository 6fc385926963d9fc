import Crypto
import FoundationEssentials
import JWTKit

/// What an ID token has to say and how it has to be signed, known before anything of the token is read: else a token
/// could choose `none`, or have a public key taken for a secret.
struct IDTokenRule: Sendable {
    enum Proof: Sendable {
        /// One of the issuer's own keys, by an algorithm of these.
        case keys(SigningKeys, Set<SigningKey.Algorithm>)
        /// HS256 by what only the issuer and we know.
        case secret(String)
    }

    let issuer: String
    /// Any one of these, and nobody else.
    let audiences: Set<String>
    /// Nil where the way of signing in knows none.
    let nonce: String?
    let proof: Proof
    /// Whether the audience may stand in a list of one, as OpenID Connect allows.
    var takesList = false
}

/// Tells whether an ID token is what it must be: signature, issuer, audience, times and nonce, in this order.
/// https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation
struct IDTokenVerifier: Sendable {
    let wall: @Sendable () -> Date

    /// What the token says, once it has been believed.
    func claims(of token: String, _ rule: IDTokenRule) async throws(IDTokenFault) -> JSONObject {
        let text = try IDTokenText(token)
        try await verifySignature(of: token, text, rule.proof)
        let claims = try text.claims()
        guard let issuer = claims.string("iss") else { throw .missing(.iss) }
        guard issuer == rule.issuer else { throw .wrongIssuer }
        try verifyAudience(claims, rule)
        try verifyTimes(claims)
        if let nonce = rule.nonce {
            guard let given = claims.string("nonce") else { throw .missing(.nonce) }
            guard Secret.equal(given, nonce) else { throw .wrongNonce }
        }
        return claims
    }

    private func verifyAudience(_ claims: JSONObject, _ rule: IDTokenRule) throws(IDTokenFault) {
        let list = rule.takesList ? claims.strings("aud") : nil
        guard let audience = claims.string("aud") ?? list?.first else { throw .missing(.aud) }
        // Whoever else it is made for could show it here.
        guard rule.audiences.contains(audience), list.map({ $0.count == 1 }) ?? true else { throw .wrongAudience }
        guard claims.string("azp").map(rule.audiences.contains) ?? true else { throw .wrongAudience }
    }

    private func verifyTimes(_ claims: JSONObject) throws(IDTokenFault) {
        let now = wall().timeIntervalSince1970
        let skew = Platform.LoginRule.skew / .seconds(1)
        guard let end = claims.integer("exp") else { throw .missing(.exp) }
        guard let issued = claims.integer("iat") else { throw .missing(.iat) }
        guard now < Double(end) + skew else { throw .expired }
        guard Double(issued) <= now + skew else { throw .issuedInFuture }
    }

    /// Only the one key that the rule demands is ever in reach of the library.
    private func verifySignature(
        of token: String, _ text: IDTokenText, _ proof: IDTokenRule.Proof
    ) async throws(IDTokenFault) {
        let key = JWTKeyCollection()
        switch proof {
        case .keys(let keys, let algorithms):
            guard let algorithm = text.algorithm.flatMap(SigningKey.Algorithm.init), algorithms.contains(algorithm)
            else { throw .wrongAlgorithm }
            guard let id = text.keyID, !id.isEmpty else { throw .noKeyID }
            switch await keys.find(id) {
            case .key(let found):
                // A key signs by one algorithm; a token does not choose another for it.
                guard found.algorithm == algorithm else { throw .wrongAlgorithm }
                switch found {
                case .elliptic(let elliptic): await key.add(ecdsa: elliptic)
                case .rsa(let rsa): await key.add(rsa: rsa, digestAlgorithm: .sha256)
                }
            case .unknown: throw .unknownKey
            case .unavailable: throw .keysUnavailable
            }
        case .secret(let secret):
            guard text.algorithm == "HS256" else { throw .wrongAlgorithm }
            await key.add(hmac: HMACKey(from: secret), digestAlgorithm: .sha256)
        }
        do { _ = try await key.verify(token, as: Unread.self) } catch { throw .badSignature }
    }

    /// The claims are read by us, after the library has checked the signature.
    private struct Unread: JWTPayload {
        init(from decoder: any Decoder) {}
        func encode(to encoder: any Encoder) {}
        func verify(using algorithm: some JWTAlgorithm) {}
    }
}

/// Comparing what must not be guessed piece by piece.
enum Secret {
    /// Takes the same time wherever the texts differ.
    static func equal(_ one: String, _ other: String) -> Bool {
        SHA256.hash(data: Array(one.utf8)) == SHA256.hash(data: Array(other.utf8))
    }
}
