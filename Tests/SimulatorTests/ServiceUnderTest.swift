import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A service that receives webhooks: keeps each one, and answers with the statuses it was told, then with 200.
final class ServiceUnderTest: Sendable {
    struct Webhook: Sendable {
        var signature: String
        var body: Data

        var events: [[String: Any]] {
            let json = try? JSONSerialization.jsonObject(with: body) as? [String: Any]
            return json?["events"] as? [[String: Any]] ?? []
        }
    }

    private struct State {
        var webhooks: [Webhook] = []
        var statuses: [Int] = []
    }

    private let state = Mutex(State())

    var webhooks: [Webhook] { state.withLock { $0.webhooks } }
    /// All events in order of arrival.
    var events: [[String: Any]] { webhooks.flatMap(\.events) }
    var eventIDs: [String] { events.compactMap { $0["webhookEventId"] as? String } }

    /// The next answers, one a webhook; 0 is none at all.
    func answer(_ statuses: [Int]) { state.withLock { $0.statuses = statuses } }

    /// Runs `work` with the service's webhook address.
    static func run<Value>(_ work: (ServiceUnderTest, String) async throws -> Value) async throws -> Value {
        let service = ServiceUnderTest()
        let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(Handler(service: service))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let port = channel.localAddress?.port ?? 0
        do {
            let value = try await work(service, "http://127.0.0.1:\(port)/webhook/line")
            try await channel.close()
            return value
        } catch {
            try? await channel.close()
            throw error
        }
    }

    fileprivate func receive(_ webhook: Webhook) -> Int {
        state.withLock { state in
            state.webhooks.append(webhook)
            return state.statuses.isEmpty ? 200 : state.statuses.removeFirst()
        }
    }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private let service: ServiceUnderTest
        private var signature = ""
        private var body = Data()

        init(service: ServiceUnderTest) { self.service = service }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head):
                signature = head.headers.first(name: "x-line-signature") ?? ""
                body = Data()
            case .body(let buffer): body.append(contentsOf: buffer.readableBytesView)
            case .end:
                let status = service.receive(Webhook(signature: signature, body: body))
                if status == 0 { return }
                let head = HTTPResponseHead(
                    version: .http1_1, status: .init(statusCode: status), headers: ["content-length": "0"])
                context.write(wrapOutboundOut(.head(head)), promise: nil)
                context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            }
        }
    }
}
