import Foundation
import Testing

@Suite struct RichMenuTests {
    private static func menu(_ change: [String: Any] = [:]) -> [String: Any] {
        let area: [String: Any] = [
            "bounds": ["x": 0, "y": 0, "width": 2_500, "height": 1_686],
            "action": ["type": "postback", "label": "予定", "data": "show:upcoming", "displayText": "予定"],
        ]
        let menu: [String: Any] = [
            "size": ["width": 2_500, "height": 1_686], "selected": true, "name": "m", "chatBarText": "メニュー",
            "areas": [area],
        ]
        return menu.merging(change) { $1 }
    }

    private static let picture = Data([0x89, 0x50, 0x4E, 0x47])

    /// A menu with its picture.
    private func pictured(_ line: SimulatorProcess) async throws -> String {
        let id = try #require(
            try await line.post("/v2/bot/richmenu", Self.menu()).json["richMenuId"] as? String)
        _ = try await line.ask("POST", "/v2/bot/richmenu/\(id)/content", data: Self.picture, type: "image/png")
        return id
    }

    private func shown(_ line: SimulatorProcess, to user: String) async throws -> String? {
        let chat = try await line.ask("GET", "/_sim/users/\(user)/chat")
        return (chat.json["richMenu"] as? [String: Any])?["richMenuId"] as? String
    }

    @Test("validating says what creating would say, and makes nothing")
    func validate() async throws {
        try await SimulatorProcess.run { line in
            let long = String(repeating: "あ", count: 15)
            let bad: [[String: Any]] = [
                ["size": ["width": 2_501, "height": 1_686]], ["size": ["width": 1_000, "height": 700]],
                ["chatBarText": long], ["areas": Array(repeating: Self.menu()["areas"]!, count: 21)],
            ]
            for change in bad {
                let refused = try await line.post("/v2/bot/richmenu/validate", Self.menu(change))
                let created = try await line.post("/v2/bot/richmenu", Self.menu(change))
                #expect(refused.status == 400 && created.status == 400 && refused.message == created.message)
            }
            #expect(try await line.post("/v2/bot/richmenu/validate", Self.menu()).status == 200)
            #expect(try await line.ask("GET", "/v2/bot/richmenu/list").list("richmenus").isEmpty)
        }
    }

    @Test("a bulk link is for 1 to 500 well-formed ids, all or none, and shown to friends only")
    func bulk() async throws {
        try await SimulatorProcess.run { line in
            let friends = [try await line.friend(1), try await line.friend(2)]
            let blocked = try await line.friend(3)
            try await line.order("users/\(blocked)/unfollow")
            let menu = try await pictured(line)
            func link(_ users: [String], _ menu: String) async throws -> Int {
                try await line.post("/v2/bot/richmenu/bulk/link", ["richMenuId": menu, "userIds": users]).status
            }
            #expect(try await link([], menu) == 400)
            #expect(try await link((0..<501).map { userID($0) }, menu) == 400)
            #expect(try await link(friends + ["someone"], menu) == 400)
            #expect(try await link(friends, "richmenu-none") == 404)
            #expect(try await shown(line, to: friends[0]) == nil)
            #expect(try await link(friends + [blocked], menu) == 202)
            for friend in friends { #expect(try await shown(line, to: friend) == menu) }
            #expect(try await shown(line, to: blocked) == nil)
            let gone = try await line.post("/v2/bot/richmenu/bulk/unlink", ["userIds": [friends[0]]])
            #expect(gone.status == 202)
            #expect(try await shown(line, to: friends[0]) == nil)
            #expect(try await shown(line, to: friends[1]) == menu)
        }
    }

    @Test("one's own menu comes before the default; when it is deleted the default is back")
    func priority() async throws {
        try await SimulatorProcess.run { line in
            let user = try await line.friend(1)
            let (usual, own) = (try await pictured(line), try await pictured(line))
            _ = try await line.post("/v2/bot/user/all/richmenu/\(usual)", [:])
            #expect(try await shown(line, to: user) == usual)
            _ = try await line.post("/v2/bot/user/\(user)/richmenu/\(own)", [:])
            #expect(try await shown(line, to: user) == own)
            #expect(try await line.ask("DELETE", "/v2/bot/richmenu/\(own)").status == 200)
            #expect(try await line.ask("DELETE", "/v2/bot/richmenu/\(own)").status == 404)
            #expect(try await shown(line, to: user) == usual)
        }
    }

    @Test("a picture is PNG or JPEG of at most 1 MB, and the phone loads it as it was given")
    func picture() async throws {
        try await SimulatorProcess.run { line in
            let id = try #require(
                try await line.post("/v2/bot/richmenu", Self.menu()).json["richMenuId"] as? String)
            func upload(_ data: Data, _ type: String) async throws -> Int {
                try await line.ask("POST", "/v2/bot/richmenu/\(id)/content", data: data, type: type).status
            }
            #expect(try await line.ask("GET", "/_sim/menus/\(id)/picture").status == 404)
            #expect(try await upload(Self.picture, "image/webp") == 415)
            #expect(try await upload(Data(count: 1_000_001), "image/png") == 413)
            #expect(try await upload(Self.picture, "image/png") == 200)
            let loaded = try await line.ask("GET", "/_sim/menus/\(id)/picture", token: nil)
            #expect(loaded.data == Self.picture && loaded.headers["content-type"] == "image/png")
        }
    }
}
