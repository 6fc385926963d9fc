import AsyncHTTPClient
import Foundation
import Hummingbird
import NIOCore
import Synchronization

/// A LINE that keeps rich menus and who sees which. It can stop in the middle, as if we were killed there.
final class MenuLINE: Sendable {
    struct Menu: Sendable {
        let name: String
        var picture: Data?
    }

    struct State: Sendable {
        var menus: [String: Menu] = [:]
        var byDefault: String?
        var linked: [String: String] = [:]
        /// Method and path of every request, ids left out.
        var asked: [String] = []
        /// The largest number of people in one bulk request.
        var mostAtOnce = 0
        /// From this request on nothing is answered; whether this one is still done.
        var end: (request: Int, isDone: Bool)?
        /// Ids that LINE refuses.
        var refused: Set<String> = []
        fileprivate var made = 0
    }
    private let state = Mutex(State())
    private let base = Mutex("")

    var address: String { base.withLock { $0 } }
    var now: State { state.withLock { $0 } }
    func change(_ body: @Sendable (inout State) -> Void) { state.withLock { body(&$0) } }

    static func serve(_ test: (MenuLINE, HTTPClient) async throws -> Void) async throws {
        let line = MenuLINE()
        try await LocalServer.serve({ try await line.respond($0) }) { address, http in
            line.base.withLock { $0 = address }
            try await test(line, http)
        }
    }

    private func respond(_ request: Request) async throws -> Response {
        var request = request
        let body = Data(try await request.collectBody(upTo: 2_000_000).readableBytesView)
        let path = request.uri.path.split(separator: "/").dropFirst(2).map(String.init)
        let method = request.method.rawValue
        let (status, json) = state.withLock { state -> (Int, String) in
            state.asked.append("\(method) " + path.filter { $0.count < 30 }.joined(separator: "/"))
            guard let end = state.end, state.asked.count >= end.request else {
                return Self.answer(&state, method, path, body)
            }
            if state.asked.count == end.request, end.isDone { _ = Self.answer(&state, method, path, body) }
            return (503, "{}")
        }
        return LocalServer.response(status, json)
    }

    private static func answer(_ state: inout State, _ method: String, _ path: [String], _ body: Data) -> (Int, String)
    {
        let fields = (try? JSONSerialization.jsonObject(with: body) as? [String: Any]) ?? [:]
        switch (method, path.count, path.first, path.last) {
        case ("POST", 2, "richmenu", "validate"): return (200, "{}")
        case ("POST", 1, "richmenu", _):
            state.made += 1
            let id = "richmenu-" + String(repeating: "0", count: 24) + "\(state.made)"
            state.menus[id] = Menu(name: fields["name"] as? String ?? "")
            return (200, #"{"richMenuId":"\#(id)"}"#)
        case ("GET", 2, "richmenu", "list"):
            let list = state.menus.map { #"{"richMenuId":"\#($0)","name":"\#($1.name)"}"# }
            return (200, #"{"richmenus":[\#(list.joined(separator: ","))]}"#)
        case ("POST", 3, "richmenu", "content"):
            guard state.menus[path[1]]?.picture == nil else { return (400, "{}") }
            state.menus[path[1]]?.picture = body
            return (200, "{}")
        case ("DELETE", 2, "richmenu", _):
            guard state.menus.removeValue(forKey: path[1]) != nil else { return (404, "{}") }
            state.linked = state.linked.filter { $0.value != path[1] }
            return (200, "{}")
        case ("POST", 3, "richmenu", "link"):
            let users = fields["userIds"] as? [String] ?? []
            state.mostAtOnce = max(state.mostAtOnce, users.count)
            guard state.refused.isDisjoint(with: users) else { return (400, "{}") }
            return link(&state, users, fields["richMenuId"] as? String ?? "", 202)
        case ("POST", 4, "user", _) where path[1] == "all":
            guard state.menus[path[3]]?.picture != nil else { return (400, "{}") }
            state.byDefault = path[3]
            return (200, "{}")
        case ("POST", 4, "user", _):
            return state.refused.contains(path[1]) ? (400, "{}") : link(&state, [path[1]], path[3], 200)
        case ("DELETE", 3, "user", _):
            state.linked[path[1]] = nil
            return (200, "{}")
        default: return (404, "{}")
        }
    }

    private static func link(_ state: inout State, _ users: [String], _ menu: String, _ status: Int) -> (Int, String) {
        guard state.menus[menu]?.picture != nil else { return (400, "{}") }
        for user in users { state.linked[user] = menu }
        return (status, "{}")
    }
}
