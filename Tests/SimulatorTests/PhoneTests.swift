import Foundation
import Testing

@Suite struct PhoneTests {
    private func question(_ actions: [[String: Any]]) -> [String: Any] {
        [
            "type": "text", "text": "どれですか",
            "quickReply": ["items": actions.map { ["type": "action", "action": $0] }],
        ]
    }

    /// Kinds and data of the events that the phone sent, read from the service's side.
    private func events(_ work: (SimulatorProcess, String) async throws -> Void) async throws -> [[String: Any]] {
        try await ServiceUnderTest.run { service, address in
            try await SimulatorProcess.run(["--webhook", address]) { line in
                let user = try await line.friend(1)
                try await work(line, user)
                try await line.order("idle", ["quietMilliseconds": 20])
            }
            return Array(service.events.dropFirst())
        }
    }

    @Test("tapping a quick reply sends what a phone would send, and the chips are gone")
    func quickReply() async throws {
        let events = try await events { line, user in
            let postback: [String: Any] = ["type": "postback", "label": "はい", "data": "yes", "displayText": "はい！"]
            let message: [String: Any] = ["type": "message", "label": "後で", "text": "あとで"]
            _ = try await line.push(user, [question([postback, message])])
            try await line.order("users/\(user)/tap", ["quickReply": 1])
            #expect(try await line.post("/_sim/users/\(user)/tap", ["quickReply": 1]).status == 409)
            _ = try await line.push(user, [question([postback, message])])
            try await line.order("users/\(user)/tap", ["label": "後で"])
            let shown = try await line.chat(user).compactMap { ($0["message"] as? [String: Any])?["text"] as? String }
            #expect(shown == ["どれですか", "はい！", "どれですか", "あとで"])
        }
        #expect(events.compactMap { $0["type"] as? String } == ["postback", "message"])
        #expect((events[0]["postback"] as? [String: String])?["data"] == "yes")
        #expect((events[1]["message"] as? [String: Any])?["text"] as? String == "あとで")
    }

    @Test("the date picker lets through only days between min and max")
    func picker() async throws {
        let events = try await events { line, user in
            let picker: [String: Any] = [
                "type": "datetimepicker", "label": "誕生日", "data": "birth", "mode": "date", "min": "2026-01-01",
                "max": "2026-11-22",
            ]
            _ = try await line.push(user, [question([picker])])
            for value in ["2025-12-31", "2026-11-23", "2026-02-30"] {
                #expect(
                    try await line.post("/_sim/users/\(user)/tap", ["quickReply": 1, "value": value]).status == 400)
            }
            try await line.order("users/\(user)/tap", ["quickReply": 1, "value": "2026-02-28"])
        }
        let postback = events.first?["postback"] as? [String: Any]
        #expect(postback?["data"] as? String == "birth")
        #expect(postback?["params"] as? [String: String] == ["date": "2026-02-28"])
        #expect(events.count == 1)
    }

    @Test("buttons of a Flex carousel are tapped by number or label, in reading order")
    func flexButtons() async throws {
        func bubble(_ label: String) -> [String: Any] {
            let action: [String: Any] = ["type": "postback", "label": label, "data": "open=\(label)"]
            let button: [String: Any] = ["type": "button", "action": action]
            return ["type": "bubble", "footer": ["type": "box", "layout": "vertical", "contents": [button]]]
        }
        let events = try await events { line, user in
            let carousel: [String: Any] = ["type": "carousel", "contents": [bubble("一"), bubble("二")]]
            let pushed = try await line.push(
                user, [["type": "flex", "altText": "二つ", "contents": carousel]])
            #expect(pushed.status == 200, "\(pushed.json)")
            try await line.order("users/\(user)/tap", ["button": 2])
            try await line.order("users/\(user)/tap", ["on": "button", "label": "一"])
        }
        let data = events.compactMap { ($0["postback"] as? [String: String])?["data"] }
        #expect(data == ["open=二", "open=一"])
    }

    @Test("a rich menu needs a picture before it is shown, takes one only once, and its areas can be tapped")
    func richMenu() async throws {
        let events = try await events { line, user in
            let menu: [String: Any] = [
                "size": ["width": 2_500, "height": 843], "selected": true, "name": "m", "chatBarText": "メニュー",
                "areas": [
                    [
                        "bounds": ["x": 0, "y": 0, "width": 2_500, "height": 843],
                        "action": ["type": "message", "label": "予定", "text": "これからの予定"],
                    ]
                ],
            ]
            let created = try await line.post("/v2/bot/richmenu", menu)
            let id = try #require(created.json["richMenuId"] as? String)
            #expect(try await line.post("/v2/bot/user/all/richmenu/\(id)", [:]).status == 400)
            let picture = Data([0x89, 0x50, 0x4E, 0x47])
            for status in [200, 400] {
                let upload = try await line.ask(
                    "POST", "/v2/bot/richmenu/\(id)/content", data: picture, type: "image/png")
                #expect(upload.status == status)
            }
            #expect(try await line.post("/v2/bot/user/all/richmenu/\(id)", [:]).status == 200)
            try await line.order("users/\(user)/tap", ["menu": 1])
        }
        #expect((events.first?["message"] as? [String: Any])?["text"] as? String == "これからの予定")
    }

    @Test("the same seed gives the same users in another process")
    func seed() async throws {
        func ids() async throws -> [String] {
            try await SimulatorProcess.run { line in
                let made = try await line.order("users", ["count": 50, "seed": 7])
                return made.json["userIds"] as? [String] ?? []
            }
        }
        let first = try await ids()
        #expect(first.count == 50)
        #expect(try await ids() == first)
    }

    @Test("the pages are served with a policy that lets no foreign script in")
    func pages() async throws {
        try await SimulatorProcess.run { line in
            for path in ["/", "/phone/\(userID(1))", "/phone.css", "/phone.js"] {
                let page = try await line.ask("GET", path)
                #expect(page.status == 200)
                #expect(page.headers["content-security-policy"]?.hasPrefix("default-src 'self'") == true)
            }
        }
    }

    @Test("the page never makes markup of a text")
    func escaping() async throws {
        try await SimulatorProcess.run { line in
            let script = String(decoding: try await line.ask("GET", "/phone.js").data, as: UTF8.self)
            for risk in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("] {
                #expect(!script.contains(risk))
            }
            #expect(script.contains("textContent"))
        }
    }

    @Test("an order with a misspelt field is refused and names the fields there are")
    func misspelt() async throws {
        try await SimulatorProcess.run { line in
            let reply = try await line.post("/_sim/faults", ["fault": "delay", "time": 3])
            #expect(reply.status == 400)
            #expect(reply.message.contains("time: unknown field"))
        }
    }
}
