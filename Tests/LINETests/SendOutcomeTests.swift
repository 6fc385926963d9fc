import FoundationEssentials
import Testing

@testable import LINE

@Suite("What becomes of a push or a multicast")
struct SendOutcomeTests {
    static let push = "/v2/bot/message/push"
    static let multicast = "/v2/bot/message/multicast"
    static let quota = "/v2/bot/message/quota"
    static let consumption = "/v2/bot/message/quota/consumption"
    static let sent = #"{"sentMessages":[{"id":"461230966842064897","quoteToken":"I"},{"id":461230966842064898}]}"#

    let id = UUID()
    let time = ManualTime()

    private func key(age: TimeInterval = 0, isRepeated: Bool = false) -> RetryKey {
        RetryKey(id, firstRequested: ManualTime.start - age, isRepeated: isRepeated)
    }

    /// Sends one push to a server with these answers, and gives the outcome and what the server was asked.
    private func outcome(
        _ answers: [ScriptedLINE.Answer], _ others: [String: [ScriptedLINE.Answer]] = [:], key: RetryKey? = nil,
        retry: RetryPolicy = ScriptedLINE.patient, giveUpAfter: Duration? = nil
    ) async throws -> (SendOutcome, [ScriptedLINE.Asked]) {
        let line = ScriptedLINE(others.merging([Self.push: answers], uniquingKeysWith: { $1 }))
        let (outcomes, ended) = AsyncStream<SendOutcome>.makeStream()
        try await line.serve(time, retry: retry) { client in
            let user = try #require(UserID(Sample.user))
            let messages = try EncodedMessages([.text("こんにちは")])
            ended.yield(await client.push(to: user, messages, key: key ?? self.key(), giveUpAfter: giveUpAfter))
        }
        var iterator = outcomes.makeAsyncIterator()
        let asked = line.asked(Self.push)
        #expect(Set(asked.map(\.body)).count <= 1, "every try sends the same bytes")
        #expect(asked.allSatisfy { $0.retryKey == id.uuidString.lowercased() }, "every try has the key")
        return (try #require(await iterator.next()), asked)
    }

    @Test("200 is accepted, with LINE's ids")
    func accepted() async throws {
        let (outcome, asked) = try await outcome([.status(200, Self.sent, ["x-line-request-id": "r1"])])
        #expect(outcome == .accepted(requestID: "r1", sentMessageIDs: ["461230966842064897", "461230966842064898"]))
        #expect(asked.count == 1)
        #expect(asked[0].method == "POST")
        #expect(asked[0].headers["authorization"] == "Bearer token-1")
        #expect(asked[0].headers["content-type"] == "application/json")
        #expect(asked[0].text == #"{"to":"\#(Sample.user)","messages":[{"text":"こんにちは","type":"text"}]}"#)
    }

    @Test("409 is success: it was accepted before")
    func alreadyAccepted() async throws {
        let headers = ["x-line-request-id": "r2", "x-line-accepted-request-id": "r1"]
        let (outcome, _) = try await outcome([.status(409, Self.sent, headers)])
        #expect(
            outcome
                == .alreadyAccepted(
                    acceptedRequestID: "r1", requestID: "r2",
                    sentMessageIDs: ["461230966842064897", "461230966842064898"]))
    }

    @Test("after no clear answer the same request is sent again, later and later", arguments: [500, 502, 503, 504])
    func serverFailure(status: Int) async throws {
        let (outcome, asked) = try await outcome([.status(status), .status(status), .status(409)])
        #expect(outcome.isAccepted && asked.count == 3)
        #expect(time.slept.count == 2 && time.slept[0] >= .milliseconds(250) && time.slept[1] > time.slept[0])
    }

    @Test("an answer lost after acceptance ends as accepted, and only once")
    func answerLost() async throws {
        let (outcome, asked) = try await outcome([.closed, .status(409, "{}", ["x-line-accepted-request-id": "r1"])])
        #expect(outcome == .alreadyAccepted(acceptedRequestID: "r1", requestID: nil, sentMessageIDs: []))
        #expect(asked.count == 2)
    }

    @Test("an answer that does not come in time is tried again")
    func timeout() async throws {
        let retry = RetryPolicy(requestTimeout: .seconds(3))
        let (outcome, asked) = try await outcome([.silent, .status(200)], retry: retry)
        #expect(outcome.isAccepted && asked.count >= 2)
    }

    @Test("400 is final, with LINE's details", arguments: [400, 403, 404, 410, 413, 415])
    func rejected(status: Int) async throws {
        let body = #"{"message":"no","details":[{"message":"May not be empty","property":"messages[0].text"},{}]}"#
        let (outcome, asked) = try await outcome([.status(status, body, ["x-line-request-id": "r"])])
        let details = [
            Refusal.Detail(message: "May not be empty", property: "messages[0].text"),
            Refusal.Detail(message: nil, property: nil),
        ]
        let refusal = Refusal(
            status: status, message: "no", details: details, requestID: "r", mayHaveBeenAccepted: false)
        #expect(outcome == .rejected(refusal) && asked.count == 1)
    }

    @Test("a refusal after no clear answer says that the message may be out")
    func rejectedAfterUnclear() async throws {
        guard case .rejected(let refusal) = try await outcome([.status(500), .status(403)]).0 else {
            Issue.record("not rejected")
            return
        }
        #expect(refusal.mayHaveBeenAccepted)
        guard case .rejected(let later) = try await outcome([.status(403)], key: key(isRepeated: true)).0 else {
            Issue.record("not rejected")
            return
        }
        #expect(later.mayHaveBeenAccepted)
    }

