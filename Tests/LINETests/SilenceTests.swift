import FoundationEssentials
import Logging
import Synchronization
import Testing

@testable import LINE

@Suite("Logs")
struct SilenceTests {
    final class Lines: Sendable {
        private let lines = Mutex<[String]>([])
        var all: [String] { lines.withLock { $0 } }
        func add(_ line: String) { lines.withLock { $0.append(line) } }
    }

    struct Handler: LogHandler {
        let lines: Lines
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            lines.add("\(event.level) \(event.message) \(event.metadata ?? [:]) \(event.error.map { "\($0)" } ?? "")")
        }
    }

    @Test("never get a personal value or a secret by interpolation, at any depth")
    func unprinted() throws {
        let body = Sample.webhook(Sample.event("message", Sample.text), Sample.event("memberLeft"), "{\"秘密\":1}")
        let webhook = try Webhook(decoding: body)
        let user = try #require(UserID(Sample.user))
        let values: [Any] = [
            webhook, webhook.events[0].content, webhook.events[0].source as Any, try Recipients([user]),
            try EncodedMessages([.text("秘密")]), try WebhookSignature(secrets: ["channel-secret"]),
            LINEClient.Configuration(token: .stateless(channelID: "1", channelSecret: "channel-secret")),
        ]
        for value in values {
            var dumped = ""
            dump(value, to: &dumped)
            for text in ["\(value)", String(reflecting: value), dumped] {
                for word in ["4af4", "2200001", "秘密", "channel-secret", "231, 167"] {
                    #expect(!text.contains(word), "\(word) in \(text)")
                }
            }
        }
    }

    @Test("say endpoint, status and request id, and never who, what or with which token")
    func silence() async throws {
        let profile = "/v2/bot/profile/\(Sample.user)"
        let no = #"{"message":"secret words for \#(Sample.user)","details":[{"message":"秘密","property":"to"}]}"#
        let line = ScriptedLINE([
            AccessTokenTests.path: [AccessTokenTests.issued("token-x")],
            SendOutcomeTests.push: [.status(500), .closed, .silent, .status(400, no, ["x-line-request-id": "req-7"])],
            profile: [.status(404, no)], ReplyTests.path: [.closed],
        ])
        let lines = Lines()
        let log = Logger(label: "line") { _ in Handler(lines: lines) }
        let source = AccessTokenSource.stateless(channelID: "165", channelSecret: "channel-secret")
        let retry = RetryPolicy(requestTimeout: .seconds(4))
        try await line.serve(token: source, retry: retry, log: log) { client in
            let user = try #require(UserID(Sample.user))
            let messages = try EncodedMessages([.text("秘密")])
            _ = await client.push(to: user, messages, key: RetryKey(UUID(), firstRequested: ManualTime.start))
            _ = try await client.profile(of: user)
            _ = await client.reply("reply-token", messages)
            _ = await client.elsewhere("http://127.0.0.1:9").reply("reply-token", messages)
        }
        let text = lines.all.joined(separator: "\n")
        for word in [Sample.user, "4af4", "秘密", "secret", "token-x", "reply-token", "Bearer"] {
            #expect(!text.contains(word), "\(word) in\n\(text)")
        }
        for word in ["POST /v2/bot/message/push", "GET /v2/bot/profile/{userId}", "req-7", "400", "500"] {
            #expect(text.contains(word), "\(word) not in\n\(text)")
        }
    }
}
