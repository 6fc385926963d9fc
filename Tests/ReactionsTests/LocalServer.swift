import AsyncHTTPClient
import HTTPTypes
import Hummingbird
import LINE
import Logging
import NIOCore

/// An HTTP server at a free port of this machine, and a client to ask it with.
enum LocalServer {
    /// Serves while `test` runs.
    static func serve(
        _ respond: @escaping @Sendable (Request) async throws -> Response,
        _ test: (_ address: String, HTTPClient) async throws -> Void
    ) async throws {
        let silent = Logger(label: "server") { _ in SwiftLogNoOpLogHandler() }
        let (ports, port) = AsyncStream<Int>.makeStream()
        let server = Application(
            responder: CallbackResponder { (request: Request, _: BasicRequestContext) in try await respond(request) },
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in port.yield(channel.localAddress?.port ?? 0) }, logger: silent)
        let running = Task { try await server.runService(gracefulShutdownSignals: []) }
        var configuration = HTTPClient.Configuration.line()
        // Longer than any test, however busy the machine.
        configuration.timeout = HTTPClient.Configuration.Timeout(connect: .minutes(10), read: .minutes(10))
        let http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        var numbers = ports.makeAsyncIterator()
        let number = await numbers.next() ?? 0
        let result: Result<Void, any Error>
        do { result = .success(try await test("http://127.0.0.1:\(number)", http)) } catch { result = .failure(error) }
        try await http.shutdown()
        running.cancel()
        _ = await running.result
        try result.get()
    }

    /// An answer of LINE.
    static func response(_ status: Int, _ body: String) -> Response {
        var headers = HTTPFields()
        headers[HTTPField.Name("X-Line-Request-Id")!] = "request-\(status)"
        return Response(
            status: HTTPResponse.Status(code: status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
    }
}
