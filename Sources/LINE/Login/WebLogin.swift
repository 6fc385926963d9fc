import NIOCore

/// Signing in on a web page: to LINE with an address, back with a code, and the code for an ID token.
/// https://developers.line.biz/en/docs/line-login/integrate-line-login/
package struct WebLogin: Sendable {
    /// How LINE treats the person on the way.
    package struct Options: Sendable, Equatable {
        /// Whether LINE offers to add the account that is linked to the channel as a friend.
        package enum FriendOffer: String, Sendable {
            /// A box on the page of consent.
            case normal
            /// A page of its own.
            case aggressive
        }
        /// What LINE must or must not ask.
        package enum Prompt: String, Sendable {
            case none, login, consent
        }

        package var friendOffer: FriendOffer?
        /// Nil for what LINE finds right.
        package var prompt: Prompt?
        /// Whether somebody who is signed in to LINE already must say so again; for shared devices.
        package var disablesAutoLogin: Bool
        /// Languages of LINE's pages, BCP 47, the best first; none for the browser's.
        package var languages: [String]

        package init(
            friendOffer: FriendOffer? = .normal, prompt: Prompt? = nil, disablesAutoLogin: Bool = false,
            languages: [String] = []
        ) {
            self.friendOffer = friendOffer
            self.prompt = prompt
            self.disablesAutoLogin = disablesAutoLogin
            self.languages = languages
        }
    }

    let channel: LoginChannel
    let access: String
    let line: LINEClient
    let verifier: LINETokens

    /// Where the browser must go.
    ///
    /// - Parameter address: where LINE sends it back to; registered with the channel, and the same as in `signIn`.
    package func authorizeURL(
        _ attempt: LoginAttempt, returningTo address: String, options: Options = Options()
    ) -> String {
        var fields = [
            ("response_type", "code"), ("client_id", channel.id), ("redirect_uri", address), ("state", attempt.state),
            ("scope", "openid"), ("nonce", attempt.nonce), ("code_challenge", attempt.challenge),
            ("code_challenge_method", "S256"),
        ]
        if let offer = options.friendOffer { fields.append(("bot_prompt", offer.rawValue)) }
        if let prompt = options.prompt { fields.append(("prompt", prompt.rawValue)) }
        if options.disablesAutoLogin { fields.append(("disable_auto_login", "true")) }
        if !options.languages.isEmpty { fields.append(("ui_locales", options.languages.joined(separator: " "))) }
        return "\(access)/oauth2/v2.1/authorize?\(FormFields(fields).text)"
    }

    /// Who came back with this code. LINE takes a code once, so it is not sent again when the answer was lost; then,
    /// and when LINE refuses it, the person begins anew.
    package func signIn(
        code: String, _ attempt: LoginAttempt, returningTo address: String
    ) async throws(LoginFailure) -> LoginGrant {
        let form = FormFields([
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", address),
            ("client_id", channel.id), ("client_secret", channel.secret), ("code_verifier", attempt.verifier),
        ])
        let call = Call(
            endpoint: .loginToken, body: ByteBuffer(string: form.text), contentType: FormFields.contentType)
        let answer: WireAnswer
        do throws(LINEFailure) { answer = try await line.ask(call, nil, .never) } catch { throw .line(error) }
        let body = answer.read(JSONObject.self)
        guard let token = body?.string("id_token") else {
            throw .line(.unreadable(.loginToken, requestID: answer.requestID))
        }
        do throws(IDTokenFault) {
            let user = try await verifier.user(of: token, .web(channel, nonce: attempt.nonce))
            return LoginGrant(user: user, accessToken: body?.string("access_token"))
        } catch {
            throw .token(error)
        }
    }

    /// Takes back what the person allowed the channel, as LINE demands when somebody leaves for good.
    /// https://developers.line.biz/en/reference/line-login/#deauthorize
    ///
    /// - Parameter userAccessToken: of that person and this channel, from `LoginGrant` or `liff.getAccessToken()`.
    package func deauthorize(userAccessToken: String) async throws(LINEFailure) {
        let plain = userAccessToken.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C }
        guard plain, (1...4_000).contains(userAccessToken.utf8.count) else {
            throw .invalid([MessageFault(path: "userAccessToken", problem: "is not a token")])
        }
        let body = ByteBuffer(string: #"{"userAccessToken":"\#(userAccessToken)"}"#)
        _ = try await line.ask(Call(endpoint: .deauthorize, body: body))
    }
}

/// Somebody who has signed in on a web page.
package struct LoginGrant: Sendable, Equatable {
    package let user: UserID
    /// Good for taking the permission back, and nothing else here: not to be kept.
    package let accessToken: String?
}

/// Why nobody was signed in.
package enum LoginFailure: Error, Sendable, Equatable {
    /// LINE refused the code (`.refused`: used, too old, another address), or gave no answer that helps.
    case line(LINEFailure)
    /// LINE answered with a token that proves nothing.
    case token(IDTokenFault)
}
