import Testing

@testable import LINE

@Suite("What becomes of a reply")
struct ReplyTests {
    static let path = "/v2/bot/message/reply"

    private func outcome(
        _ answers: [ScriptedLINE.Answer], retry: RetryPolicy = RetryPolicy(), elsewhere: String? = nil
    ) async throws -> (SendOutcome, [ScriptedLINE.Asked]) {
        let line = ScriptedLINE([Self.path: answers])
        let (outcomes, ended) = AsyncStream<SendOutcome>.makeStream()
        try await line.serve(retry: retry) { client in
            let client = elsewhere.map(client.elsewhere) ?? client
            ended.yield(await client.reply("r-token", try EncodedMessages([.text("a")])))
        }
        var iterator = outcomes.makeAsyncIterator()
        return (try #require(await iterator.next()), line.asked)
    }

    @Test("never has a retry key, which LINE would refuse")
    func noKey() async throws {
        let (outcome, asked) = try await outcome([.status(200, #"{"sentMessages":[{"id":"1"}]}"#)])
        #expect(outcome == .accepted(requestID: nil, sentMessageIDs: ["1"]))
        #expect(asked.count == 1 && asked[0].retryKey == nil)
        #expect(asked[0].text == #"{"replyToken":"r-token","messages":[{"text":"a","type":"text"}]}"#)
    }

    @Test("is not known and not sent again after no clear answer")
    func unclear() async throws {
        for answer in [ScriptedLINE.Answer.status(500), .status(503), .closed, .silent] {
            let (outcome, asked) = try await outcome(
                [answer, .status(200)], retry: RetryPolicy(requestTimeout: .seconds(3)))
            guard case .unknown = outcome else {
                Issue.record("\(outcome)")
                continue
            }
            #expect(asked.count == 1)
        }
    }

    @Test("is sent again after 429, which says that it was not taken, without asking for the quota")
    func rate() async throws {
        let (outcome, asked) = try await outcome([.status(429), .status(200)])
        #expect(outcome.isAccepted && asked.map(\.path) == [Self.path, Self.path])
    }

    @Test("is refused for good with 400, and 409 means nothing to it", arguments: [400, 409])
    func refused(status: Int) async throws {
        let (outcome, asked) = try await outcome([.status(status, #"{"message":"Invalid reply token"}"#)])
        guard case .rejected(let refusal) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(refusal.message == "Invalid reply token" && asked.count == 1)
    }

    @Test("that certainly did not leave stays open")
    func unsent() async throws {
        let (outcome, _) = try await outcome([], elsewhere: "http://127.0.0.1:9")
        #expect(outcome == .unresolved(reason: "no connection", requestID: nil))
    }
}
