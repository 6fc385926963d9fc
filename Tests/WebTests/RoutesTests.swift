import EventStore
import Support
import Testing

@testable import Web

@Suite("The service's paths")
struct RoutesTests {
    private let site = Site()

    private struct Answer: Sendable, Equatable {
        let status: Int
        let text: String
    }

    private func ask(
        _ path: String, _ body: [UInt8]? = nil, signature: String? = nil, store: (any EventStore)? = nil,
        problem: String? = nil
    ) async throws -> Answer {
        var site = site
        site.store = store
        site.problem = problem
        return try await site.open { browser in
            let headers = signature.map { ["x-line-signature": $0] } ?? [:]
            let answer =
                if let body { try await browser.post(path, body: body, headers) } else { try await browser.get(path) }
            return Answer(status: answer.status, text: answer.text)
        }
    }

    @Test("a signed webhook is answered 200 when it is on disk, without a word")
    func taken() async throws {
        let body = WebhookIntakeTests.body(WebhookIntakeTests.event(1))
        let answer = try await ask("/webhook/line", Array(body.utf8), signature: WebhookIntakeTests.sign(body, "one"))
        #expect(answer == Answer(status: 200, text: ""))
        #expect(try await site.test.facts().count == 1)
    }

    @Test("a wrong or missing signature is 401, no JSON 400, more than 2 MB 413, and nothing is recorded")
    func refused() async throws {
        let body = WebhookIntakeTests.body(WebhookIntakeTests.event(1))
        #expect(try await ask("/webhook/line", Array(body.utf8)).status == 401)
        #expect(
            try await ask("/webhook/line", Array(body.utf8), signature: WebhookIntakeTests.sign("x", "one")).status
                == 401)
        #expect(try await ask("/webhook/line", [], signature: WebhookIntakeTests.sign("", "one")).status == 400)
        let large = String(repeating: " ", count: 2_000_001)
        let answer = try await ask("/webhook/line", Array(large.utf8), signature: WebhookIntakeTests.sign(large, "one"))
        #expect(answer.status == 413)
        #expect(try await site.test.facts().isEmpty)
    }

    @Test("when nothing could be kept the answer is 503, so that LINE sends it again")
    func failingStore() async throws {
        let body = WebhookIntakeTests.body(WebhookIntakeTests.event(1))
        let answer = try await ask(
            "/webhook/line", Array(body.utf8), signature: WebhookIntakeTests.sign(body, "one"), store: FullStore())
        #expect(answer.status == 503)
    }

    @Test("operators see that it lives, whether it is ready and why not, and the numbers")
    func operators() async throws {
        #expect(try await ask("/livez") == Answer(status: 200, text: "ok\n"))
        #expect(try await ask("/readyz") == Answer(status: 200, text: "ok\n"))
        #expect(try await ask("/readyz", problem: "behind") == Answer(status: 503, text: "behind\n"))
        #expect(try await ask("/metrics") == Answer(status: 200, text: "numbers 1\n"))
        #expect(try await ask("/else").status == 404)
    }
}