    @Test("429 while there is quota is the rate: wait, and send the same")
    func rate() async throws {
        let quota: [String: [ScriptedLINE.Answer]] = [
            Self.quota: [.status(200, #"{"type":"limited","value":1000}"#)],
            Self.consumption: [.status(200, #"{"totalUsage":999}"#)],
        ]
        let (outcome, asked) = try await outcome([.status(429), .status(200)], quota)
        #expect(outcome.isAccepted && asked.count == 2)
    }

    @Test("429 that never ends is handed back as the rate")
    func rateForEver() async throws {
        let quota: [String: [ScriptedLINE.Answer]] = [Self.quota: [.status(200, #"{"type":"none"}"#)]]
        let (outcome, asked) = try await outcome([.status(429)], quota, retry: RetryPolicy(attempts: 3))
        guard case .rateLimited(let refusal) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(refusal.status == 429 && !refusal.mayHaveBeenAccepted && asked.count == 3)
    }

    @Test("429 without quota left stops at once, whatever LINE's text says")
    func quotaExhausted() async throws {
        let quota: [String: [ScriptedLINE.Answer]] = [
            Self.quota: [.status(200, #"{"type":"limited","value":1000}"#)],
            Self.consumption: [.status(200, #"{"totalUsage":1000}"#)],
        ]
        let (outcome, asked) = try await outcome([.status(429, #"{"message":"やめて"}"#)], quota)
        guard case .quotaExhausted(let refusal) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(refusal.message == "やめて" && asked.count == 1 && time.slept.isEmpty)
    }

    @Test("429 of a multicast is the quota when less is left than it has recipients")
    func quotaTooSmall() async throws {
        let line = ScriptedLINE([
            Self.multicast: [.status(429)], Self.quota: [.status(200, #"{"type":"limited","value":1000}"#)],
            Self.consumption: [.status(200, #"{"totalUsage":998}"#)],
        ])
        try await line.serve(time, retry: RetryPolicy(attempts: 2)) { client in
            let user = try #require(UserID(Sample.user))
            let messages = try EncodedMessages([.text("a")])
            let three = await client.multicast(to: try Recipients([user, user, user]), messages, key: key())
            guard case .quotaExhausted = three else {
                Issue.record("\(three)")
                return
            }
            let two = await client.multicast(to: try Recipients([user, user]), messages, key: key())
            guard case .rateLimited = two else {
                Issue.record("\(two)")
                return
            }
        }
    }

    @Test("a call that has no time left hands the matter back with its key")
    func givesUp() async throws {
        let (outcome, asked) = try await outcome(
            [.status(500, "{}", ["x-line-request-id": "r"])], giveUpAfter: .seconds(3))
        #expect(outcome == .unresolved(reason: "LINE answered 500", requestID: "r"))
        #expect(asked.count > 1 && time.elapsed < .seconds(3))
        let (second, _) = try await self.outcome([.status(500)], retry: RetryPolicy(attempts: 2))
        #expect(second == .unresolved(reason: "LINE answered 500", requestID: nil))
    }

    @Test("23 hours after the first request nothing is sent any more")
    func windowClosed() async throws {
        let (outcome, asked) = try await outcome([.status(200)], key: key(age: 23 * 3_600, isRepeated: true))
        #expect(outcome == .unknown(reason: "the retry key is older than 23 hours", requestID: nil) && asked.isEmpty)
        let (before, _) = try await self.outcome([.status(200)], key: key(age: 23 * 3_600 - 1, isRepeated: true))
        #expect(before.isAccepted)
    }

    @Test("a pause never outlasts the 23 hours")
    func windowCloses() async throws {
        let (outcome, asked) = try await outcome([.status(500)], key: key(age: 23 * 3_600 - 2))
        #expect(outcome == .unknown(reason: "the retry key will be older than 23 hours", requestID: nil))
        #expect(!asked.isEmpty && time.elapsed < .seconds(2))
    }

    @Test("a cancelled call ends at once and leaves the matter open")
    func cancelled() async throws {
        let line = ScriptedLINE([Self.push: [.silent], ReplyTests.path: [.silent]])
        // Patient enough that only the cancellation can end the calls, also on a slow machine.
        let patient = RetryPolicy(requestTimeout: .seconds(300), giveUpAfter: .seconds(600))
        try await line.serve(time, retry: patient) { client in
            let user = try #require(UserID(Sample.user))
            let messages = try EncodedMessages([.text("a")])
            let push = Task { await client.push(to: user, messages, key: key()) }
            let reply = Task { await client.reply("r", messages) }
            while line.asked.count < 2 { await Task.yield() }
            push.cancel()
            reply.cancel()
            #expect(await push.value == .unresolved(reason: "cancelled", requestID: nil))
            #expect(await reply.value == .unknown(reason: "cancelled", requestID: nil))
        }
    }

    @Test("a server that is not there leaves the matter open")
    func nobodyThere() async throws {
        let line = ScriptedLINE([:])
        try await line.serve(time, retry: RetryPolicy(attempts: 2)) { client in
            let user = try #require(UserID(Sample.user))
            let gone = client.elsewhere("http://127.0.0.1:9")
            let outcome = await gone.push(to: user, try EncodedMessages([.text("a")]), key: key())
            #expect(outcome == .unresolved(reason: "no connection", requestID: nil))
        }
    }
}
