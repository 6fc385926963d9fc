/// What people do with their phones. Each act draws what the phone would show and sends what it would send.
extension Platform {
    /// A new user, or a refusal if the id is taken.
    func create(_ id: UserID?, name: String, language: String) throws -> UserID {
        let id = id ?? UserID(bits: UInt128(random.next()) << 64 | UInt128(random.next()))
        guard users[id] == nil else { throw Refusal(409, "\(id) exists already") }
        users[id] = User(id: id, name: name, language: language)
        order.append(id)
        return id
    }

    func follow(_ id: UserID) async throws {
        let user = try user(id)
        guard user.bond != .friend else { throw Refusal(409, "\(id) is a friend already") }
        users[id]?.bond = .friend
        await send("follow", from: id, ["follow": ["isUnblocked": .bool(user.bond == .blocked)]])
    }

    /// Blocks the account. LINE tells it with an event that can't be replied to.
    func unfollow(_ id: UserID) async throws {
        guard try user(id).bond != .blocked else { throw Refusal(409, "\(id) has blocked the account already") }
        users[id]?.bond = .blocked
        users[id]?.menu = nil
        await send("unfollow", from: id, [:], withReplyToken: false)
    }

    func say(_ id: UserID, text: String) async throws {
        guard !text.isEmpty, text.utf16.count <= 5_000 else { throw Refusal(400, "text: 1 to 5,000 UTF-16 units") }
        try await write(id, ["type": "text", "text": .text(text)])
    }

    func sendSticker(_ id: UserID, package: String, sticker: String) async throws {
        try await write(
            id,
            [
                "type": "sticker", "packageId": .text(package), "stickerId": .text(sticker),
                "stickerResourceType": "STATIC",
            ])
    }

    func sendLocation(
        _ id: UserID, latitude: Double, longitude: Double, title: String?, address: String?
    ) async throws {
        guard (-90...90).contains(latitude), (-180...180).contains(longitude) else {
            throw Refusal(400, "latitude, longitude: out of range")
        }
        var message: [String: JSON] = [
            "type": "location", "latitude": .number(latitude), "longitude": .number(longitude),
        ]
        if let title { message["title"] = .text(title) }
        if let address { message["address"] = .text(address) }
        try await write(id, message)
    }

    func postback(_ id: UserID, data: String, params: JSON?, shown: String?) async throws {
        try mayWrite(id)
        if let shown { draw(id, ["type": "text", "text": .text(shown)]) }
        users[id]?.quickReplies = []
        var postback: [String: JSON] = ["data": .text(data)]
        if let params, params != .null { postback["params"] = params }
        await send("postback", from: id, ["postback": .object(postback)])
    }

    /// A message that the user wrote: a bubble on the right, and an event.
    private func write(_ id: UserID, _ message: [String: JSON]) async throws {
        try mayWrite(id)
        let entry = draw(id, message)
        users[id]?.lastWrote = now
        var sent = message
        sent["id"] = .text(entry)
        if ["text", "sticker"].contains(message["type"]?.text ?? "") {
            sent["quoteToken"] = .text("q" + entry)
            sent["markAsReadToken"] = .text("r" + entry)
        }
        await send("message", from: id, ["message": .object(sent)])
    }

    private func mayWrite(_ id: UserID) throws {
        guard try user(id).bond != .blocked else { throw Refusal(409, "\(id) has blocked the account: unblock first") }
    }

    @discardableResult
    private func draw(_ id: UserID, _ message: [String: JSON]) -> String {
        let entry = User.Entry(
            sequence: nextSequence(), id: Self.messageID(nextMessageNumber()), toUser: false, at: now,
            message: .object(message), requestID: nil)
        users[id]?.chat.append(entry)
        users[id]?.quickReplies = []
        return entry.id
    }

    private func send(_ kind: String, from id: UserID, _ extra: [String: JSON], withReplyToken: Bool = true) async {
        let moment = now
        lastActivity = .now
        let token = withReplyToken ? random.hex128() : nil
        if let token { replyTokens.issue(token, to: id, at: moment) }
        let event = WebhookEvent(
            kind, id: ULID.make(at: moment, random: &random), user: id, at: moment, replyToken: token, extra)
        await courier.enqueue([event])
    }

    func user(_ id: UserID) throws(Refusal) -> User {
        guard let user = users[id] else { throw Refusal(404, "no such user: \(id)") }
        return user
    }

    /// A webhook is on its way: its reply tokens begin to live.
    func delivering(_ events: [WebhookEvent]) {
        for event in events {
            guard let token = event.replyToken else { continue }
            replyTokens.delivered(token, redelivery: event.isRedelivery, now: now)
        }
    }
}
