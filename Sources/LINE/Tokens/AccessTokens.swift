/// Where the channel access token comes from.
package enum AccessTokenSource: Sendable {
    /// One that somebody issued; it is never renewed here.
    case fixed(String)
    /// Short-lived ones, issued from the channel's id and secret whenever needed.
    /// https://developers.line.biz/en/reference/messaging-api/#issue-stateless-channel-access-token
    case stateless(channelID: String, channelSecret: String)
}

/// A token and how long it is good for, counted from when it was asked for.
struct IssuedToken: Sendable {
    let value: String
    let life: Duration
}

/// The token in use. A stateless one is renewed well before it ends, by one caller while the others go on with the old
/// one; when there is none, all wait for one and the same request.
actor AccessTokens {
    /// Why there is no token.
    enum Failure: Error, Sendable {
        case refused(WireAnswer)
        case unreachable(String)
    }

    typealias Issue = @Sendable () async -> Result<IssuedToken, Failure>

    private struct Held {
        let value: String
        /// From when on a newer one is wanted.
        var stale: Duration
        /// From when on it is not used.
        let end: Duration
    }

    private let fixed: String?
    private let issue: Issue
    private let now: @Sendable () -> Duration
    private var held: Held?
    private var issuing: Task<Result<String, Failure>, Never>?

    init(fixed: String?, issue: @escaping Issue, now: @escaping @Sendable () -> Duration) {
        self.fixed = fixed
        self.issue = issue
        self.now = now
    }

    /// A token that should work.
    func token() async throws(Failure) -> String {
        if let fixed { return fixed }
        guard let held, now() < held.end else { return try await issued().get() }
        guard now() >= held.stale, issuing == nil else { return held.value }
        switch await issued() {
        case .success(let value): return value
        case .failure:
            // The old one works until its end; others must not all try at once.
            self.held?.stale = now() + Platform.TokenRule.pauseAfterFailure
            return held.value
        }
    }

    /// Gives up a token that LINE refused; false when there is no other to be had. A token that has been replaced
    /// since is nobody's fault.
    func discard(_ token: String) -> Bool {
        guard fixed == nil else { return false }
        if held?.value == token { held = nil }
        return true
    }

    private func issued() async -> Result<String, Failure> {
        if let issuing { return await issuing.value }
        let task = Task { await renew() }
        issuing = task
        return await task.value
    }

    private func renew() async -> Result<String, Failure> {
        let asked = now()
        let result = await issue()
        issuing = nil
        return result.map { token in
            let end = max(.zero, token.life - Platform.TokenRule.margin)
            let stale = min(end, token.life * Platform.TokenRule.freshShare)
            held = Held(value: token.value, stale: asked + stale, end: asked + end)
            return token.value
        }
    }
}
