import Foundation
import Testing

@Suite struct SendingTests {
    @Test("a request without a valid token is answered with 401")
    func token() async throws {
        try await SimulatorProcess.run { line in
            let body: [String: Any] = ["to": userID(1), "messages": [text("こんにちは")]]
            for (token, status) in [(nil, 401), ("wrong", 401), (SimulatorProcess.token, 200)] {
                let reply = try await line.post("/v2/bot/message/push", body, token: token)
                #expect(reply.status == status)
            }
        }
    }

    @Test("a stateless token is issued for id and secret, and is worth nothing after 15 minutes")
    func stateless() async throws {
        try await SimulatorProcess.run { line in
            let form = "grant_type=client_credentials&client_id=\(SimulatorProcess.channel)&client_secret="
            let type = "application/x-www-form-urlencoded"
            let wrong = try await line.ask("POST", "/oauth2/v3/token", data: Data((form + "no").utf8), type: type)
            #expect(wrong.status == 400)
            #expect(wrong.json["error"] as? String == "invalid_client")
            let right = try await line.ask(
                "POST", "/oauth2/v3/token", data: Data((form + SimulatorProcess.secret).utf8), type: type, token: nil)
            #expect(right.status == 200)
            #expect(right.json["expires_in"] as? Int == 900)
            let token = try #require(right.json["access_token"] as? String)
            #expect(try await line.ask("GET", "/v2/bot/info", token: token).status == 200)
            try await line.order("clock", ["advanceSeconds": 901])
            #expect(try await line.ask("GET", "/v2/bot/info", token: token).status == 401)
        }
    }

    @Test("a push appears on the phone and names its messages in their order")
    func push() async throws {
        try await SimulatorProcess.run { line in
            let user = try await line.friend(1)
            let reply = try await line.push(user, [text("一"), text("二")])
            let sent = reply.list("sentMessages").compactMap { $0["id"] as? String }
            let shown = try await line.chat(user).compactMap { $0["id"] as? String }
            #expect(sent.count == 2)
            #expect(sent == shown)
            #expect(reply.headers["x-line-request-id"]?.isEmpty == false)
        }
    }

    @Test("a multicast takes 1 to 500 ids, and a malformed one refuses the whole batch by its place")
    func multicastRecipients() async throws {
        try await SimulatorProcess.run(["--any-user"]) { line in
            let all = (1...501).map { userID($0) }
            #expect(try await line.multicast(Array(all.prefix(500)), [text("a")]).status == 200)
            #expect(try await line.multicast(all, [text("b")]).status == 400)
            #expect(try await line.multicast([], [text("c")]).status == 400)
            let refused = try await line.multicast([userID(1), "U123", userID(3)], [text("d")])
            #expect(refused.status == 400)
            #expect(refused.message.contains("to[1]"))
            #expect(try await line.counts().count("recipientsReached") == 500)
        }
    }

    @Test("blocked and unknown users are silently left out of an accepted multicast")
    func unreached() async throws {
        try await SimulatorProcess.run { line in
            let (friend, blocker) = (try await line.friend(1), try await line.friend(2))
            try await line.order("users/\(blocker)/unfollow")
            #expect(try await line.multicast([friend, blocker, userID(3)], [text("x")]).status == 200)
            #expect(try await line.counts().count("recipientsReached") == 1)
            #expect(try await line.chat(blocker).isEmpty)
            #expect(try await line.ask("GET", "/v2/bot/profile/\(friend)").status == 200)
            #expect(try await line.ask("GET", "/v2/bot/profile/\(blocker)").status == 404)
            let followers = try await line.ask("GET", "/v2/bot/followers/ids")
            #expect(followers.json["userIds"] as? [String] == [friend])
        }
    }

    @Test("a body above 2 MB is answered with 413, and the connection stays good")
    func tooLarge() async throws {
        try await SimulatorProcess.run { line in
            let reply = try await line.push(userID(1), [text(String(repeating: "a", count: 2_100_000))])
            #expect(reply.status == 413)
            #expect(try await line.ask("GET", "/v2/bot/info").status == 200)
        }
    }

    @Test("a user id that got the same content under two accepted requests is counted as a duplicate")
    func duplicates() async throws {
        try await SimulatorProcess.run(["--any-user"]) { line in
            _ = try await line.multicast([userID(1), userID(2)], [text("予防接種")])
            _ = try await line.multicast([userID(2), userID(3)], [text("予防接種")])
            _ = try await line.multicast([userID(3)], [text("別のお知らせ")])
            let counts = try await line.counts()
            #expect(counts.count("duplicates") == 1)
            #expect(counts.json["duplicateUsers"] as? [String] == [userID(2)])
            #expect(try await line.ask("GET", "/_sim/counts/\(userID(3))").count("reached") == 2)
        }
    }

    @Test("an id named twice in one multicast is a duplicate too")
    func twiceInOne() async throws {
        try await SimulatorProcess.run(["--any-user"]) { line in
            _ = try await line.multicast([userID(1), userID(1)], [text("予防接種")])
            #expect(try await line.counts().count("duplicates") == 1)
        }
    }

    @Test("somebody who is no friend is reached for seven days after he wrote")
    func strangers() async throws {
        try await SimulatorProcess.run { line in
            try await line.order("users", ["userId": userID(1)])
            _ = try await line.push(userID(1), [text("まだ")])
            try await line.order("users/\(userID(1))/text", ["text": "質問です"])
            _ = try await line.push(userID(1), [text("答え")])
            try await line.order("clock", ["advanceSeconds": 8 * 86_400])
            _ = try await line.push(userID(1), [text("もう")])
            let shown = try await line.chat(userID(1)).compactMap {
                ($0["message"] as? [String: Any])?["text"] as? String
            }
            #expect(shown == ["質問です", "答え"])
        }
    }

    @Test("however the JSON of a multicast is written, the same users are reached")
    func shapes() async throws {
        try await SimulatorProcess.run(["--any-user"]) { line in
            let message = #"{"type":"text","text":"\"to\":[\"}"}"#
            let bodies = [
                #"{"to":["\#(userID(1))"],"messages":[\#(message)]}"#,
                #" { "messages" : [ \#(message) ] , "to" : [ "\#(userID(2))" ] , "notificationDisabled" : true } "#,
                #"{"\u0074o":["\#(userID(3))"],"messages":[\#(message)]}"#,
            ]
            for body in bodies {
                let reply = try await line.ask("POST", "/v2/bot/message/multicast", data: Data(body.utf8))
                #expect(reply.status == 200)
            }
            for number in 1...3 {
                #expect(try await line.ask("GET", "/_sim/counts/\(userID(number))").count("reached") == 1)
            }
            let broken = Data(#"{"to":["\#(userID(4))"],"messages":[\#(message)]"#.utf8)
            #expect(try await line.ask("POST", "/v2/bot/message/multicast", data: broken).status == 400)
        }
    }
}
