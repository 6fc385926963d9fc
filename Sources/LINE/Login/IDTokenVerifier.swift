import Crypto
import FoundationEssentials
import JWTKit

/// Tells from an ID token who signed in, and takes nothing else out of it.
///
/// The algorithm follows from the way of signing in, never from the token: else a token could choose `none`, or have a
/// public key taken for a secret. Signature, issuer, audience, times and nonce are checked in this order.
/// https://developers.line.biz/en/docs/line-login/verify-id-token/
package struct IDTokenVerifier: Sendable {
    /// How the token was come by.
    enum Flow: Sendable {
        /// LIFF, in LINE or out of it: ES256 by a key of LINE's. It knows no nonce; the caller's own session makes
        /// sure that a token serves once.
        case liff(channels: Set<String>)
        /// Login on a web page: HS256 by the channel's secret.
        case web(LoginChannel, nonce: String)
    }

    let keys: SigningKeys
    let wall: @Sendable () -> Date

    func user(of token: String, _ flow: Flow) async throws(IDTokenFault) -> UserID {
        let text = try IDTokenText(token)
        try await verifySignature(of: token, text, flow)
        let claims = try text.claims()
        guard let issuer = claims.string("iss") else { throw .missing(.iss) }
        guard issuer == Platform.LoginRule.issuer else { throw .wrongIssuer }
        guard let audience = claims.string("aud") else { throw .missing(.aud) }
        guard flow.channels.contains(audience) else { throw .wrongAudience }
        try verifyTimes(claims)
        if case .web(_, let nonce) = flow {
            guard let given = claims.string("nonce") else { throw .missing(.nonce) }
            guard Secret.equal(given, nonce) else { throw .wrongNonce }
        }
        guard let subject = claims.string("sub") else { throw .missing(.sub) }
        guard let user = UserID(subject) else { throw .notAUser }
        return user
    }

    private func verifyTimes(_ claims: JSONObject) throws(IDTokenFault) {
        let now = wall().timeIntervalSince1970
        let skew = Platform.LoginRule.skew / .seconds(1)
        guard let end = claims.integer("exp") else { throw .missing(.exp) }
        guard let issued = claims.integer("iat") else { throw .missing(.iat) }
        guard now < Double(end) + skew else { throw .expired }
        guard Double(issued) <= now + skew else { throw .issuedInFuture }
    }

    /// Only the one key that the flow demands is ever in reach of the library.
    private func verifySignature(of token: String, _ text: IDTokenText, _ flow: Flow) async throws(IDTokenFault) {
        guard text.algorithm == flow.algorithm else { throw .wrongAlgorithm }
        let key = JWTKeyCollection()
        switch flow {
        case .liff:
            guard let id = text.keyID, !id.isEmpty else { throw .noKeyID }
            switch await keys.find(id) {
            case .key(let found): await key.add(ecdsa: found)
            case .unknown: throw .unknownKey
            case .unavailable: throw .keysUnavailable
            }
        case .web(let channel, _):
            await key.add(hmac: HMACKey(from: channel.secret), digestAlgorithm: .sha256)
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

extension IDTokenVerifier.Flow {
    fileprivate var algorithm: String {
        switch self {
        case .liff: "ES256"
        case .web: "HS256"
        }
    }

    fileprivate var channels: Set<String> {
        switch self {
        case .liff(let channels): channels
        case .web(let channel, _): [channel.id]
        }
    }
}

/// Comparing what must not be guessed piece by piece.
enum Secret {
    /// Takes the same time wherever the texts differ.
    static func equal(_ one: String, _ other: String) -> Bool {
        SHA256.hash(data: Array(one.utf8)) == SHA256.hash(data: Array(other.utf8))
    }
}
