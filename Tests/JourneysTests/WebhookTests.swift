import App
import Calendar
import EventModel
import EventStore
import Foundation
import Programs
import Reactions
import Testing

/// What LINE may send, and how often.
@Suite("A webhook")
struct WebhookTests {
    private static let follow = Array(
        (#"{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[{"type":"follow","#
            + #""webhookEventId":"01KAV0N3PZ5QD2W7T9X4YB6C8E","timestamp":1795395600000,"mode":"active","#
            + #""source":{"type":"user","userId":"U00000000000000000000000000000001"},"#
            + #""deliveryContext":{"isRedelivery":false},"replyToken":"x","follow":{"isUnblocked":false}}]}"#).utf8)

    @Test("is refused with 401 and not recorded when it is signed by another, or not at all")
    func signature() async throws {
        try await Stage.run { stage in
            try await stage.serving { service in
                let before = try await stage.webhooks()
                #expect(try await stage.post(Self.follow, to: service, signature: "AAAA") == 401)
                #expect(try await stage.post(Self.follow, to: service, signature: "") == 401)
                #expect(try await stage.webhooks() == before)
                #expect(try await stage.post(Self.follow, to: service) == 200)
                #expect(try await stage.webhooks() > before)
            }
        }
    }

    @Test("that is no JSON is 400, one larger than 2 MB 413, one without events 200, and none of them is recorded")
    func malformed() async throws {
        try await Stage.run { stage in
            try await stage.serving { service in
                let before = try await stage.webhooks()
                #expect(try await stage.post(Array("{\"events\":[".utf8), to: service) == 400)
                let padding = Array(repeating: UInt8(ascii: " "), count: 2 * 1024 * 1024)
                #expect(try await stage.post(Array("{}".utf8) + padding, to: service) == 413)
                #expect(try await stage.post(Array(#"{"destination":"U1","events":[]}"#.utf8), to: service) == 200)
                #expect(try await stage.webhooks() == before)
            }
        }
    }

    @Test("changes nothing when it comes again, or several come in another order and twice")
    func repeated() async throws {
        try await Stage.run { stage in
            try await stage.serving { _ in
                let phone = try await stage.friend()
                try await stage.register(phone, born: [CivilDate(iso: "2026-10-01")!])
                let before = try await stage.webhooks()
                try await stage.line.order("POST", "webhooks/redeliver", ["last": 20])
                try await stage.line.idle()
                #expect(try await stage.webhooks() == before)

                try await stage.line.order("POST", "webhooks/hold")
                try await phone.say("やめる")
                try await phone.say("再開")
                try await phone.say("メニュー")
                try await stage.line.order("POST", "webhooks/release", ["order": "shuffled", "twice": true])
                try await stage.line.idle()
                let after = try await stage.webhooks()
                try await stage.line.order("POST", "webhooks/redeliver", ["last": 3])
                try await stage.line.idle()
                #expect(try await stage.webhooks() == after)
                let facts = try Program.run(["events", "--json", "--type", "line.webhook-received"], stage.environment)
                let ids = facts.output.split(separator: "\n").compactMap(Self.webhook)
                #expect(ids.count == Set(ids).count)
                // Following, four steps of registering, three texts.
                #expect(ids.count == 8)
            }
        }
    }

    private static func webhook(_ line: Substring) -> String? {
        line.firstRange(of: #"webhook:"#).map { String(line[$0.upperBound...].prefix(26)) }
    }
}
