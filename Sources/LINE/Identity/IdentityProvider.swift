package import AsyncHTTPClient
import FoundationEssentials
package import Logging
import NIOCore

/// An identity provider of OpenID Connect, such as the prefecture's own: authorization code with PKCE.
///
/// What it is believed is one thing: under which number it knows whoever has just signed in there. Tokens, codes and
/// names reach no log.
/// https://openid.net/specs/openid-connect-core-1_0.html#CodeFlowAuth
package struct IdentityProvider: Sendable {
    package struct Configuration: Sendable {
        /// As its tokens name it; its settings stand below it.
        package var issuer: String
        package var clientID: String
        package var clientSecret: String

        package init(issuer: String, clientID: String, clientSecret: String) {
            self.issuer = issuer
            self.clientID = clientID
            self.clientSecret = clientSecret
        }
    }

    /// Whom the provider knows: its address, and the person's number there.
    package struct Identity: Sendable, Equatable {
        package let issuer: String
        package let subject: String
    }

    /// RS256 is what every provider has; ES256 what newer ones prefer. https://datatracker.ietf.org/doc/html/rfc8725
    private static let algorithms: Set<SigningKey.Algorithm> = [.rs256, .es256]

    private let configuration: Configuration
    private let wire: Wire
    private let discovery: Discovery
    private let keys: SigningKeys
    private let verifier: IDTokenVerifier
    private let log: Logger

    /// A client over `http`, which stays the caller's to shut down. Make one and keep it: it remembers the provider's
    /// addresses and keys.
    package init(_ configuration: Configuration, http: HTTPClient, timing: Timing, log: Logger) {
        let wire = Wire(http: http)
        let discovery = Discovery(issuer: configuration.issuer, wire: wire, now: timing.monotonic)
        self.configuration = configuration
        self.wire = wire
        self.discovery = discovery
        self.log = log
        verifier = IDTokenVerifier(wall: timing.wall)
        keys = SigningKeys(
            fetch: {
                guard let address = await discovery.endpoints()?.keys else { return nil }
                return await wire.object("GET", address)?.signingKeys(Self.algorithms)
            }, now: timing.monotonic)
    }

    /// Where the browser must go.
    ///
    /// - Parameter address: where the provider sends it back to; registered there, and the same as in `signIn`.
    package func authorizeURL(
        _ attempt: LoginAttempt, returningTo address: String
    ) async throws(IdentityFailure) -> String {
        let endpoints = try await endpoints()
        let fields = FormFields([
            ("response_type", "code"), ("client_id", configuration.clientID), ("redirect_uri", address),
            ("scope", "openid"), ("state", attempt.state), ("nonce", attempt.nonce),
            ("code_challenge", attempt.challenge), ("code_challenge_method", "S256"),
        ])
        return endpoints.authorization + (endpoints.authorization.contains("?") ? "&" : "?") + fields.text
    }

    /// What the browser came back with: a code, or why there is none.
    package func returned(_ query: [String: String], to attempt: LoginAttempt?) -> LoginReturn {
        // Somebody else's answer in the place of this one's. https://datatracker.ietf.org/doc/html/rfc9207
        if let issuer = query["iss"], issuer != configuration.issuer { return .foreign }
        return LoginReturn(query, to: attempt)
    }

    /// Who came back with this code. A code serves once, so it is not sent again when the answer was lost.
    package func signIn(
        code: String, _ attempt: LoginAttempt, returningTo address: String
    ) async throws(IdentityFailure) -> Identity {
        do throws(IdentityFailure) {
            let token = try await token(for: code, attempt, returningTo: address)
            return try await identity(of: token, attempt)
        } catch {
            log.warning("nobody signed in by the identity provider", metadata: ["why": "\(error)"])
            throw error
        }
    }

    private func endpoints() async throws(IdentityFailure) -> Discovery.Endpoints {
        guard let endpoints = await discovery.endpoints() else {
            log.warning(
                "the identity provider's settings can't be read", metadata: ["issuer": "\(configuration.issuer)"])
            throw .unavailable
        }
        return endpoints
    }

    private func token(
        for code: String, _ attempt: LoginAttempt, returningTo address: String
    ) async throws(IdentityFailure) -> String {
        let endpoints = try await endpoints()
        var fields = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", address),
            ("code_verifier", attempt.verifier),
        ]
        var headers = [("Content-Type", FormFields.contentType), ("Accept", "application/json")]
        if endpoints.takesBasic {
            // https://datatracker.ietf.org/doc/html/rfc6749#section-2.3.1
            let (id, secret) = (
                FormFields.escaped(configuration.clientID), FormFields.escaped(configuration.clientSecret)
            )
            headers.append(("Authorization", "Basic \(Data("\(id):\(secret)".utf8).base64EncodedString())"))
        } else {
            fields += [("client_id", configuration.clientID), ("client_secret", configuration.clientSecret)]
        }
        let body = ByteBuffer(string: FormFields(fields).text)
        switch await wire.exchange("POST", endpoints.token, headers: headers, body: body, timeout: .seconds(8)) {
        case .answered(let answer):
            guard answer.isSuccess else { throw .refused(status: answer.status) }
            guard let token = answer.read(JSONObject.self)?.string("id_token") else { throw .noToken }
            return token
        default: throw .unavailable
        }
    }

    private func identity(of token: String, _ attempt: LoginAttempt) async throws(IdentityFailure) -> Identity {
        let rule = IDTokenRule(
            issuer: configuration.issuer, audiences: [configuration.clientID], nonce: attempt.nonce,
            proof: .keys(keys, Self.algorithms), takesList: true)
        let claims: JSONObject
        do throws(IDTokenFault) { claims = try await verifier.claims(of: token, rule) } catch { throw .token(error) }
        guard let subject = claims.string("sub") else { throw .token(.missing(.sub)) }
        // At most 255 characters of ASCII. https://openid.net/specs/openid-connect-core-1_0.html#IDToken
        guard (1...255).contains(subject.utf8.count), subject.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .token(.notAUser)
        }
        return Identity(issuer: configuration.issuer, subject: subject)
    }
}

/// Why nobody was signed in. Nothing personal is in it.
package enum IdentityFailure: Error, Sendable, Equatable {
    /// The provider does not answer, or its settings can't be used.
    case unavailable
    /// It refused the code, or us.
    case refused(status: Int)
    /// It answered without an ID token.
    case noToken
    /// It answered with a token that proves nothing.
    case token(IDTokenFault)
}

extension IdentityProvider.Configuration: Unprinted {}
extension IdentityProvider.Identity: Unprinted {}
