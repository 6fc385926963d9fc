package import AsyncHTTPClient
package import Logging
import NIOCore

/// LINE's Messaging API.
///
/// Keeps every endpoint below its limit, sends retries byte for byte the same, and tells apart what was accepted, what
/// was refused and what is not known. Logs hold endpoint, status and LINE's request id; never users, texts or tokens.
package struct LINEClient: Sendable {
    /// Where and how to call.
    package struct Configuration: Sendable {
        package var api: String
        package var dataAPI: String
        package var token: AccessTokenSource
        package var retry: RetryPolicy
        package var pace: Pace

        /// Addresses are given without a slash at the end; one that is there is dropped.
        package init(
            token: AccessTokenSource, api: String = Platform.api, dataAPI: String = Platform.dataAPI,
            retry: RetryPolicy = RetryPolicy(), pace: Pace = Pace()
        ) {
            self.token = token
            self.api = api.hasSuffix("/") ? String(api.dropLast()) : api
            self.dataAPI = dataAPI.hasSuffix("/") ? String(dataAPI.dropLast()) : dataAPI
            self.retry = retry
            self.pace = pace
        }
    }

    let configuration: Configuration
    let timing: Timing
    let wire: Wire
    private let tokens: AccessTokens
    private let pacer: Pacer
    let tally: CallTally
    let log: Logger

    /// A client over `http`, which stays the caller's to shut down; configure it as `HTTPClient.Configuration.line()`.
    package init(
        _ configuration: Configuration, http: HTTPClient, timing: Timing, tally: CallTally = CallTally(), log: Logger
    ) {
        let wire = Wire(http: http)
        self.configuration = configuration
        self.timing = timing
        self.wire = wire
        self.tally = tally
        self.log = log
        pacer = Pacer(configuration.pace, timing: timing)
        let issuer = TokenIssuer(configuration: configuration, wire: wire, log: log)
        tokens = AccessTokens(fixed: configuration.token.fixed, issue: issuer.issue, now: timing.monotonic)
    }

    /// Makes a call until it ends, as the judge decides.
    func carryOut(
        _ call: Call, _ repetition: Repetition, _ policy: RetryPolicy, messages count: Int? = nil
    ) async -> (ending: Judge.Ending, requestID: String?) {
        var judge = Judge(policy, repetition)
        let start = timing.monotonic()
        func moment() -> Judge.Moment {
            Judge.Moment(wall: timing.wall(), elapsed: timing.monotonic() - start, random: timing.random())
        }
        while true {
            if let ending = judge.ending(before: moment()) { return (ending, judge.requestID) }
            let patience = judge.patience(at: moment())
            let (result, token) = await attempt(call, judge.attempts + 1, patience: patience, policy)
            let exhausted = await isQuotaExhausted(result, count, patience: judge.patience(at: moment()))
            switch judge.judge(result, at: moment(), quotaIsExhausted: exhausted) {
            case .end(let ending): return (ending, judge.requestID)
            case .withNewToken:
                if case .answered(let answer) = result, await !canReplace(token) {
                    return (.refused(judge.refusal(answer)), judge.requestID)
                }
            case .again(let delay):
                do { try await timing.sleep(delay) } catch { return (judge.cancelled, judge.requestID) }
            }
        }
    }

    /// Whether a request that was refused may be made again with another token.
    private func canReplace(_ token: String?) async -> Bool {
        guard let token else { return false }
        return await tokens.discard(token)
    }

    /// One request, when its turn has come.
    private func attempt(
        _ call: Call, _ number: Int, patience: Duration, _ policy: RetryPolicy
    ) async -> (WireResult, token: String?) {
        let start = timing.monotonic()
        do {
            guard try await pacer.pass(call.endpoint, patience: patience) else {
                return (.stopped("the time for this call ends before its turn comes"), nil)
            }
        } catch {
            return (.stopped("cancelled"), nil)
        }
        let token: String?
        do throws(AccessTokens.Failure) {
            token = call.endpoint.needsToken ? try await tokens.token() : nil
        } catch {
            switch error {
            case .refused(let answer): return (.noToken(answer), nil)
            case .unreachable(let reason): return (.unsent("no access token: \(reason)"), nil)
            }
        }
        let left = patience - (timing.monotonic() - start)
        guard left > .zero else { return (.stopped("the time for this call is over"), nil) }
        let result = await wire.exchange(
            call.endpoint.method, url(of: call), headers: headers(of: call, token), body: call.body,
            timeout: min(policy.requestTimeout, left))
        log.record(call.endpoint, result, attempt: number)
        tally.note(call.endpoint, result)
        return (result, token)
    }

    private func url(of call: Call) -> String {
        (call.endpoint.usesDataHost ? configuration.dataAPI : configuration.api) + call.endpoint.path(call.path)
    }

    private func headers(of call: Call, _ token: String?) -> [(String, String)] {
        var headers: [(String, String)] = []
        if let token { headers.append(("Authorization", "Bearer \(token)")) }
        if call.body != nil { headers.append(("Content-Type", call.contentType)) }
        if let key = call.retryKey { headers.append((Platform.Header.retryKey, key.headerValue)) }
        return headers
    }
}

extension AccessTokenSource {
    fileprivate var fixed: String? {
        switch self {
        case .fixed(let token): token
        case .stateless: nil
        }
    }
}
