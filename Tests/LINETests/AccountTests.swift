import FoundationEssentials
import Testing

@testable import LINE

@Suite("The other calls")
struct AccountTests {
    let headers = ["x-line-request-id": "r"]

    @Test("a profile is read, and 404 is nobody that LINE tells about")
    func profile() async throws {
        let path = "/v2/bot/profile/\(Sample.user)"
        let body = #"{"displayName":"はな","userId":"\#(Sample.user)","language":"ja"}"#
        let line = ScriptedLINE([path: [.status(500), .status(200, body, headers), .status(404, "{}", headers)]])
        try await line.serve { client in
            let user = try #require(UserID(Sample.user))
            let known = try await client.profile(of: user)
            #expect(known.value == Profile(displayName: "はな", language: "ja", pictureURL: nil))
            #expect(known.requestID == "r")
            let unknown = try await client.profile(of: user)
            #expect(unknown == Answered(value: nil, requestID: "r"))
        }
        #expect(line.asked.allSatisfy { $0.method == "GET" && $0.retryKey == nil } && line.asked.count == 3)
    }

    @Test("quota and consumption are read, and an answer that says neither is no answer")
    func quota() async throws {
        let line = ScriptedLINE([
            SendOutcomeTests.quota: [
                .status(200, #"{"type":"limited","value":30000}"#, headers), .status(200, #"{"type":"none"}"#),
                .status(200, #"{"type":"limited"}"#, headers),
            ],
            SendOutcomeTests.consumption: [.status(200, #"{"totalUsage":12}"#, headers)],
        ])
        try await line.serve { client in
            let limited = try await client.quota()
            #expect(limited == Answered(value: Quota(limit: 30_000), requestID: "r"))
            let unlimited = try await client.quota()
            #expect(unlimited.value.limit == nil)
            await #expect(throws: LINEFailure.unreadable(.quota, requestID: "r")) { try await client.quota() }
            let used = try await client.consumption()
            #expect(used == Answered(value: 12, requestID: "r"))
        }
    }

    @Test("a rich menu is created, gets its image from the data host, is shown to all, to one, and taken away")
    func richMenu() async throws {
        let user = try #require(UserID(Sample.user))
        let line = ScriptedLINE([
            "/v2/bot/richmenu": [.status(200, #"{"richMenuId":"richmenu-1"}"#, headers)],
            "/v2/bot/richmenu/richmenu-1/content": [.status(200)],
            "/v2/bot/user/all/richmenu/richmenu-1": [.status(200)],
            "/v2/bot/user/\(Sample.user)/richmenu/richmenu-1": [.status(200)],
            "/v2/bot/user/\(Sample.user)/richmenu": [.status(200)],
        ])
        let menu = RichMenu(
            size: .init(width: 2_500, height: 843), selected: true, name: "main", chatBarText: "メニュー",
            areas: [.init(.init(x: 0, y: 0, width: 2_500, height: 843), .message(label: nil, text: "メニュー"))])
        try await line.serve { client in
            let created = try await client.createRichMenu(menu)
            #expect(created.requestID == "r")
            try await client.uploadImage([1, 2, 3], .png, for: created.value)
            try await client.setDefaultRichMenu(created.value)
            try await client.linkRichMenu(created.value, to: user)
            try await client.unlinkRichMenu(from: user)
        }
        #expect(line.asked.map(\.method) == ["POST", "POST", "POST", "POST", "DELETE"])
        #expect(
            line.asked[0].text
                == #"{"areas":[{"action":{"text":"メニュー","type":"message"},"bounds":{"height":843,"width":2500,"x":0,"#
                + #""y":0}}],"chatBarText":"メニュー","name":"main","selected":true,"size":{"height":843,"width":2500}}"#)
        #expect(line.asked[1].headers["content-type"] == "image/png" && line.asked[1].body == [1, 2, 3])
    }

    @Test("a rich menu is not created twice after no clear answer, nor at all with faults")
    func richMenuOnce() async throws {
        let line = ScriptedLINE(["/v2/bot/richmenu": [.status(500)]])
        var menu = RichMenu(
            size: .init(width: 2_500, height: 843), selected: true, name: "main", chatBarText: "a",
            areas: [.init(.init(x: 0, y: 0, width: 2_500, height: 843), .message(label: nil, text: "a"))])
        let good = menu
        menu.name = ""
        let bad = menu
        try await line.serve { client in
            await #expect(throws: LINEFailure.unanswered(reason: "LINE answered 500", requestID: nil)) {
                try await client.createRichMenu(good)
            }
            await #expect(throws: LINEFailure.invalid(bad.faults)) { try await client.createRichMenu(bad) }
        }
        #expect(line.asked.count == 1)
    }

    @Test("rich menus are checked, listed by name, linked to many at once, and deleted, also when they are gone")
    func richMenus() async throws {
        let line = ScriptedLINE([
            "/v2/bot/richmenu/validate": [.status(200)],
            "/v2/bot/richmenu/list": [
                .status(200, #"{"richmenus":[{"richMenuId":"richmenu-1","name":"main"},{"name":"no id"}]}"#),
                .status(200, "[]"),
            ],
            "/v2/bot/richmenu/bulk/link": [.status(202)],
            "/v2/bot/richmenu/richmenu-1": [.status(200), .status(404), .status(400)],
        ])
        let menu = RichMenu(
            size: .init(width: 2_500, height: 843), selected: true, name: "main", chatBarText: "a",
            areas: [.init(.init(x: 0, y: 0, width: 2_500, height: 843), .message(label: nil, text: "a"))])
        let id = try #require(RichMenuID("richmenu-1"))
        let user = try #require(UserID(Sample.user))
        try await line.serve { client in
            try await client.validateRichMenu(menu)
            #expect(try await client.richMenus().value == [id: "main"])
            await #expect(throws: LINEFailure.self) { try await client.richMenus() }
            try await client.linkRichMenu(id, toAll: try Recipients([user, user]))
            try await client.deleteRichMenu(id)
            try await client.deleteRichMenu(id)
            await #expect(throws: LINEFailure.self) { try await client.deleteRichMenu(id) }
        }
        #expect(line.asked.map(\.method) == ["POST", "GET", "GET", "POST", "DELETE", "DELETE", "DELETE"])
        #expect(Array(line.asked[0].body) == menu.encoded)
        #expect(
            line.asked[3].text == #"{"richMenuId":"richmenu-1","userIds":["\#(Sample.user)","\#(Sample.user)"]}"#)
    }

    @Test("loading lasts a multiple of five seconds within bounds", arguments: [(1, 5), (5, 5), (6, 10), (99, 60)])
    func loading(wanted: Int, asked: Int) async throws {
        let line = ScriptedLINE(["/v2/bot/chat/loading/start": [.status(202)]])
        try await line.serve { client in
            try await client.startLoading(for: try #require(UserID(Sample.user)), time: .seconds(wanted))
        }
        #expect(line.asked[0].text == #"{"chatId":"\#(Sample.user)","loadingSeconds":\#(asked)}"#)
    }

    @Test("LINE itself checks messages for each way of sending")
    func validate() async throws {
        let base = "/v2/bot/message/validate/"
        let no = #"{"message":"A message (messages[0]) in the request is invalid","details":[{"property":"/body"}]}"#
        let line = ScriptedLINE([
            base + "reply": [.status(200)], base + "push": [.status(200)], base + "multicast": [.status(400, no)],
        ])
        try await line.serve { client in
            let messages = try EncodedMessages([.text("a")])
            try await client.validate(messages, for: .reply)
            try await client.validate(messages, for: .push)
            do throws(LINEFailure) {
                try await client.validate(messages, for: .multicast)
                Issue.record("not refused")
            } catch {
                guard case .refused(let refusal) = error else { throw error }
                #expect(refusal.details == [.init(message: nil, property: "/body")])
            }
        }
        #expect(line.asked.allSatisfy { $0.text == #"{"messages":[{"text":"a","type":"text"}]}"# })
    }

    @Test("the path of every endpoint can be filled", arguments: Endpoint.allCases)
    func paths(endpoint: Endpoint) {
        let path = endpoint.path(["A", "B"])
        #expect(path.hasPrefix("/") && !path.contains("{") && !path.contains(" "))
        #expect(["GET", "POST", "DELETE"].contains(endpoint.method))
    }
}
