import Consultations
import Calendar
import EventModel
import EventStore
import Events
import Foundation
import Households
import LINE
import Logging
import Support
import Synchronization
import Testing

@testable import Reactions

@Suite("Answering webhooks")
struct AnswerChatTests {
    /// LINE as the chat sees it: it takes each reply token once.
    final class Line: Sendable {
        private let state = Mutex<(replies: [(token: String, json: String)], dead: Bool)>(([], false))

        var replies: [(token: String, json: String)] { state.withLock { $0.replies } }
        func die() { state.withLock { $0.dead = true } }

        func reply(_ token: String, _ messages: EncodedMessages) -> SendOutcome {
            state.withLock { state in
                if state.dead { return .unknown(reason: "no answer", requestID: nil) }
                if state.replies.contains(where: { $0.token == token }) {
                    return .unknown(reason: "used", requestID: nil)
                }
                state.replies.append((token, String(decoding: messages.json, as: UTF8.self)))
                return .accepted(requestID: "request-\(state.replies.count)", sentMessageIDs: [])
            }
        }
    }

    struct Service {
        let test = TestLog()
        let line = Line()
        let user = "U" + String(repeating: "1", count: 32)
        let household: HouseholdID
        let errors = LoggedErrors()
        var entry: AnswerChat.Entry?

        init() async throws {
            let fresh = HouseholdID(test.world.freshID())
            let tag = try await test.keyring.subject(behind: Door(line: user), orElse: fresh.tag)
            household = HouseholdID(tag)!
        }

        var chat: AnswerChat {
            let (line, errors) = (line, errors)
            return AnswerChat(
                log: test.log, reply: { line.reply($0, $1) }, atlas: Phone.atlas, care: { Phone.care },
                account: Phone.account, entry: entry,
                catchUp: { _, _, _ in [UpcomingItem(date: nil, title: "児童手当の申請")] }, upcoming: { _, _, _ in [] },
                logger: Logger(label: "test", factory: { _ in errors }))
        }

        /// Records what LINE tells, as the webhook route does.
        @discardableResult
        func tell(_ type: String, _ rest: [String: Any], household other: HouseholdID? = nil) async throws -> ULID {
            test.world.advance(milliseconds: 1_000)
            let id = test.world.freshID()
            var event: [String: Any] = [
                "type": type, "mode": "active", "timestamp": test.world.now, "webhookEventId": id.description,
                "replyToken": "token-\(id)", "source": ["type": "user", "userId": user],
            ]
            event.merge(rest) { $1 }
            let json = String(decoding: try JSONSerialization.data(withJSONObject: event), as: UTF8.self)
            let fact = WebhookReceived(
                webhook: id, household: other ?? household, kind: type, at: test.world.now, isRedelivery: false,
                content: .known(json))
            try await test.log.append([fact], as: Command(actor: "line", id: id))
            return id
        }

        func say(_ text: String, household: HouseholdID? = nil) async throws {
            try await tell("message", ["message": ["id": "1", "type": "text", "text": text]], household: household)
        }

        func tap(_ tap: Tap) async throws { try await tell("postback", ["postback": ["data": tap.data]]) }

        /// Hands every webhook in the log to the chat.
        func handleAll() async throws {
            let page = Page<Recorded>()
            try await test.log.read(.all) { page.append($0) }
            for recorded in page.take() { try await chat.handle(recorded) }
        }

        func answers() async throws -> [ChatAnswered] { try await test.facts().compactMap { $0 as? ChatAnswered } }
        func family() async throws -> Household { try await test.log.state(for: Forget(household: household)) }
    }

    @Test("a whole registration goes through the log, one reply for each thing said")
    func registration() async throws {
        let service = try await Service()
        try await service.tell("follow", [:])
        try await service.tap(.agree(version: ConsentText.version))
        try await service.say("2200012")
        try await service.tap(.born(count: 1, on: day("2025-05-05")))
        try await service.tap(.finish)
        try await service.handleAll()
        #expect(try await service.family().isComplete)
        let answers = try await service.answers()
        #expect(answers.map(\.prompt) == ["greeting", "residence", "family", "more-children", "finished"])
        #expect(answers.map(\.outcome) == Array(repeating: .accepted, count: 5))
        #expect(answers.map(\.requestID) == (1...5).map { "request-\($0)" })
        #expect(service.line.replies.last?.json.contains("児童手当の申請") == true)
    }

