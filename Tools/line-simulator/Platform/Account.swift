import Foundation

/// Tokens, profiles, quota, followers, the account itself.
extension Platform {
    /// https://developers.line.biz/en/reference/messaging-api/#issue-stateless-channel-access-token
    func issueToken(_ call: Call) throws -> Answer {
        guard call.contentType.lowercased().hasPrefix("application/x-www-form-urlencoded") else {
            throw Refusal(400, body: oauth("invalid_request", "Content-Type must be application/x-www-form-urlencoded"))
        }
        let form = Form.parse(call.body)
        guard form["grant_type"] == "client_credentials" else {
            throw Refusal(400, body: oauth("unsupported_grant_type", "grant_type must be client_credentials"))
        }
        let channels = [(settings.channelID, settings.channelSecret), (settings.loginChannelID, settings.loginSecret)]
        guard let channel = channels.first(where: { form["client_id"] == $0.0 && form["client_secret"] == $0.1 }) else {
            throw Refusal(400, body: oauth("invalid_client", "client_id or client_secret is wrong"))
        }
        let token = tokens.issue(for: channel.0, now: now, random: &random)
        return .ok(["token_type": "Bearer", "access_token": .text(token), "expires_in": 900])
    }

    private func oauth(_ error: String, _ description: String) -> JSON {
        ["error": .text(error), "error_description": .text(description)]
    }

    /// 404 means unknown, no friend, or blocked: LINE does not say which.
    func profile(_ call: Call) throws -> Answer {
        guard let id = UserID(call.parameter("user")) else {
            throw Refusal.badRequest("The value for the 'userId' parameter is invalid")
        }
        if let user = users[id], user.isReachable(now: now) {
            return .ok([
                "userId": .text(id.description), "displayName": .text(user.name), "language": .text(user.language),
            ])
        }
        guard users[id] == nil, settings.anyUser else { throw Refusal.notFound }
        return .ok(["userId": .text(id.description), "displayName": "だれか", "language": "ja"])
    }

    func quotaLimit() -> Answer {
        guard let monthly = quota.monthly else { return .ok(["type": "none"]) }
        return .ok(["type": "limited", "value": .count(monthly)])
    }

    func quotaConsumption() -> Answer {
        .ok(["totalUsage": .count(quota.usage(now: now))])
    }

    func followers(_ call: Call) throws -> Answer {
        guard let limit = Int(call.query["limit"] ?? "300"), (1...1_000).contains(limit) else {
            throw Refusal.badRequest("The value for the 'limit' parameter is invalid")
        }
        var start = 0
        if let token = call.query["start"] {
            guard token.hasPrefix("next-"), let position = Int(token.dropFirst(5)), position <= order.count else {
                throw Refusal.badRequest("Invalid start")
            }
            start = position
        }
        var ids: [JSON] = []
        while start < order.count, ids.count < limit {
            if users[order[start]]?.bond == .friend { ids.append(.text(order[start].description)) }
            start += 1
        }
        return .ok(
            start < order.count
                ? ["userIds": .list(ids), "next": .text("next-\(start)")] : ["userIds": .list(ids)])
    }

    func botInfo() -> Answer {
        .ok([
            "userId": .text(settings.account.description), "basicId": "@hagukumi",
            "displayName": .text(settings.name), "chatMode": "bot", "markAsReadMode": "auto",
        ])
    }

    /// https://developers.line.biz/en/reference/messaging-api/#display-a-loading-indicator
    func loading(_ call: Call) throws -> Answer {
        let fields = try call.fields()
        guard fields["chatId"]?.text.flatMap({ UserID($0) }) != nil else {
            throw Refusal.faults([Fault(message: "The value for the chatId is invalid", property: "chatId")])
        }
        let seconds = fields["loadingSeconds"].map { $0.integer ?? 0 } ?? 20
        guard (5...60).contains(seconds), seconds % 5 == 0 else {
            throw Refusal.faults([
                Fault(message: "Must be a multiple of 5 between 5 and 60", property: "loadingSeconds")
            ])
        }
        return .ok(status: 202)
    }
}

/// An `application/x-www-form-urlencoded` body.
enum Form {
    static func parse(_ bytes: [UInt8]) -> [String: String] {
        var fields: [String: String] = [:]
        for pair in String(decoding: bytes, as: UTF8.self).split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            fields[decode(parts[0])] = parts.count > 1 ? decode(parts[1]) : ""
        }
        return fields
    }

    static func decode(_ text: Substring) -> String {
        let spaced = text.replacing("+", with: " ")
        return String(spaced).removingPercentEncoding ?? String(spaced)
    }
}
