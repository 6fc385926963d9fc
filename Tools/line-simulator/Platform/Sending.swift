/// Reply, push, multicast and their validation.
/// https://developers.line.biz/en/reference/messaging-api/#messages
extension Platform {
    func reply(_ call: Call) throws -> Answer {
        let body = try SendBody(parsing: call.body)
        guard let token = body.fields["replyToken"]?.text, let user = replyTokens.user(token, now: now) else {
            throw Refusal.badRequest("Invalid reply token")
        }
        replyTokens.use(token)
        let sent = accept(call, for: [user], body.content, charged: false)
        return .ok(["sentMessages": .list(sent)])
    }

    func push(_ call: Call) throws -> Answer {
        let fields = try call.fields()
        guard let user = fields["to"]?.text.flatMap({ UserID($0) }) else {
            throw Refusal.badRequest("The property, 'to', in the request body is invalid (line: -, column: -)")
        }
        let sum = SendBody.sum(of: JSON.object(fields).bytes)
        try refuseKnownKey(call, sum: sum)
        let body = try SendBody(parsing: call.body)
        try charge([user])
        let sent = accept(call, for: [user], body.content, charged: true)
        remember(call, sum: sum, sent: sent)
        return .ok(["sentMessages": .list(sent)])
    }

    func multicast(_ call: Call) throws -> Answer {
        var recipients = Recipients(scanning: call.body)
        if recipients == nil { recipients = try Recipients(reading: call.body) }
        guard let recipients else { throw Refusal.badRequest("The property, to, in the request body is invalid") }
        let body = try contents.body(recipients.rest)
        let sum = recipients.users.reduce(body.content.sum) { $0 &* 31 &+ $1.bits }
        try refuseKnownKey(call, sum: sum)
        try charge(recipients.users)
        _ = accept(call, for: recipients.users, body.content, charged: true)
        remember(call, sum: sum, sent: [])
        return .ok()
    }

    /// The validation endpoints look at `messages` only.
    func validate(_ call: Call) throws -> Answer {
        _ = try SendBody(parsing: call.body)
        return .ok()
    }

    private func refuseKnownKey(_ call: Call, sum: UInt128) throws(Refusal) {
        guard let key = call.retryKey, let known = retryKeys.find(key, now: now) else { return }
        if known.sum != sum { ledger.mixedRetries += 1 }
        var body: [String: JSON] = ["message": "The retry key is already accepted"]
        if call.endpoint == .push { body["sentMessages"] = .list(known.sentMessages) }
        throw Refusal(
            409, body: .object(body), headers: [("x-line-accepted-request-id", known.requestID)])
    }

    private func remember(_ call: Call, sum: UInt128, sent: [JSON]) {
        guard let key = call.retryKey else { return }
        retryKeys.remember(
            key, RetryKeys.Accepted(requestID: call.requestID, sentMessages: sent, sum: sum, at: now))
    }

    private func charge(_ recipients: [UserID]) throws(Refusal) {
        let moment = now
        let charged = recipients.count { isReached($0, now: moment) }
        guard quota.take(charged, now: moment) else { throw Refusal.monthlyLimit }
    }

    private func isReached(_ id: UserID, now: Moment) -> Bool {
        users[id]?.isReachable(now: now) ?? settings.anyUser
    }

    /// Delivers at once. Blocked and unknown users are silently left out.
    private func accept(_ call: Call, for recipients: [UserID], _ content: SendBody.Content, charged: Bool) -> [JSON] {
        let moment = now
        let numbers = content.messages.map { _ in nextMessageNumber() }
        let reached = recipients.filter { isReached($0, now: moment) || (!charged && users[$0]?.bond != .blocked) }
        for user in reached where users[user] != nil {
            for (number, message) in zip(numbers, content.messages) {
                let entry = User.Entry(
                    sequence: nextSequence(), id: Self.messageID(number), toUser: true, at: moment,
                    message: message, requestID: call.requestID)
                users[user]?.chat.append(entry)
            }
            users[user]?.quickReplies = content.messages.last?["quickReply"]?["items"]?.list ?? []
        }
        ledger.record(
            Ledger.Accepted(
                requestID: call.requestID, endpoint: call.endpoint, retryKey: call.retryKey, at: moment,
                recipients: recipients, reached: reached.count, messages: content.messages,
                firstMessageID: numbers.first ?? 0, sum: content.sum),
            reaching: reached)
        return zip(numbers, content.messages).map { number, message in
            var sent: [String: JSON] = ["id": .text(Self.messageID(number))]
            if Self.quotable.contains(message["type"]?.text ?? "") { sent["quoteToken"] = .text("q\(number)") }
            return .object(sent)
        }
    }

    private static let quotable: Set = ["text", "textV2", "sticker", "image", "video", "template", "flex"]
}