    @Test("handled twice, nothing happens twice")
    func twice() async throws {
        let service = try await Service()
        try await service.tell("follow", [:])
        try await service.tap(.agree(version: ConsentText.version))
        try await service.handleAll()
        let facts = try await service.test.facts().count
        try await service.handleAll()
        #expect(try await service.test.facts().count == facts)
        #expect(service.line.replies.count == 2)
    }

    @Test("killed between the reply and its fact, the token lets no second reply through")
    func killed() async throws {
        let service = try await Service()
        let id = try await service.tell("follow", [:])
        _ = service.line.reply("token-\(id)", try EncodedMessages([.text("x")]))
        try await service.handleAll()
        #expect(service.line.replies.count == 1)
        #expect(try await service.answers().map(\.outcome) == [.unknown])
    }

    @Test("too late for the reply token, decisions are made and no reply is tried")
    func late() async throws {
        let service = try await Service()
        try await service.tell("follow", [:])
        service.test.world.advance(milliseconds: 60_000)
        try await service.handleAll()
        #expect(service.line.replies.isEmpty)
        #expect(try await service.family().hasFollowed)
        let answers = try await service.answers()
        #expect(answers.map(\.prompt) == ["greeting/late"])
        #expect(answers.map(\.outcome) == [.unknown])
    }

    @Test("a cry for help that is too late to answer is an error in the log, without its words")
    func lateCry() async throws {
        let service = try await Service()
        try await service.say("メニュー")
        try await service.say("死にたい")
        service.test.world.advance(milliseconds: 60_000)
        try await service.handleAll()
        let errors = service.errors.lines
        #expect(errors.count == 1 && !errors.joined().contains("死"))
        #expect(try await service.answers().last?.prompt == "care/late")
    }

    @Test("without a clear answer of LINE the reply is unknown and never tried again")
    func unknown() async throws {
        let service = try await Service()
        service.line.die()
        try await service.tell("follow", [:])
        try await service.handleAll()
        try await service.handleAll()
        #expect(try await service.answers().map(\.outcome) == [.unknown])
    }

    @Test("an unfollow is recorded without an answer, and one that comes late changes nothing")
    func reordered() async throws {
        let service = try await Service()
        try await service.tell("follow", [:])
        try await service.tell("unfollow", [:])
        try await service.tell("follow", [:])
        try await service.tell("unfollow", ["timestamp": 1])
        try await service.handleAll()
        #expect(try await service.family().status == .following)
        #expect(service.line.replies.count == 2)
    }

    @Test("forgetting closes the door, so that whoever comes again is new")
    func forget() async throws {
        let service = try await Service()
        try await service.tell("follow", [:])
        try await service.tap(.forget)
        try await service.handleAll()
        #expect(try await service.answers().last?.prompt == "forgotten")
        #expect(try service.test.keyring.subject(behind: Door(line: service.user)) == nil)
    }

    @Test("what has no household, no readable content or another kind is left alone")
    func leftAlone() async throws {
        let service = try await Service()
        let id = service.test.world.freshID()
        let facts = [
            WebhookReceived(webhook: id, household: nil, kind: "join", at: 0, isRedelivery: false, content: nil),
            WebhookReceived(
                webhook: id, household: service.household, kind: "x", at: 0, isRedelivery: false,
                content: .known("not JSON")),
        ]
        try await service.test.log.append(facts, as: service.test.command())
        try await service.handleAll()
        #expect(try await service.test.facts().count == 2)
    }

    @Test("running follows the log, keeps each family's order, and goes on from what it saved")
    func running() async throws {
        let service = try await Service()
        let families = (0..<10).map { _ in HouseholdID(service.test.world.freshID()) }
        for text in ["はじめる", "English", "日本語", "English"] {
            for family in families { try await service.say(text, household: family) }
        }
        let saved = Mutex(Position.start)
        let chat = service.chat
        let running = Task {
            try await chat.run(load: { .start }, save: { position in saved.withLock { $0 = position } }, lanes: 4)
        }
        while try await service.answers().count < 40 { await Task.yield() }
        running.cancel()
        try await running.value
        for family in families {
            let household = try await service.test.log.state(for: Forget(household: family))
            #expect(household.language == .english)
        }
        let position = saved.withLock { $0 }
        #expect(position.value >= 40)
        #expect(service.line.replies.count == 40)

        let again = Task { try await chat.run(load: { position }, save: { _ in }, lanes: 4) }
        try await service.say("メニュー", household: families[0])
        while try await service.answers().count < 41 { await Task.yield() }
        again.cancel()
        try await again.value
        #expect(service.line.replies.count == 41)
    }
}
