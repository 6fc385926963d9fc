package import AsyncHTTPClient
package import Logging
import NIOCore

/// Signing in with LINE: LIFF, and, where a channel is set up for it, login on web pages.
package struct LoginClient: Sendable {
    /// Where, and for which channels.
    package struct Configuration: Sendable {
        /// Channels whose LIFF apps sign people in: the accepted audiences. A MINI App has three.
        package var liffChannels: Set<String>
        /// Nil where people sign in through LIFF alone.
        package var web: LoginChannel?
        package var api: String
        /// Base of the pages on which people sign in.
        package var access: String
        /// Somebody waits for the page: shorter than for sending.
        package var retry: RetryPolicy

        package init(
            liffChannels: Set<String>, web: LoginChannel? = nil, api: String = Platform.api,
            access: String = Platform.access,
            retry: RetryPolicy = RetryPolicy(
                attempts: 3, baseDelay: .milliseconds(200), longestDelay: .seconds(1), requestTimeout: .seconds(4),
                giveUpAfter: .seconds(8))
        ) {
            self.liffChannels = liffChannels
            self.web = web
            self.api = api
            self.access = access.hasSuffix("/") ? String(access.dropLast()) : access
            self.retry = retry
        }
    }

    /// Nil without a channel for it.
    package let web: WebLogin?
    private let channels: Set<String>
    private let verifier: LINETokens
    let keys: SigningKeys

    /// A client over `http`, which stays the caller's to shut down. Make one and keep it: it remembers LINE's keys.
    package init(_ configuration: Configuration, http: HTTPClient, timing: Timing, log: Logger) {
        let token = AccessTokenSource.stateless(
            channelID: configuration.web?.id ?? "", channelSecret: configuration.web?.secret ?? "")
        let line = LINEClient(
            LINEClient.Configuration(token: token, api: configuration.api, retry: configuration.retry), http: http,
            timing: timing, log: log)
        keys = SigningKeys(
            fetch: {
                guard let answer = try? await line.ask(Call(endpoint: .certificates)) else { return nil }
                return answer.read(JSONObject.self)?.signingKeys([.es256])
            }, now: timing.monotonic)
        verifier = LINETokens(keys: keys, verifier: IDTokenVerifier(wall: timing.wall))
        channels = configuration.liffChannels
        let verifier = verifier
        web = configuration.web.map { channel in
            WebLogin(channel: channel, access: configuration.access, line: line, verifier: verifier)
        }
    }

    /// Who signed in through LIFF, by what `liff.getIDToken()` gave. Ids and profiles that a page sends are worth
    /// nothing; only this token is proof.
    ///
    /// - Throws: `IDTokenFault`; `.keysUnavailable` alone is no refusal, but LINE's silence.
    package func user(liffToken: String) async throws(IDTokenFault) -> UserID {
        try await verifier.user(of: liffToken, .liff(channels: channels))
    }
}

/// A channel for signing in, with what only it and LINE know.
package struct LoginChannel: Sendable, Equatable, Unprinted {
    /// A secret of fewer bytes can't sign with SHA-256 as RFC 7518 asks; LINE's have 32.
    package static let shortestSecret = 32

    package let id: String
    let secret: String

    /// Nil when the secret is too short to be one.
    package init?(id: String, secret: String) {
        guard !id.isEmpty, secret.utf8.count >= Self.shortestSecret else { return nil }
        self.id = id
        self.secret = secret
    }
}

extension LoginAttempt: Unprinted {}
extension LoginReturn: Unprinted {}
extension LoginGrant: Unprinted {}
extension IDTokenText: Unprinted {}
