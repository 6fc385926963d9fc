import Foundation
import Testing

@Suite struct RetryKeyTests {
    private let key = "123e4567-e89b-12d3-a456-426614174000"

    @Test("an accepted key is answered with 409, the first request's id and, for a push, its messages")
    func push() async throws {
        try await SimulatorProcess.run { line in
            let user = try await line.friend(1)
            let first = try await line.push(user, [text("x")], key: key)
            let again = try await line.push(user, [text("x")], key: key.uppercased())
            #expect(first.status == 200)
            #expect(again.status == 409)
            #expect(again.headers["x-line-accepted-request-id"] == first.headers["x-line-request-id"])
            #expect(again.headers["x-line-request-id"] != first.headers["x-line-request-id"])
            #expect(again.list("sentMessages").count == 1)
            #expect(
                again.list("sentMessages").first?["id"] as? String == first.list("sentMessages").first?["id"] as? String
            )
            #expect(try await line.chat(user).count == 1)
        }
    }

    @Test("a repeated multicast is not sent again, and its 409 has no messages")
    func multicast() async throws {
        try await SimulatorProcess.run(["--any-user"]) { line in
            #expect(try await line.multicast([userID(1)], [text("x")], key: key).status == 200)
            let again = try await line.multicast([userID(1)], [text("x")], key: key)
            #expect(again.status == 409)
            #expect(again.json["sentMessages"] == nil)
            #expect(try await line.counts().count("mixedRetries") == 0)
            #expect(try await line.multicast([userID(2)], [text("x")], key: key).status == 409)
            #expect(try await line.counts().count("mixedRetries") == 1)
            #expect(try await line.counts().count("recipientsReached") == 1)
        }
    }

    @Test("a key is forgotten after 24 hours, so the same request is sent again")
    func day() async throws {
        try await SimulatorProcess.run(["--any-user"]) { line in
            _ = try await line.multicast([userID(1)], [text("x")], key: key)
            try await line.order("clock", ["advanceSeconds": 82_800])
            #expect(try await line.multicast([userID(1)], [text("x")], key: key).status == 409)
            try await line.order("clock", ["advanceSeconds": 7_200])
            #expect(try await line.multicast([userID(1)], [text("x")], key: key).status == 200)
            #expect(try await line.counts().count("duplicates") == 1)
        }
    }

    @Test("a refused request does not use its key up")
    func refused() async throws {
        try await SimulatorProcess.run { line in
            let user = try await line.friend(1)
            #expect(try await line.push(user, [text("")], key: key).status == 400)
            #expect(try await line.push(user, [text("x")], key: key).status == 200)
        }
    }

    @Test("a key that is no UUID is refused, and so is any key on an endpoint that takes none")
    func wrong() async throws {
        try await SimulatorProcess.run(["--any-user"]) { line in
            #expect(try await line.push(userID(1), [text("x")], key: "12345").status == 400)
            let reply = try await line.post(
                "/v2/bot/message/reply", ["replyToken": "t", "messages": [text("x")]], key: key)
            #expect(reply.status == 400)
            #expect(reply.message.contains("X-Line-Retry-Key"))
            let validate = try await line.post("/v2/bot/message/validate/push", ["messages": [text("x")]], key: key)
            #expect(validate.status == 400)
        }
    }
}
