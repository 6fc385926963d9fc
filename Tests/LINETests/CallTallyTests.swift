import FoundationEssentials
import Synchronization
import Testing

@testable import LINE

@Suite("The tally of calls")
struct CallTallyTests {
    @Test("counts every answer by endpoint and status, each attempt for itself, and those that never came under 0")
    func counted() async throws {
        let line = ScriptedLINE([
            SendOutcomeTests.push: [.status(429), .closed, .status(200, SendOutcomeTests.sent)],
            SendOutcomeTests.quota: [.status(200, #"{"type":"none"}"#)],
        ])
        let seen = Mutex<[CallTally.Kind: Int]>([:])
        try await line.serve { client in
            let key = RetryKey(UUID(), firstRequested: ManualTime.start)
            _ = await client.push(to: try #require(UserID(Sample.user)), try EncodedMessages([.text("あ")]), key: key)
            let all = client.tally.all
            seen.withLock { $0 = all }
        }
        let all = seen.withLock { $0 }
        #expect(all[CallTally.Kind(endpoint: "push", status: 429)] == 1)
        #expect(all[CallTally.Kind(endpoint: "push", status: 0)] == 1)
        #expect(all[CallTally.Kind(endpoint: "push", status: 200)] == 1)
        #expect(all[CallTally.Kind(endpoint: "quota", status: 200)] == 1)
    }
}
