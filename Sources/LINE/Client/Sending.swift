/// Sending never throws: whatever happens is an outcome that the caller must record.
extension LINEClient {
    /// Answers an event. Free of quota. A reply has no retry key, so it is repeated only when it certainly did not
    /// arrive; without a clear answer it is `.unknown`, and nothing must be pushed in its place.
    /// https://developers.line.biz/en/reference/messaging-api/#send-reply-message
    package func reply(
        _ token: String, _ messages: EncodedMessages, notificationDisabled: Bool = false, giveUpAfter: Duration? = nil
    ) async -> SendOutcome {
        let body = SendBody.reply(token, messages, silent: notificationDisabled)
        var policy = policy(giveUpAfter)
        policy.giveUpAfter = min(policy.giveUpAfter, Platform.WebhookRule.replyTokenLife)
        let (ending, id) = await carryOut(Call(endpoint: .reply, body: body), .never, policy)
        return SendOutcome(ending, requestID: id)
    }

    /// Sends to one person, at most once for one key. To go on after `.unresolved`, `.rateLimited` or a restart, call
    /// again with the same arguments and the key marked as repeated.
    /// https://developers.line.biz/en/reference/messaging-api/#send-push-message
    package func push(
        to user: UserID, _ messages: EncodedMessages, options: SendOptions = SendOptions(), key: RetryKey,
        giveUpAfter: Duration? = nil
    ) async -> SendOutcome {
        let body = SendBody.push(user, messages, options)
        return await send(Call(endpoint: .push, body: body, retryKey: key), key, options, giveUpAfter, count: 1)
    }

    /// Sends to up to 500 people: to all of them or to none, at most once for one key. To go on later see `push`.
    /// https://developers.line.biz/en/reference/messaging-api/#send-multicast-message
    package func multicast(
        to recipients: Recipients, _ messages: EncodedMessages, options: SendOptions = SendOptions(), key: RetryKey,
        giveUpAfter: Duration? = nil
    ) async -> SendOutcome {
        let body = SendBody.multicast(recipients.users, messages, options)
        let call = Call(endpoint: .multicast, body: body, retryKey: key)
        return await send(call, key, options, giveUpAfter, count: recipients.users.count)
    }

    private func send(
        _ call: Call, _ key: RetryKey, _ options: SendOptions, _ giveUpAfter: Duration?, count: Int
    ) async -> SendOutcome {
        if let fault = options.fault { return .rejected(Refusal(fault, key)) }
        let (ending, id) = await carryOut(call, .key(key), policy(giveUpAfter), messages: count)
        return SendOutcome(ending, requestID: id)
    }

    private func policy(_ giveUpAfter: Duration?) -> RetryPolicy {
        var policy = configuration.retry
        if let giveUpAfter { policy.giveUpAfter = giveUpAfter }
        return policy
    }

    /// Whether a 429 means the month's quota: LINE's status is the same for both, and its texts may change, so the
    /// quota itself is read. When that fails we take it for the rate, which can be tried again.
    func isQuotaExhausted(_ result: WireResult, _ count: Int?, patience: Duration) async -> Bool {
        guard let count, case .answered(let answer) = result, answer.status == 429 else { return false }
        let policy = RetryPolicy.once(within: min(configuration.retry.requestTimeout, patience / 2))
        guard let quota = try? await quota(policy).value, let most = quota.limit else { return false }
        guard let used = try? await consumption(policy).value else { return false }
        return most - used < count
    }
}

extension Refusal {
    /// What LINE would answer, found before sending.
    fileprivate init(_ fault: MessageFault, _ key: RetryKey) {
        self.init(
            status: 400, message: "not sent", details: [Detail(message: fault.problem, property: fault.path)],
            requestID: nil, mayHaveBeenAccepted: key.isRepeated)
    }
}
