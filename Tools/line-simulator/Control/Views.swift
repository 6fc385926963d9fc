/// What the phone page and the journeys read about a user.
extension Platform {
    /// Users drawn from a seed: the same seed gives the same ids, names get a number.
    func createMany(_ count: Int, seed: UInt64, name: String, language: String) throws -> [UserID] {
        var random = SplitMix(seed: seed)
        var ids: [UserID] = []
        ids.reserveCapacity(count)
        users.reserveCapacity(users.count + count)
        for number in 1...count {
            let id = UserID(bits: UInt128(random.next()) << 64 | UInt128(random.next()))
            ids.append(try create(id, name: "\(name)\(number)", language: language))
        }
        return ids
    }

    func unblock(_ id: UserID) async throws {
        guard try user(id).bond == .blocked else { throw Refusal(409, "\(id) has not blocked the account") }
        try await follow(id)
    }

    func userList(search: String, limit: Int, offset: Int) -> JSON {
        var found: [JSON] = []
        var matching = 0
        for id in order {
            guard let user = users[id] else { continue }
            let matches = search.isEmpty || user.name.contains(search) || id.description.contains(search)
            guard matches else { continue }
            matching += 1
            if matching > offset, found.count < limit { found.append(summary(user)) }
        }
        return ["users": .list(found), "total": .count(order.count), "matching": .count(matching)]
    }

    func userJSON(_ id: UserID) throws -> JSON { summary(try user(id)) }

    private func summary(_ user: User) -> JSON {
        [
            "userId": .text(user.id.description), "displayName": .text(user.name), "language": .text(user.language),
            "bond": .text(user.bond.rawValue), "messages": .count(user.chat.count),
            "lastAt": user.chat.last.map { .time($0.at) } ?? .null,
            "richMenuId": .maybe(user.menu),
        ]
    }

    /// The chat from a sequence number on, with what the phone shows now. In any-user mode the account's messages to
    /// a user that nobody created are found by walking the accepted requests.
    func chat(_ id: UserID, after: Int) throws -> JSON {
        guard let user = users[id] else { return try strangersChat(id) }
        let entries = user.chat.reversed().prefix { $0.sequence > after }.reversed()
        return [
            "userId": .text(id.description), "displayName": .text(user.name), "bond": .text(user.bond.rawValue),
            "account": .text(settings.name), "messages": .list(entries.map { entryJSON($0) }),
            "quickReplies": .list(user.quickReplies), "richMenu": shownMenu(user),
            "last": .count(user.chat.last?.sequence ?? 0),
        ]
    }

    private func entryJSON(_ entry: User.Entry) -> JSON {
        [
            "sequence": .count(entry.sequence), "id": .text(entry.id), "at": .time(entry.at),
            "direction": entry.toUser ? "toUser" : "fromUser", "kind": .text(entry.kind), "message": entry.message,
            "requestId": .maybe(entry.requestID),
        ]
    }

    private func strangersChat(_ id: UserID) throws -> JSON {
        guard settings.anyUser else { throw Refusal(404, "no such user: \(id)") }
        var messages: [JSON] = []
        for request in ledger.accepted where request.recipients.contains(id) {
            for (offset, message) in request.messages.enumerated() {
                let number = request.firstMessageID + offset
                let entry = User.Entry(
                    sequence: number, id: Self.messageID(number), toUser: true, at: request.at, message: message,
                    requestID: request.requestID)
                messages.append(entryJSON(entry))
            }
        }
        return [
            "userId": .text(id.description), "displayName": "だれか", "bond": "friend",
            "account": .text(settings.name), "messages": .list(messages), "quickReplies": [], "richMenu": .null,
            "last": .count(lastMessageNumber),
        ]
    }
}
