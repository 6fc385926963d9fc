package import Hummingbird
import HTTPTypes
import LINE
package import Logging
import NIOCore

/// The service's HTTP paths.
package struct Routes: Sendable {
    private let intake: WebhookIntake
    private let readiness: @Sendable () async -> String?
    private let metrics: @Sendable () async -> String
    private let doors: FrontDoors
    private let log: Logger

    /// - Parameters:
    ///   - readiness: why the service can't work now; nil if it can.
    ///   - metrics: the numbers for operators, as Prometheus text.
    package init(
        intake: WebhookIntake, readiness: @escaping @Sendable () async -> String?,
        metrics: @escaping @Sendable () async -> String, doors: FrontDoors, log: Logger
    ) {
        self.intake = intake
        self.readiness = readiness
        self.metrics = metrics
        self.doors = doors
        self.log = log
    }

    package func router() -> Router<Visit> {
        let router = Router(context: Visit.self)
        doors.addMiddleware(to: router)
        router.post("/webhook/line") { request, _ in try await receiveWebhook(request) }
        router.get("/livez") { _, _ in "ok\n" }
        router.get("/readyz") { _, _ in
            let problem = await readiness()
            return Self.plain(problem == nil ? .ok : .serviceUnavailable, problem ?? "ok")
        }
        router.get("/metrics") { _, _ in Self.plain(.ok, await metrics()) }
        doors.add(to: router)
        return router
    }

    private func receiveWebhook(_ request: Request) async throws -> Response {
        let body: [UInt8]
        do {
            body = Array(buffer: try await request.body.collect(upTo: Platform.largestBody))
        } catch is NIOTooManyBytesError {
            return Self.plain(.contentTooLarge, "larger than 2 MB")
        }
        let signature = HTTPField.Name(Platform.Header.signature).flatMap { request.headers[$0] }
        do {
            try await intake.receive(body, signature: signature)
            return Response(status: .ok)
        } catch WebhookIntake.Refusal.notSigned {
            log.notice("webhook refused: not signed by our channel", metadata: ["bytes": "\(body.count)"])
            return Self.plain(.unauthorized, "not signed by this channel")
        } catch WebhookIntake.Refusal.notJSON {
            log.notice("webhook refused: not JSON", metadata: ["bytes": "\(body.count)"])
            return Self.plain(.badRequest, "not a webhook")
        } catch {
            log.error("webhook not kept", metadata: ["error": "\(error)"])
            return Self.plain(.serviceUnavailable, "not recorded; send it again")
        }
    }

    private static func plain(_ status: HTTPResponse.Status, _ text: String) -> Response {
        Response(
            status: status, headers: [.contentType: "text/plain; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text + "\n")))
    }
}
