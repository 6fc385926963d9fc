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
        /// 400 with this body.
        case refusal(String)
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
        var refusedUsers: Set<String> = []
        var namesRefused = true
        var asked: [Asked] = []
        var takenBy: [String: Int] = [:]
        var received: [String: [String]] = [:]
        var used = 0
        var held: (count: Int, http: HTTPClient)?
        var waiting: [CheckedContinuation<Void, Never>] = []
        var atOnce = 0
        var mostAtOnce = 0
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
    /// Users whose ids it does not know: a request with one of them is refused, naming their places or not.
    func refuse(_ users: Set<String>, named: Bool = true) {
        state.withLock { ($0.refusedUsers, $0.namesRefused) = (users, named) }
    }
    func allow(_ messages: Int?) { state.withLock { $0.quota = messages } }
    func forget() { state.withLock { $0 = State() } }

    /// Keeps all answers to multicasts, once one was accepted, until so many are asked for, and then a while longer in
    /// which more could come.
    func holdAnswers(until count: Int, over http: HTTPClient) { state.withLock { $0.held = (count, http) } }
    /// The most multicasts that waited for their answer at the same time.
    var mostAtOnce: Int { state.withLock(\.mostAtOnce) }

    private func wait() async throws {
        let last = state.withLock { state in
            state.atOnce += 1
            state.mostAtOnce = max(state.mostAtOnce, state.atOnce)
            return state.takenBy.isEmpty || state.atOnce != state.held?.count ? nil : state.held
        }
        if let last {
            // As long as twenty requests take: one more would have come by then.
            for _ in 0..<20 {
                let request = HTTPClientRequest(url: address + "/v2/bot/message/quota")
                _ = try await last.http.execute(request, timeout: .minutes(10)).body.collect(upTo: 1_000)
            }
            let waiting = state.withLock { state in
                state.held = nil
                return state.waiting
            }
            for answer in waiting { answer.resume() }
        } else {
            await withCheckedContinuation { answer in
                let isHeld = state.withLock { state in
                    guard state.held != nil && !state.takenBy.isEmpty else { return false }
                    state.waiting.append(answer)
                    return true
                }
                if !isHeld { answer.resume() }
            }
        }
        state.withLock { $0.atOnce -= 1 }
    }

    /// Serves at a free port while `test` runs.
    static func serve(_ test: (SmallLINE, HTTPClient) async throws -> Void) async throws {
        let line = SmallLINE()
        try await LocalServer.serve({ try await line.respond($0) }) { address, http in
            line.base.withLock { $0 = address }
            try await test(line, http)
        }
    }

    private func respond(_ request: Request) async throws -> Response {
        var request = request
        let body = Data(try await request.collectBody(upTo: 4_000_000).readableBytesView)
        switch request.uri.path {
        case "/v2/bot/message/multicast":
            let key = HTTPField.Name("X-Line-Retry-Key").flatMap { request.headers[$0] } ?? ""
            try await wait()
            return take(body, key)
        case "/v2/bot/message/quota":
            let quota = state.withLock(\.quota)
            return LocalServer.response(200, quota.map { #"{"type":"limited","value":\#($0)}"# } ?? #"{"type":"none"}"#)
        case "/v2/bot/message/quota/consumption":
            return LocalServer.response(200, #"{"totalUsage":\#(state.withLock(\.used))}"#)
        default: return LocalServer.response(404, "{}")
        }
    }

    private func take(_ body: Data, _ key: String) -> Response {
        let users = (try? JSONSerialization.jsonObject(with: body) as? [String: Any])?["to"] as? [String] ?? []
        let text = String(decoding: body, as: UTF8.self)
        return state.withLock { state in
            let refusal = Self.refusal(by: state, users)
            let status = refusal == nil ? Self.status(of: &state, users, text, key) : 400
            state.asked.append(Asked(key: key, users: users, body: text, status: status))
            return LocalServer.response(status, refusal ?? "{}")
        }
    }

    private static func refusal(by state: State, _ users: [String]) -> String? {
        if case .refusal(let body) = state.faults[state.asked.count + 1] ?? state.alwaysFault { return body }
        let wrong = users.indices.filter { state.refusedUsers.contains(users[$0]) }
        guard !wrong.isEmpty else { return nil }
        guard state.namesRefused else { return #"{"message":"Failed to send messages"}"# }
        let details = wrong.map { #"{"message":"invalid","property":"to[\#($0)]"}"# }.joined(separator: ",")
        return #"{"message":"no","details":[\#(details)]}"#
    }

    private static func status(of state: inout State, _ users: [String], _ text: String, _ key: String) -> Int {
        let fault = state.faults[state.asked.count + 1] ?? state.alwaysFault
        switch fault {
        case .lost: return 500
        case .status(let status): return status
        case .lostAfterTaking, .refusal, nil: break
        }
        if state.takenBy[key] != nil { return 409 }
        if let quota = state.quota, state.used + users.count > quota { return 429 }
        state.takenBy[key] = users.count
        state.used += users.count
        let entries = text.matches(of: /show:why:([a-z0-9_]+)/).map { String($0.1) }
        for user in users { state.received[user, default: []] += entries }
        return fault == nil ? 200 : 500
    }
}
