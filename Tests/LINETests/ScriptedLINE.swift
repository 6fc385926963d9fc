import AsyncHTTPClient
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization

@testable import LINE

/// A real HTTP server that answers as it is told and remembers what it was asked.
final class ScriptedLINE: Sendable {
    enum Answer: Sendable {
        case status(Int, _ body: String = "{}", _ headers: [String: String] = [:])
        /// Takes the request and closes the connection.
        case closed
        /// Takes the request and says nothing.
        case silent
    }

    struct Asked: Sendable, Equatable {
        let method: String
        let path: String
        let headers: [String: String]
        let body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }
        var retryKey: String? { headers["x-line-retry-key"] }
    }

    private struct State {
        var scripts: [String: [Answer]]
        var asked: [Asked] = []
        var silences: [AsyncStream<Void>.Continuation] = []
    }

    private let state: Mutex<State>

    /// Answers to each path in order; the last of a path is repeated, and 404 is for paths that have none.
    init(_ scripts: [String: [Answer]]) { state = Mutex(State(scripts: scripts)) }

    var asked: [Asked] { state.withLock(\.asked) }

    func asked(_ path: String) -> [Asked] { asked.filter { $0.path == path } }

    /// As in service, but no answer is late, however busy the machine.
    static let patient = RetryPolicy(requestTimeout: .seconds(600))

    /// Runs the server at a free port while `test` runs with a client for it.
    func serve(
        _ time: ManualTime = ManualTime(), token: AccessTokenSource = .fixed("token-1"),
        retry: RetryPolicy = ScriptedLINE.patient,
        log: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
        _ test: @Sendable (LINEClient) async throws -> Void
    ) async throws {
        let (ports, port) = AsyncStream<Int>.makeStream()
        let server = Application(
            responder: CallbackResponder { request, context in try await self.respond(request, context) },
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in port.yield(channel.localAddress?.port ?? 0) },
            logger: Logger(label: "server") { _ in SwiftLogNoOpLogHandler() })
        let running = Task { try await server.runService(gracefulShutdownSignals: []) }
        var patience = HTTPClient.Configuration.line()
        patience.timeout = HTTPClient.Configuration.Timeout(connect: .minutes(10), read: .minutes(10))
        let http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: patience)
        var numbers = ports.makeAsyncIterator()
        let base = "http://127.0.0.1:\(await numbers.next() ?? 0)"
        let configuration = LINEClient.Configuration(token: token, api: base, dataAPI: base + "/", retry: retry)
        let result: Result<Void, any Error>
        do {
            result = .success(try await test(LINEClient(configuration, http: http, timing: time.timing, log: log)))
        } catch {
            result = .failure(error)
        }
        try await http.shutdown()
        running.cancel()
        _ = await running.result
        try result.get()
    }

    private func respond(_ request: Request, _ context: ChannelContext) async throws -> Response {
        var request = request
        let body = try await request.collectBody(upTo: 4_000_000)
        let headers = request.headers.reduce(into: [:]) { $0[$1.name.canonicalName] = $1.value }
        let path = request.uri.path
        let asked = Asked(
            method: request.method.rawValue, path: path, headers: headers, body: Array(body.readableBytesView))
        switch next(asked) {
        case .status(let status, let body, let headers):
            var fields = HTTPFields()
            for (name, value) in headers { fields[HTTPField.Name(name)!] = value }
            return Response(
                status: HTTPResponse.Status(code: status), headers: fields,
                body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
        case .closed:
            try await context.channel.close()
            return Response(status: .ok)
        case .silent:
            let (silence, end) = AsyncStream<Void>.makeStream()
            state.withLock { $0.silences.append(end) }
            for await _ in silence {}
            return Response(status: .ok)
        }
    }

    private func next(_ asked: Asked) -> Answer {
        state.withLock { state in
            state.asked.append(asked)
            guard let script = state.scripts[asked.path], let answer = script.first else { return .status(404) }
            if script.count > 1 { state.scripts[asked.path]?.removeFirst() }
            return answer
        }
    }
}

/// Gives a handler its connection, to close it.
struct ChannelContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
    }
}

extension LINEClient {
    /// The same client for another server.
    func elsewhere(_ base: String) -> LINEClient {
        var other = configuration
        other.api = base
        return LINEClient(other, http: wire.http, timing: timing, log: log)
    }
}
