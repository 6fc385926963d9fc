import Crypto
import Foundation
import Testing

@Suite struct WebhookTests {
    /// A simulator that sends its webhooks to a service of the test's own.
    private func together(
        _ options: [String] = [], _ work: (SimulatorProcess, ServiceUnderTest) async throws -> Void
    ) async throws {
        try await ServiceUnderTest.run { service, address in
            try await SimulatorProcess.run(["--webhook", address] + options) { line in
                try await work(line, service)
            }
        }
    }

    private func quiet(_ line: SimulatorProcess) async throws {
        try await line.order("idle", ["quietMilliseconds": 20])
    }

    @Test("the signature is HMAC-SHA256 of the raw bytes under the channel secret")
    func signature() async throws {
        try await together { line, service in
            let user = try await line.friend(1)
            try await line.order("users/\(user)/text", ["text": "👶 \"引用\" \\ / 231-0021"])
            try await quiet(line)
            #expect(service.webhooks.count == 2)
            let key = SymmetricKey(data: Data(SimulatorProcess.secret.utf8))
            for webhook in service.webhooks {
                let code = HMAC<SHA256>.authenticationCode(for: webhook.body, using: key)
                #expect(webhook.signature == Data(code).base64EncodedString())
            }
        }
    }

    @Test("follow, text, location, postback and unfollow arrive in the user's order with what LINE sends")
    func events() async throws {
        try await together { line, service in
            let user = try await line.friend(1)
            try await line.order("users/\(user)/text", ["text": "はい"])
            try await line.order("users/\(user)/location", ["latitude": 35.4, "longitude": 139.6])
            try await line.order("users/\(user)/postback", ["data": "d", "params": ["date": "2026-01-02"]])
            try await line.order("users/\(user)/unfollow")
            try await line.order("users/\(user)/unblock")
            try await quiet(line)
            let events = service.events
            #expect(
                events.compactMap { $0["type"] as? String }
                    == ["follow", "message", "message", "postback", "unfollow", "follow"])
            #expect(events.allSatisfy { ($0["webhookEventId"] as? String)?.count == 26 })
            #expect(Set(service.eventIDs).count == 6)
            #expect(events.allSatisfy { ($0["source"] as? [String: String])?["userId"] == user })
            #expect(events.map { $0["replyToken"] != nil } == [true, true, true, true, false, true])
            #expect((events[5]["follow"] as? [String: Bool])?["isUnblocked"] == true)
            let postback = events[3]["postback"] as? [String: Any]
            #expect(postback?["params"] as? [String: String] == ["date": "2026-01-02"])
        }
    }

    @Test("a reply token works once, and only within a minute of its webhook")
    func replyTokens() async throws {
        try await together { line, service in
            let user = try await line.friend(1)
            try await line.order("users/\(user)/text", ["text": "はい"])
            try await quiet(line)
            let tokens = service.events.compactMap { $0["replyToken"] as? String }
            func reply(_ token: String) async throws -> Reply {
                try await line.post("/v2/bot/message/reply", ["replyToken": token, "messages": [text("どうぞ")]])
            }
            #expect(try await reply(tokens[0]).status == 200)
            let again = try await reply(tokens[0])
            #expect(again.status == 400)
            #expect(again.message == "Invalid reply token")
            try await line.order("clock", ["advanceSeconds": 61])
            #expect(try await reply(tokens[1]).status == 400)
            try await line.order("webhooks/redeliver", ["last": 1])
            try await quiet(line)
            #expect(try await reply(tokens[1]).status == 200)
            #expect(try await line.counts().count("quotaUsed") == 0)
        }
    }

    @Test("a redelivery does not renew a reply token whose event is 20 minutes old")
    func oldTokens() async throws {
        try await together { line, service in
            _ = try await line.friend(1)
            try await quiet(line)
            try await line.order("clock", ["advanceSeconds": 1_201])
            try await line.order("webhooks/redeliver", ["last": 1])
            try await quiet(line)
            let token = try #require(service.events.last?["replyToken"] as? String)
            let reply = try await line.post("/v2/bot/message/reply", ["replyToken": token, "messages": [text("x")]])
            #expect(reply.status == 400)
        }
    }

    @Test("a failed webhook comes again with the same event id, marked as redelivered")
    func redelivery() async throws {
        try await together(["--webhook-retries", "2", "--webhook-retry-milliseconds", "1"]) { line, service in
            service.answer([500, 503])
            _ = try await line.friend(1)
            try await quiet(line)
            #expect(service.webhooks.count == 3)
            #expect(Set(service.eventIDs).count == 1)
            let marks = service.events.map { ($0["deliveryContext"] as? [String: Bool])?["isRedelivery"] }
            #expect(marks == [false, true, true])
        }
    }

    @Test("a webhook that is not answered within two seconds has timed out, and comes again")
    func timeout() async throws {
        try await together(["--webhook-retries", "1", "--webhook-retry-milliseconds", "1"]) { line, service in
            service.answer([0])
            _ = try await line.friend(1)
            try await quiet(line)
            let log = try await line.ask("GET", "/_sim/webhooks").list("webhooks")
            #expect(log.compactMap { $0["reason"] as? String } == ["request_timeout", ""])
            #expect(Set(service.eventIDs).count == 1)
            #expect(service.webhooks.count == 2)
        }
    }

    @Test("a service that is not there is reported as one that can't be connected to")
    func absent() async throws {
        let address = try await ServiceUnderTest.run { _, address in address }
        try await SimulatorProcess.run(["--webhook", address]) { line in
            _ = try await line.friend(1)
            try await quiet(line)
            let log = try await line.ask("GET", "/_sim/webhooks").list("webhooks")
            #expect(log.compactMap { $0["reason"] as? String } == ["could_not_connect"])
        }
    }

    @Test("without redelivery, which is LINE's default, a failed webhook is lost")
    func noRedelivery() async throws {
        try await together { line, service in
            service.answer([500])
            _ = try await line.friend(1)
            try await quiet(line)
            #expect(service.webhooks.count == 1)
        }
    }

    @Test("held events are let go in reverse, twice each and several in one request, when asked")
    func disorder() async throws {
        try await together { line, service in
            let user = try await line.friend(1)
            try await quiet(line)
            try await line.order("webhooks/hold")
            for word in ["一", "二", "三"] { try await line.order("users/\(user)/text", ["text": word]) }
            try await line.order("webhooks", ["batch": 6])
            try await line.order("webhooks/release", ["order": "reversed", "twice": true])
            try await quiet(line)
            let words = service.events.compactMap { ($0["message"] as? [String: Any])?["text"] as? String }
            #expect(words == ["三", "三", "二", "二", "一", "一"])
            #expect(service.webhooks.count < 7)
        }
    }

    @Test("duplicates on demand repeat an answered event without marking it")
    func duplicates() async throws {
        try await together { line, service in
            try await line.order("webhooks", ["duplicate": 1])
            _ = try await line.friend(1)
            try await quiet(line)
            #expect(service.webhooks.count == 2)
            #expect(service.webhooks[0].body == service.webhooks[1].body)
        }
    }

    @Test("the webhook test sends no events and reports what the service answered")
    func webhookTest() async throws {
        try await together { line, service in
            let good = try await line.post("/v2/bot/channel/webhook/test", [:])
            #expect(good.json["success"] as? Bool == true)
            #expect(service.webhooks.first.map { $0.events.isEmpty } == true)
            service.answer([404])
            let bad = try await line.post("/v2/bot/channel/webhook/test", [:])
            #expect(bad.json["success"] as? Bool == false)
            #expect(bad.count("statusCode") == 404)
        }
    }
}
