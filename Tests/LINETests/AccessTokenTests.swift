import FoundationEssentials
import Synchronization
import Testing

@testable import LINE

@Suite("Access tokens")
struct AccessTokenTests {
    static let source = AccessTokenSource.stateless(channelID: "165", channelSecret: "s&c ret")
    static let path = "/oauth2/v3/token"

    static func issued(_ token: String) -> ScriptedLINE.Answer {
        .status(200, #"{"token_type":"Bearer","access_token":"\#(token)","expires_in":900}"#)
    }

    /// Issues t1, t2, … each when it is let, or a failure in place of the numbers in `failing`.
    final class Issuer: Sendable {
        private struct State {
            var count = 0
            var waiting: [CheckedContinuation<Void, Never>] = []
        }
        private let state = Mutex(State())
        private let failing: Set<Int>
        private let isHeld: Bool

        init(failing: Set<Int> = [], isHeld: Bool = false) {
            self.failing = failing
            self.isHeld = isHeld
        }

        var count: Int { state.withLock(\.count) }

        func release() {
            let waiting = state.withLock { state in
                defer { state.waiting = [] }
                return state.waiting
            }
            for one in waiting { one.resume() }
        }

        func issue() async -> Result<IssuedToken, AccessTokens.Failure> {
            let number = state.withLock { state in
                state.count += 1
                return state.count
            }
            if isHeld { await withCheckedContinuation { one in state.withLock { $0.waiting.append(one) } } }
            if failing.contains(number) { return .failure(.unreachable("down")) }
            return .success(IssuedToken(value: "t\(number)", life: .seconds(900)))
        }
    }

    @Test("fifty callers at once cause one request")
    func singleFlight() async throws {
        let time = ManualTime()
        let issuer = Issuer(isHeld: true)
        let tokens = AccessTokens(fixed: nil, issue: { await issuer.issue() }, now: time.timing.monotonic)
        let (starts, started) = AsyncStream<Void>.makeStream()
        try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    started.yield()
                    return try await tokens.token()
                }
            }
            var iterator = starts.makeAsyncIterator()
            for _ in 0..<50 { await iterator.next() }
            let releasing = Task {
                while !Task.isCancelled {
                    issuer.release()
                    await Task.yield()
                }
            }
            for try await token in group { #expect(token == "t1") }
            releasing.cancel()
        }
        #expect(issuer.count == 1)
    }

    @Test("one is kept ten minutes and then renewed")
    func kept() async throws {
        let time = ManualTime()
        let issuer = Issuer()
        let tokens = AccessTokens(fixed: nil, issue: { await issuer.issue() }, now: time.timing.monotonic)
        #expect(try await tokens.token() == "t1")
        time.pass(.seconds(599))
        #expect(try await tokens.token() == "t1")
        time.pass(.seconds(1))
        #expect(try await tokens.token() == "t2")
        #expect(issuer.count == 2)
    }

    @Test("the old one serves until its end while renewing fails")
    func oldOneServes() async throws {
        let time = ManualTime()
        let issuer = Issuer(failing: [2, 3, 4])
        let tokens = AccessTokens(fixed: nil, issue: { await issuer.issue() }, now: time.timing.monotonic)
        _ = try await tokens.token()
        time.pass(.seconds(600))
        for _ in 0..<10 { #expect(try await tokens.token() == "t1") }
        #expect(issuer.count == 2, "a failure is not repeated at once")
        time.pass(.seconds(15))
        #expect(try await tokens.token() == "t1")
        #expect(issuer.count == 3)
        time.pass(.seconds(255))
        await #expect(throws: AccessTokens.Failure.self) { try await tokens.token() }
        #expect(try await tokens.token() == "t5")
    }

    @Test("one that LINE refuses is replaced once, and the request sent again")
    func refusedToken() async throws {
        let line = ScriptedLINE([
            Self.path: [Self.issued("t1"), Self.issued("t2")], SendOutcomeTests.push: [.status(401), .status(200)],
        ])
        try await line.serve(token: Self.source) { client in
            let user = try #require(UserID(Sample.user))
            let key = RetryKey(UUID(), firstRequested: ManualTime.start)
            #expect(await client.push(to: user, try EncodedMessages([.text("a")]), key: key).isAccepted)
        }
        let pushes = line.asked(SendOutcomeTests.push)
        #expect(pushes.map { $0.headers["authorization"] } == ["Bearer t1", "Bearer t2"])
        #expect(pushes[0].body == pushes[1].body && pushes[0].retryKey == pushes[1].retryKey)
        let asked = try #require(line.asked(Self.path).first)
        #expect(asked.text == "grant_type=client_credentials&client_id=165&client_secret=s%26c%20ret")
        #expect(asked.headers["content-type"] == "application/x-www-form-urlencoded")
    }

    @Test("after two refusals it is over", arguments: [true, false])
    func refusedTwice(isStateless: Bool) async throws {
        let line = ScriptedLINE([Self.path: [Self.issued("t1")], ReplyTests.path: [.status(401)]])
        try await line.serve(token: isStateless ? Self.source : .fixed("t")) { client in
            guard case .rejected(let refusal) = await client.reply("r", try EncodedMessages([.text("a")])) else {
                Issue.record("not rejected")
                return
            }
            #expect(refusal.status == 401)
        }
        #expect(line.asked(ReplyTests.path).count == (isStateless ? 2 : 1))
    }

    @Test("without one, nothing is sent: a wrong secret is final, a failure is tried again")
    func none() async throws {
        let line = ScriptedLINE([
            Self.path: [
                .status(503), Self.issued("t1"),
                .status(400, #"{"error":"invalid_client","error_description":"wrong secret"}"#),
            ],
            ReplyTests.path: [.status(200), .status(401), .status(200)],
        ])
        try await line.serve(token: Self.source) { client in
            let messages = try EncodedMessages([.text("a")])
            #expect(await client.reply("r", messages).isAccepted)
            guard case .rejected(let refusal) = await client.reply("r", messages) else {
                Issue.record("not rejected")
                return
            }
            #expect(refusal.status == 400 && refusal.message == "wrong secret")
        }
        #expect(line.asked(ReplyTests.path).count == 2)
    }
}
