import Testing

@testable import LINE

@Suite("A webhook")
struct WebhookTests {
    /// What a single event of the sample means.
    private func content(_ event: String) throws -> WebhookContent {
        try #require(Webhook(decoding: Sample.webhook(event)).events.first).content
    }

    @Test("of the console's “Verify” has no events and is fine")
    func empty() throws {
        let webhook = try Webhook(decoding: Array(WebhookSignatureTests.body.utf8))
        #expect(webhook.destination == "U8e742f61d673b39c7fff3cecb7536ef0")
        #expect(webhook.events.isEmpty && webhook.unreadable.isEmpty)
    }

    @Test("gives each event's common fields")
    func commonFields() throws {
        let follow = Sample.event("follow", #""follow":{"isUnblocked":true}"#, redelivered: true, replyToken: "r1")
        let event = try #require(Webhook(decoding: Sample.webhook(follow)).events.first)
        #expect(event.type == "follow")
        #expect(event.id == "01HAGUKUMI0000000000000001")
        #expect(event.timestamp == 1_795_305_600_123)
        #expect(event.isRedelivery)
        #expect(event.mode == .active)
        #expect(event.source?.kind == .user)
        #expect(event.source?.userID == Sample.user)
        #expect(event.replyToken == "r1")
        #expect(event.content == .follow(isUnblocked: true))
    }

    @Test(
        "says what happened",
        arguments: [
            (Sample.event("follow"), WebhookContent.follow(isUnblocked: false)),
            (Sample.event("unfollow"), .unfollow),
            (Sample.event("message", Sample.text), .message(.init(id: "444573844083572737", body: .text("2200001")))),
            (
                Sample.event(
                    "message",
                    #""message":{"id":"7","type":"location","title":"公園","address":"横浜","#
                        + #""latitude":35.4,"longitude":139}"#
                ),
                .message(.init(id: "7", body: .location(title: "公園", address: "横浜", latitude: 35.4, longitude: 139)))
            ),
            (
                Sample.event("message", #""message":{"id":"8","type":"sticker","packageId":"446","stickerId":"1988"}"#),
                .message(.init(id: "8", body: .sticker(packageID: "446", stickerID: "1988")))
            ),
            (
                Sample.event("message", #""message":{"id":"9","type":"image","contentProvider":{"type":"line"}}"#),
                .message(.init(id: "9", body: .image))
            ),
            (
                Sample.event("message", #""message":{"id":"9","type":"hologram"}"#),
                .message(.init(id: "9", body: .other(type: "hologram")))
            ),
            (Sample.event("postback", Sample.date), .postback(.init(data: "birth", choice: .date("2026-11-22")))),
            (
                Sample.event("postback", #""postback":{"data":"at","params":{"datetime":"2026-11-22T09:30"}}"#),
                .postback(.init(data: "at", choice: .dateTime("2026-11-22T09:30")))
            ),
            (
                Sample.event(
                    "postback", #""postback":{"data":"m","params":{"newRichMenuAliasId":"b","status":"FAILED"}}"#),
                .postback(.init(data: "m", choice: .richMenu(alias: "b", status: "FAILED")))
            ),
            (Sample.event("postback", #""postback":{"data":"menu"}"#), .postback(.init(data: "menu", choice: nil))),
            (Sample.event("unsend", #""unsend":{"messageId":"325708"}"#), .unsend(messageID: "325708")),
            (
                Sample.event("messageEdited", #""message":{"id":"7","type":"text","text":"こんにちは","quoteToken":"n"}"#),
                .messageEdited(.init(id: "7", body: .text("こんにちは")))
            ),
            (
                Sample.event("accountLink", #""link":{"result":"failed","nonce":"n0"}"#, source: nil),
                .accountLink(succeeded: false, nonce: "n0")
            ),
            (
                Sample.event("memberJoined", #""joined":{"members":[{"type":"user","userId":"U1"},{"type":"user"}]}"#),
                .memberJoined(userIDs: ["U1"])
            ),
            (Sample.event("botSuspended", source: nil), .unknown(type: "botSuspended")),
            (Sample.event("postback"), .incomplete(type: "postback", missing: "postback.data")),
            (
                Sample.event("message", #""message":{"type":"text"}"#),
                .incomplete(type: "message", missing: "message.id")
            ),
        ])
    func contents(event: String, expected: WebhookContent) throws {
        #expect(try content(event) == expected)
    }

    @Test("from a group or from somebody on a PC may not say who")
    func missingUser() throws {
        let group = Sample.event("message", Sample.text, source: #"{"type":"group","groupId":"C1"}"#)
        let nobody = Sample.event("message", Sample.text, source: nil)
        let events = try Webhook(decoding: Sample.webhook(group, nobody)).events
        #expect(events.map(\.source?.kind) == [.group, nil])
        #expect(events[0].source?.groupID == "C1")
        #expect(events.allSatisfy { $0.source?.userID == nil })
    }

    @Test("in standby mode has no reply token, and new modes are told by name")
    func modes() throws {
        let events = try Webhook(
            decoding: Sample.webhook(Sample.event("follow", mode: "standby"), Sample.event("follow", mode: "asleep"))
        ).events
        #expect(events.map(\.mode) == [.standby, .other("asleep")])
        #expect(events.allSatisfy { $0.replyToken == nil })
    }

    @Test("needs nothing of an event but its type; fields of another kind read as missing")
    func onlyType() throws {
        let event = try #require(
            Webhook(
                decoding: Sample.webhook(
                    #"{"type":"unfollow","timestamp":"soon","source":7,"webhookEventId":null,"deliveryContext":[]}"#)
            ).events.first)
        #expect(event.content == .unfollow)
        #expect(event.id == nil && event.timestamp == nil && event.source == nil && !event.isRedelivery)
    }

    @Test("keeps its good events when garbage stands among them")
    func garbage() throws {
        let webhook = try Webhook(
            decoding: Sample.webhook(
                Sample.event("follow", id: "A"), "5", #"{"type":7}"#, "null", #"["type"]"#, "{}",
                Sample.event("unfollow", id: "B")))
        #expect(webhook.events.map(\.id) == ["A", "B"])
        #expect(webhook.unreadable.map(\.fault) == [.notAnObject, .noType, .notAnObject, .notAnObject, .noType])
        #expect(webhook.unreadable.map { String(decoding: $0.json, as: UTF8.self) }.first == "5")
    }

    @Test("gives every event as the very bytes that came, from which it reads the same")
    func rawBytes() throws {
        let odd =
            "{ \"type\" : \"message\",\n" + #""message":{"id":"1","type":"text","text":"a\"]},{\\ \u3042\/👶"}"# + "\t}"
        let events = [odd, Sample.event("postback", Sample.date), #"{"type":"x","deep":[[{"a":[]}],"]}"]}"#]
        let body = "{\"\\u0065vents\" : [ \(events.joined(separator: " ,\r\n")) ] , \"destination\":\"U\\u0062\"}"
        let webhook = try Webhook(decoding: Array(body.utf8))
        #expect(webhook.destination == "Ub")
        #expect(webhook.events.map { String(decoding: $0.json, as: UTF8.self) } == events)
        #expect(webhook.events[0].content == .message(.init(id: "1", body: .text("a\"]},{\\ あ/👶"))))
        for event in webhook.events {
            let again = try WebhookEvent(decoding: event.json)
            #expect(again.content == event.content && again.type == event.type && again.id == event.id)
        }
    }

    @Test(
        "that is none is refused and says why",
        arguments: [
            ("", Webhook.Fault.notJSON), ("{", .notJSON), (#"{"events":[}"#, .notJSON), (#"{"events":[]"#, .notJSON),
            (#"{'events':[]}"#, .notJSON), (#"{"events":[]} {}"#, .notJSON), ("events=1", .notJSON),
            ("[]", .notAnObject),
            ("7", .notAnObject), ("{}", .noEvents), (#"{"events":{}}"#, .noEvents), (#"{"events":null}"#, .noEvents),
        ])
    func refused(body: String, fault: Webhook.Fault) {
        #expect(throws: fault) { try Webhook(decoding: Array(body.utf8)) }
    }

    @Test("with bytes that are not UTF-8 is refused")
    func notUTF8() {
        #expect(throws: Webhook.Fault.notUTF8) { try Webhook(decoding: Array(#"{"events":["#.utf8) + [0xFF]) }
    }

    @Test("cut off anywhere is refused or gives no event that was not there", arguments: [1, 2, 3] as [UInt64])
    func truncated(seed: UInt64) throws {
        var generator = SplitMix(seed)
        let whole = Sample.webhook(Sample.event("message", Sample.text), Sample.event("postback", Sample.date))
        for _ in 0..<200 {
            let cut = Int.random(in: 0..<whole.count, using: &generator)
            #expect(throws: (any Error).self, "seed \(seed), cut at \(cut)") {
                try Webhook(decoding: Array(whole[..<cut]))
            }
        }
    }

    @Test("with bytes changed at random never crashes the reader", arguments: [4, 5, 6] as [UInt64])
    func mangled(seed: UInt64) {
        var generator = SplitMix(seed)
        let whole = Sample.webhook(Sample.event("message", Sample.text), Sample.event("postback", Sample.date))
        for _ in 0..<500 {
            var bytes = whole
            for _ in 0..<3 {
                let index = Int.random(in: 0..<bytes.count, using: &generator)
                bytes[index] = UInt8.random(in: 0...127, using: &generator)
            }
            if let webhook = try? Webhook(decoding: bytes) {
                #expect(webhook.events.allSatisfy { (try? WebhookEvent(decoding: $0.json)) != nil }, "seed \(seed)")
            }
        }
    }
}
