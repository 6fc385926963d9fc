import AsyncHTTPClient
import EventModel
import EventStore
import Events
import Foundation
import Hummingbird
import LINE
import Logging
import NIOCore
import NIOHTTP1
import Support
import Testing
import Web

@Suite("The service's paths")
struct RoutesTests {
    private let test = TestLog()

    private struct Answer: Sendable, Equatable {
        let status: UInt
        let text: String
    }

    /// Serves over a store at a free port, and asks.
    private func ask(
        _ path: String, _ body: [UInt8]? = nil, signature: String? = nil, store: (any EventStore)? = nil,
        problem: String? = nil
    ) async throws -> Answer {
        let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let log = Log(
            store: store ?? test.store, catalogue: .hagukumi, keyring: test.keyring, stamp: test.world.stamp)
        let routes = Routes(
            intake: WebhookIntake(log: log, signature: try WebhookSignature(secrets: ["one"])),
            readiness: { problem }, metrics: { "numbers 1" }, log: silent)
        let (ports, port) = AsyncStream<Int>.makeStream()
        let server = Application(
            router: routes.router(), configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in port.yield(channel.localAddress?.port ?? 0) }, logger: silent)
        let running = Task { try await server.runService(gracefulShutdownSignals: []) }
        var numbers = ports.makeAsyncIterator()
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(await numbers.next() ?? 0)\(path)")
        if let body {
            request.method = .POST
            request.body = .bytes(ByteBuffer(bytes: body))
        }
        if let signature { request.headers.add(name: "x-line-signature", value: signature) }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(30))
        let text = String(buffer: try await response.body.collect(upTo: 1_000_000))
        running.cancel()
        _ = await running.result
        return Answer(status: response.status.code, text: text)
    }

    @Test("a signed webhook is answered 200 when it is on disk, without a word")
    func taken() async throws {
        let body = WebhookIntakeTests.body(WebhookIntakeTests.event(1))
        let answer = try await ask("/webhook/line", Array(body.utf8), signature: WebhookIntakeTests.sign(body, "one"))
        #expect(answer == Answer(status: 200, text: ""))
        #expect(try await test.facts().count == 1)
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
        #expect(try await test.facts().isEmpty)
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
