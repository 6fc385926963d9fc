import AsyncHTTPClient
import EventStore
import Foundation
import HTTPTypes
import Hummingbird
import LINE
import Logging
import NIOCore
import Synchronization

/// A LINE that takes multicasts over HTTP, each retry key once, and fails when it is told to.
final class SmallLINE: Sendable {
    enum Fault: Sendable {
        /// 500, and nothing was taken.
        case lost
        /// 500, although all was taken.
        case lostAfterTaking
        case status(Int)
    }

    struct Asked: Sendable {
        let key: String
        let users: [String]
        let body: String
        let status: Int
    }

    private struct State {
        var faults: [Int: Fault] = [:]
        var alwaysFault: Fault?
        var quota: Int?
        var asked: [Asked] = []
        var takenBy: [String: Int] = [:]
        var received: [String: [String]] = [:]
        var used = 0
    }
    private let state = Mutex(State())

    /// Where it listens, while it serves.
    private let base = Mutex("")
    var address: String { base.withLock { $0 } }

    var asked: [Asked] { state.withLock(\.asked) }
    /// The catalogue entries that each user got, in the order of arrival.
    var received: [String: [String]] { state.withLock { $0.received.mapValues { $0.sorted() } } }

    /// What happens at the call of this number, from 1.
    func fail(_ fault: Fault, at call: Int) { state.withLock { $0.faults[call] = fault } }
    func failAlways(_ fault: Fault?) { state.withLock { $0.alwaysFault = fault } }
    func allow(_ messages: Int?) { state.withLock { $0.quota = messages } }
    func forget() { state.withLock { $0 = State() } }

    /// Serves at a free port while `test` runs.
    static func serve(_ test: (SmallLINE, HTTPClient) async throws -> Void) async throws {
        let line = SmallLINE()
        let silent = Logger(label: "server") { _ in SwiftLogNoOpLogHandler() }
        let (ports, port) = AsyncStream<Int>.makeStream()
        let server = Application(
            responder: CallbackResponder { (request: Request, _: BasicRequestContext) in try await line.respond(request)
            },
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in port.yield(channel.localAddress?.port ?? 0) }, logger: silent)
        let running = Task { try await server.runService(gracefulShutdownSignals: []) }
        let http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: .line())
        var numbers = ports.makeAsyncIterator()
        let number = await numbers.next() ?? 0
        line.base.withLock { $0 = "http://127.0.0.1:\(number)" }
        let result: Result<Void, any Error>
        do { result = .success(try await test(line, http)) } catch { result = .failure(error) }
        try await http.shutdown()
        running.cancel()
        _ = await running.result
        try result.get()
    }

    private func respond(_ request: Request) async throws -> Response {
        var request = request
        let body = Data(try await request.collectBody(upTo: 4_000_000).readableBytesView)
        switch request.uri.path {
        case "/v2/bot/message/multicast":
            let key = HTTPField.Name("X-Line-Retry-Key").flatMap { request.headers[$0] } ?? ""
            return Self.response(take(body, key), "{}")
        case "/v2/bot/message/quota":
            let quota = state.withLock(\.quota)
            return Self.response(200, quota.map { #"{"type":"limited","value":\#($0)}"# } ?? #"{"type":"none"}"#)
        case "/v2/bot/message/quota/consumption":
            return Self.response(200, #"{"totalUsage":\#(state.withLock(\.used))}"#)
        default: return Self.response(404, "{}")
        }
    }

    private func take(_ body: Data, _ key: String) -> Int {
        let users = (try? JSONSerialization.jsonObject(with: body) as? [String: Any])?["to"] as? [String] ?? []
        let text = String(decoding: body, as: UTF8.self)
        return state.withLock { state in
            let status = Self.status(of: &state, users, text, key)
            state.asked.append(Asked(key: key, users: users, body: text, status: status))
            return status
        }
    }

    private static func status(of state: inout State, _ users: [String], _ text: String, _ key: String) -> Int {
        let fault = state.faults[state.asked.count + 1] ?? state.alwaysFault
        switch fault {
        case .lost: return 500
        case .status(let status): return status
        case .lostAfterTaking, nil: break
        }
        if state.takenBy[key] != nil { return 409 }
        if let quota = state.quota, state.used + users.count > quota { return 429 }
        state.takenBy[key] = users.count
        state.used += users.count
        let entries = text.matches(of: /show:why:([a-z0-9_]+)/).map { String($0.1) }
        for user in users { state.received[user, default: []] += entries }
        return fault == nil ? 200 : 500
    }

    private static func response(_ status: Int, _ body: String) -> Response {
        var headers = HTTPFields()
        headers[HTTPField.Name("X-Line-Request-Id")!] = "request-\(status)"
        return Response(
            status: HTTPResponse.Status(code: status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
    }
}
