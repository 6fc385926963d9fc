package import Calendar
import Foundation
package import Reactions

/// A simulated person's phone: it can do what the chat shows, and nothing else.
package struct Phone: Sendable {
    package let userID: String
    package let line: SimulatedLINE

    package init(_ userID: String, on line: SimulatedLINE) {
        self.userID = userID
        self.line = line
    }

    /// A new user of LINE, who does not know the account yet.
    package static func new(named name: String, on line: SimulatedLINE) async throws -> Phone {
        let data = try await line.order("POST", "users", ["displayName": name])
        guard let ids = (try JSONSerialization.jsonObject(with: data) as? [String: Any])?["userIds"] as? [String],
            let id = ids.first
        else { throw SimulatedLINE.Trouble("users: no id") }
        return Phone(id, on: line)
    }

    package func follow() async throws { try await act("follow") }
    package func block() async throws { try await act("unfollow") }
    package func unblock() async throws { try await act("unblock") }
    package func say(_ text: String) async throws { try await act("text", ["text": text]) }

    /// Sends a place from the map. Where it lies is told by the address.
    package func send(address: String) async throws {
        try await act("location", ["latitude": 35.44, "longitude": 139.64, "address": address])
    }

    /// Taps the button or quick reply that does this.
    package func tap(_ tap: Tap) async throws { try await press(tap.data, value: nil) }

    /// Opens the date picker behind a button, and picks a day.
    package func choose(_ tap: Tap, _ day: CivilDate) async throws { try await press(tap.data, value: day.description) }

    /// Taps what has this postback data: a quick reply if one is shown, else the newest button.
    package func press(_ data: String, value: String? = nil) async throws {
        let chat = try await chat()
        var order: [String: Any] = [:]
        if let value { order["value"] = value }
        let quickReplies = chat["quickReplies"] as? [[String: Any]] ?? []
        let number = quickReplies.firstIndex { ($0["action"] as? [String: Any])?["data"] as? String == data }
        if let number {
            order["quickReply"] = number + 1
        } else if let action = Self.action(with: data, in: chat) {
            order["action"] = action
        } else {
            throw SimulatedLINE.Trouble("no button for \(data) on the phone \(userID)")
        }
        try await act("tap", order)
    }

    private static func action(with data: String, in chat: [String: Any]) -> [String: Any]? {
        let messages = (chat["messages"] as? [[String: Any]] ?? []).reversed()
        for message in messages where message["direction"] as? String == "toUser" {
            if let found = find(data, in: message) { return found }
        }
        return nil
    }

    private static func find(_ data: String, in node: Any) -> [String: Any]? {
        if let list = node as? [Any] { return list.lazy.compactMap { find(data, in: $0) }.first }
        guard let object = node as? [String: Any] else { return nil }
        if object["data"] as? String == data, object["type"] is String { return object }
        return object.values.lazy.compactMap { find(data, in: $0) }.first
    }

    /// The chat as the simulator tells it.
    private func chat() async throws -> [String: Any] {
        let data = try await line.order("GET", "users/\(userID)/chat")
        return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }

    /// Everything that LINE holds of this chat, as it holds it.
    package func heldAtLINE() async throws -> String {
        let held = try JSONSerialization.data(withJSONObject: try await chat(), options: [.withoutEscapingSlashes])
        return String(decoding: held, as: UTF8.self)
    }

    private func act(_ what: String, _ body: [String: Any] = [:]) async throws {
        try await line.order("POST", "users/\(userID)/\(what)", body)
    }

    /// Messages from the account, oldest first: their kind (`reply`, `multicast`, …) and all their texts.
    package func received() async throws -> [Received] {
        (try await chat()["messages"] as? [[String: Any]] ?? [])
            .filter { $0["direction"] as? String == "toUser" }
            .map { entry in
                Received(
                    kind: entry["kind"] as? String ?? "",
                    text: Self.texts(in: entry["message"] ?? [:]).joined(separator: "\n"))
            }
    }

    package struct Received: Sendable, Equatable {
        package let kind: String
        package let text: String
    }

    private static func texts(in node: Any) -> [String] {
        if let list = node as? [Any] { return list.flatMap { texts(in: $0) } }
        guard let object = node as? [String: Any] else { return [] }
        let own = [object["altText"] as? String, object["text"] as? String].compactMap(\.self)
        return own + ["header", "body", "contents", "footer"].compactMap { object[$0] }.flatMap { texts(in: $0) }
    }
}
