import AsyncHTTPClient
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// Listens until stopped. Standard output gets one line, when ready; everything else goes to standard error.
func serve(_ settings: Settings) async throws {
    LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
    var logger = Logger(label: "line-simulator")
    logger.logLevel = .notice
    var configuration = HTTPClient.Configuration()
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 64
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.httpVersion = .http1Only
    let client = HTTPClient(configuration: configuration)
    let courier = Courier(settings: settings, client: client)
    let platform = Platform(settings: settings, courier: courier)
    await courier.whenDelivering { await platform.delivering($0) }

    let router = Router(context: SimulatorContext.self)
    router.add(middleware: NotFoundAsLINE())
    addMessagingRoutes(to: router, Front(platform: platform), courier)
    addControlRoutes(to: router, platform, courier)
    addLoginRoutes(to: router, Front(platform: platform))
    addPages(to: router)
    let host = settings.address.host
    let application = Application(
        router: router,
        configuration: .init(address: .hostname(host, port: settings.address.port)),
        onServerRunning: { channel in
            let port = channel.localAddress?.port ?? settings.address.port
            let line = JSON.object(["listening": .text("http://\(host):\(port)")]).bytes + [0x0A]
            FileHandle.standardOutput.write(Data(line))
        },
        logger: logger)
    do {
        try await application.runService()
    } catch {
        try await client.shutdown()
        throw error
    }
    try await client.shutdown()
}

/// An unknown address is answered in LINE's form.
struct NotFoundAsLINE: RouterMiddleware {
    func handle(
        _ request: Request, context: SimulatorContext,
        next: (Request, SimulatorContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError {
            return Refusal(error.status.code, error.status.code == 404 ? "Not found" : "\(error)").answer.response
        }
    }
}
