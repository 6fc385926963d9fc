import FoundationEssentials

/// Tells from an ID token of LINE's who signed in, and takes nothing else out of it.
///
/// The algorithm follows from the way of signing in, never from the token.
/// https://developers.line.biz/en/docs/line-login/verify-id-token/
struct LINETokens: Sendable {
    /// How the token was come by.
    enum Flow: Sendable {
        /// LIFF, in LINE or out of it: ES256 by a key of LINE's. It knows no nonce; the caller's own session makes
        /// sure that a token serves once.
        case liff(channels: Set<String>)
        /// Login on a web page: HS256 by the channel's secret.
        case web(LoginChannel, nonce: String)
    }

    let keys: SigningKeys
    let verifier: IDTokenVerifier

    func user(of token: String, _ flow: Flow) async throws(IDTokenFault) -> UserID {
        let claims = try await verifier.claims(of: token, rule(of: flow))
        guard let subject = claims.string("sub") else { throw .missing(.sub) }
        guard let user = UserID(subject) else { throw .notAUser }
        return user
    }

    private func rule(of flow: Flow) -> IDTokenRule {
        let issuer = Platform.LoginRule.issuer
        return switch flow {
        case .liff(let channels):
            IDTokenRule(issuer: issuer, audiences: channels, nonce: nil, proof: .keys(keys, [.es256]))
        case .web(let channel, let nonce):
            IDTokenRule(issuer: issuer, audiences: [channel.id], nonce: nonce, proof: .secret(channel.secret))
        }
    }
}
