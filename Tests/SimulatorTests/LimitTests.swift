import Foundation
import Testing

@Suite struct LimitTests {
    @Test("the monthly quota counts recipients, refuses a whole request, and starts again next month in Japan")
    func quota() async throws {
        let start = "2026-11-30T23:00:00+09:00"
        try await SimulatorProcess.run(["--any-user", "--monthly-quota", "3", "--now", start]) { line in
            #expect(try await line.multicast([userID(1), userID(2)], [text("a"), text("b")]).status == 200)
            let refused = try await line.multicast([userID(3), userID(4)], [text("c")])
            #expect(refused.status == 429)
            #expect(refused.message == "You have reached your monthly limit.")
            let limit = try await line.ask("GET", "/v2/bot/message/quota")
            #expect(limit.json["type"] as? String == "limited")
            #expect(limit.count("value") == 3)
            #expect(try await line.ask("GET", "/v2/bot/message/quota/consumption").count("totalUsage") == 2)
            try await line.order("clock", ["advanceSeconds": 3_700])
            #expect(try await line.multicast([userID(3), userID(4)], [text("c")]).status == 200)
        }
    }

    @Test("blocked users are not charged, and replies are free")
    func charges() async throws {
        try await SimulatorProcess.run(["--monthly-quota", "0"]) { line in
            let user = try await line.friend(1)
            try await line.order("users/\(user)/unfollow")
            #expect(try await line.multicast([user], [text("a")]).status == 200)
            try await line.order("users/\(user)/unblock")
            #expect(try await line.multicast([user], [text("a")]).status == 429)
        }
    }

    @Test("the 101st rich menu within the hour is answered with 429, and only while limits are on")
    func rateLimit() async throws {
        let area: [String: Any] = [
            "bounds": ["x": 0, "y": 0, "width": 100, "height": 100], "action": ["type": "message", "text": "予定"],
        ]
        for (mode, last) in [("line", 429), ("off", 200)] {
            try await SimulatorProcess.run(["--rate-limits", mode]) { line in
                var statuses: [Int] = []
                // The bucket fills again while we ask, a hundred times an hour: on a slow machine a few more pass.
                while statuses.count < (mode == "line" ? 200 : 101), statuses.last != 429 {
                    let menu: [String: Any] = [
                        "size": ["width": 2_500, "height": 843], "selected": false, "name": "m",
                        "chatBarText": "メニュー", "areas": [area],
                    ]
                    statuses.append(try await line.post("/v2/bot/richmenu", menu).status)
                }
                #expect(statuses.prefix(100).allSatisfy { $0 == 200 })
                #expect(statuses.last == last)
            }
        }
    }

    @Test("a loading indicator takes 5 to 60 seconds in steps of 5", arguments: [5, 20, 60, 0, 7, 65])
    func loading(seconds: Int) async throws {
        try await SimulatorProcess.run { line in
            let reply = try await line.post(
                "/v2/bot/chat/loading/start", ["chatId": userID(1), "loadingSeconds": seconds])
            #expect(reply.status == ([5, 20, 60].contains(seconds) ? 202 : 400))
        }
    }

    @Test("a lost answer leaves the request accepted, so that its key is answered with 409")
    func lostAnswer() async throws {
        try await SimulatorProcess.run(["--any-user"]) { line in
            let key = UUID().uuidString
            try await line.order("faults", ["endpoint": "multicast", "fault": "lose-answer"])
            await #expect(throws: (any Error).self) { try await line.multicast([userID(1)], [text("x")], key: key) }
            #expect(try await line.multicast([userID(1)], [text("x")], key: key).status == 409)
            #expect(try await line.counts().count("recipientsReached") == 1)
        }
    }

    @Test("a 500 before acceptance sends nothing, a 500 after it has sent everything")
    func brokenAnswers() async throws {
        try await SimulatorProcess.run(["--any-user"]) { line in
            let (first, second) = (UUID().uuidString, UUID().uuidString)
            try await line.order("faults", ["endpoint": "push", "fault": "status-500"])
            #expect(try await line.push(userID(1), [text("x")], key: first).status == 500)
            #expect(try await line.push(userID(1), [text("x")], key: first).status == 200)
            try await line.order("faults", ["endpoint": "push", "fault": "status-500-after-accept", "times": 2])
            #expect(try await line.push(userID(2), [text("x")], key: second).status == 500)
            #expect(try await line.push(userID(2), [text("x")], key: second).status == 500)
            #expect(try await line.push(userID(2), [text("x")], key: second).status == 409)
            #expect(try await line.counts().count("recipientsReached") == 2)
        }
    }
}
