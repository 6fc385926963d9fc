import NIOCore

/// A person's public profile.
package struct Profile: Sendable, Equatable {
    package let displayName: String
    /// BCP 47, missing when the person has not agreed.
    package let language: String?
    package let pictureURL: String?
}

/// How many messages the account may send in a calendar month.
package struct Quota: Sendable, Equatable {
    /// Nil when there is no limit.
    package let limit: Int?
}

/// Which endpoint's rules messages are checked against.
package enum SendKind: Sendable {
    case reply, push, multicast
}

/// Questions, and small things that may be done twice.
extension LINEClient {
    /// Nil when LINE answers 404: not known, not a friend, blocked, or no consent, which can't be told apart.
    /// https://developers.line.biz/en/reference/messaging-api/#get-profile
    package func profile(of user: UserID) async throws(LINEFailure) -> Answered<Profile?> {
        let answer: WireAnswer
        do throws(LINEFailure) {
            answer = try await ask(Call(endpoint: .profile, path: [user.rawValue]))
        } catch .refused(let refusal) where refusal.status == 404 {
            return Answered(value: nil, requestID: refusal.requestID)
        }
        guard let body = answer.read(JSONObject.self), let name = body.string("displayName") else {
            throw .unreadable(.profile, requestID: answer.requestID)
        }
        let profile = Profile(
            displayName: name, language: body.string("language"), pictureURL: body.string("pictureUrl"))
        return Answered(value: profile, requestID: answer.requestID)
    }

    /// https://developers.line.biz/en/reference/messaging-api/#get-quota
    package func quota() async throws(LINEFailure) -> Answered<Quota> { try await quota(configuration.retry) }

    /// How many messages were sent this month, approximately.
    /// https://developers.line.biz/en/reference/messaging-api/#get-consumption
    package func consumption() async throws(LINEFailure) -> Answered<Int> { try await consumption(configuration.retry) }

    func quota(_ policy: RetryPolicy) async throws(LINEFailure) -> Answered<Quota> {
        let answer = try await ask(Call(endpoint: .quota), policy)
        let body = answer.read(JSONObject.self)
        switch (body?.string("type"), body?.integer("value")) {
        case ("none", _): return Answered(value: Quota(limit: nil), requestID: answer.requestID)
        case ("limited", let value?): return Answered(value: Quota(limit: Int(value)), requestID: answer.requestID)
        default: throw .unreadable(.quota, requestID: answer.requestID)
        }
    }

    func consumption(_ policy: RetryPolicy) async throws(LINEFailure) -> Answered<Int> {
        let answer = try await ask(Call(endpoint: .consumption), policy)
        guard let used = answer.read(JSONObject.self)?.integer("totalUsage") else {
            throw .unreadable(.consumption, requestID: answer.requestID)
        }
        return Answered(value: Int(used), requestID: answer.requestID)
    }

    /// Shows the person that an answer is coming, for `time`: rounded up to LINE's steps of 5 s, at most 60 s.
    /// https://developers.line.biz/en/reference/messaging-api/#display-a-loading-indicator
    @discardableResult
    package func startLoading(for user: UserID, time: Duration) async throws(LINEFailure) -> Answered<Void> {
        let step = Platform.Loading.step
        let steps = Int((time / .seconds(step)).rounded(.up))
        let seconds = min(max(steps * step, Platform.Loading.seconds.lowerBound), Platform.Loading.seconds.upperBound)
        let body = ByteBuffer(string: "{\"chatId\":\"\(user.rawValue)\",\"loadingSeconds\":\(seconds)}")
        let answer = try await ask(Call(endpoint: .loading, body: body))
        return Answered(value: (), requestID: answer.requestID)
    }

    /// Has LINE check messages without sending them; throws `.refused` with LINE's details when it would not take them.
    /// https://developers.line.biz/en/reference/messaging-api/#validate-message-objects-of-push-message
    @discardableResult
    package func validate(
        _ messages: EncodedMessages, for kind: SendKind
    ) async throws(LINEFailure) -> Answered<Void> {
        var body = ByteBuffer(string: #"{"messages":"#)
        body.writeBytes(messages.json)
        body.writeString("}")
        let answer = try await ask(Call(endpoint: kind.validation, body: body))
        return Answered(value: (), requestID: answer.requestID)
    }

    /// Makes a call that may be repeated unless `repetition` says otherwise, and gives the answer if it is a yes.
    func ask(
        _ call: Call, _ policy: RetryPolicy? = nil, _ repetition: Repetition = .harmless
    ) async throws(LINEFailure) -> WireAnswer {
        let (ending, id) = await carryOut(call, repetition, policy ?? configuration.retry)
        switch ending {
        case .success(let answer), .duplicate(let answer): return answer
        case .refused(let refusal), .rateLimited(let refusal), .quotaExhausted(let refusal): throw .refused(refusal)
        case .unresolved(let reason), .unknown(let reason): throw .unanswered(reason: reason, requestID: id)
        }
    }
}

extension SendKind {
    fileprivate var validation: Endpoint {
        switch self {
        case .reply: .validateReply
        case .push: .validatePush
        case .multicast: .validateMulticast
        }
    }
}
