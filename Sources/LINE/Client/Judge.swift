import FoundationEssentials

/// What a call may do when it does not know whether an earlier request arrived.
enum Repetition: Sendable {
    /// LINE recognises the key: send again.
    case key(RetryKey)
    /// Doing it twice is doing it once: send again.
    case harmless
    /// Doing it twice would show: never send again.
    case never
}

/// Reads the answers to one call and decides what to do next: the table of LINE's page on retrying, as a value.
/// https://developers.line.biz/en/docs/messaging-api/retrying-api-request/
struct Judge: Sendable {
    /// How a call ends.
    enum Ending: Sendable {
        case success(WireAnswer)
        case duplicate(WireAnswer)
        case refused(Refusal)
        case rateLimited(Refusal)
        case quotaExhausted(Refusal)
        case unresolved(String)
        case unknown(String)
    }

    /// What to do next.
    enum Verdict: Sendable {
        case end(Ending)
        case again(after: Duration)
        /// The token was refused: get another and send again at once.
        case withNewToken
    }

    /// The time and the chance at which a result is judged.
    struct Moment: Sendable {
        let wall: Date
        /// Since the call began.
        let elapsed: Duration
        let random: Double
    }

    let policy: RetryPolicy
    let repetition: Repetition
    private(set) var attempts = 0
    private(set) var requestID: String?
    private var isUnclear: Bool
    private var gotNewToken = false

    init(_ policy: RetryPolicy, _ repetition: Repetition) {
        self.policy = policy
        self.repetition = repetition
        if case .key(let key) = repetition { isUnclear = key.isRepeated } else { isUnclear = false }
    }

    /// Nil while another request may be made; otherwise how the call ends without it.
    func ending(before moment: Moment) -> Ending? {
        if case .key(let key) = repetition, key.isOver(at: moment.wall) {
            return .unknown("the retry key is older than 23 hours")
        }
        return moment.elapsed < policy.giveUpAfter ? nil : .unresolved("the time for this call is over")
    }

    /// How long the next request may take.
    func patience(at moment: Moment) -> Duration { policy.giveUpAfter - moment.elapsed }

    /// Decides about `result`; `quotaIsExhausted` is what the quota said when the status is 429.
    mutating func judge(_ result: WireResult, at moment: Moment, quotaIsExhausted: Bool = false) -> Verdict {
        attempts += 1
        switch result {
        case .answered(let answer):
            requestID = answer.requestID ?? requestID
            return judge(answer, at: moment, quotaIsExhausted)
        case .lost(let reason): return unclear(reason, at: moment)
        case .unsent(let reason): return again(at: moment, otherwise: .unresolved(reason))
        case .stopped(let reason): return .end(.unresolved(reason))
        case .noToken(let answer): return .end(.refused(refusal(answer)))
        }
    }

    /// How the call ends when its task is cancelled between two requests.
    var cancelled: Ending { .unresolved("cancelled") }

    private mutating func judge(_ answer: WireAnswer, at moment: Moment, _ quotaIsExhausted: Bool) -> Verdict {
        switch answer.status {
        case 200..<300: return .end(.success(answer))
        case 409:
            if case .key = repetition { return .end(.duplicate(answer)) }
            return .end(.refused(refusal(answer)))
        case 401 where !gotNewToken:
            gotNewToken = true
            return .withNewToken
        case 429 where quotaIsExhausted: return .end(.quotaExhausted(refusal(answer)))
        case 429: return again(at: moment, otherwise: .rateLimited(refusal(answer)))
        case 500...: return unclear("LINE answered \(answer.status)", at: moment)
        default: return .end(.refused(refusal(answer)))
        }
    }

    private mutating func unclear(_ reason: String, at moment: Moment) -> Verdict {
        isUnclear = true
        if case .never = repetition { return .end(.unknown(reason)) }
        return again(at: moment, otherwise: .unresolved(reason))
    }

    private func again(at moment: Moment, otherwise ending: Ending) -> Verdict {
        let delay = policy.delay(after: attempts, random: moment.random)
        if case .key(let key) = repetition, key.isOver(at: moment.wall + delay / .seconds(1)) {
            return .end(.unknown("the retry key will be older than 23 hours"))
        }
        guard attempts < policy.attempts, moment.elapsed + delay < policy.giveUpAfter else {
            return .end(ending)
        }
        return .again(after: delay)
    }

    func refusal(_ answer: WireAnswer) -> Refusal { Refusal(answer, mayHaveBeenAccepted: isUnclear) }
}
