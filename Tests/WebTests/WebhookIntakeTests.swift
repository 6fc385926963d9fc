import Crypto
import Calendar
import EventModel
import EventStore
import Events
import Foundation
import Facilities
import LINE
import Places
import Support
import Synchronization
import Testing
import Web

@Suite("Keeping what LINE tells")
struct WebhookIntakeTests {
    private static let atlas = try! Atlas.load()
    private let test = TestLog()
    private let whereabouts = Whereabouts()
    private static let user = "U" + String(repeating: "a", count: 32)

    private func intake(_ secrets: String...) throws -> WebhookIntake {
        WebhookIntake(
            log: test.log, signature: try WebhookSignature(secrets: secrets), atlas: Self.atlas,
            whereabouts: whereabouts)
    }

    static func sign(_ body: String, _ secret: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Array(body.utf8), using: SymmetricKey(data: Array(secret.utf8)))
        return Data(code).base64EncodedString()
    }

    static func event(
        _ number: Int?, user: String? = user, source: String = "user", type: String = "message", at: Int64 = 7
    ) -> String {
        let id = number.map { #""webhookEventId":"\#(ULID(bits: UInt128($0)))","# } ?? ""
        let who = user.map { #","userId":"\#($0)""# } ?? ""
        return #"{"type":"\#(type)",\#(id)"timestamp":\#(at),"source":{"type":"\#(source)"\#(who)}}"#
    }

    static func body(_ events: String...) -> String {
        #"{"destination":"x","events":[\#(events.joined(separator: ","))]}"#
    }

    private func receive(_ body: String, secret: String = "one") async throws {
        try await intake("one", "two").receive(Array(body.utf8), signature: Self.sign(body, secret))
    }

    private var kept: [WebhookReceived] {
        get async throws { try await test.facts().compactMap { $0 as? WebhookReceived } }
    }

    @Test("any of several secrets signs, another doesn't, nor does a signature of other bytes or none")
    func signatures() async throws {
        let body = Self.body(Self.event(1))
        try await receive(body, secret: "two")
        try await receive(Self.body(Self.event(2)), secret: "one")
        #expect(try await kept.count == 2)
        let (one, bytes) = (try intake("one"), Array(Self.body(Self.event(3)).utf8))
        for signature in [
            nil, "", "AAAA", Self.sign(body, "one"), Self.sign(String(decoding: bytes, as: UTF8.self), "two"),
        ] {
            await #expect(throws: WebhookIntake.Refusal.notSigned) {
                try await one.receive(bytes, signature: signature)
            }
        }
        #expect(try await kept.count == 2)
    }

    @Test("what is no webhook is refused, signed or not; an empty one is taken")
    func notJSON() async throws {
        for body in ["", "{", "[]", "7", #"{"events":7}"#] {
            await #expect(throws: WebhookIntake.Refusal.notJSON) { try await receive(body) }
        }
        try await receive(Self.body())
        #expect(try await test.facts().isEmpty)
    }

    @Test("an event is kept once, however often and in whatever company it comes")
    func duplicates() async throws {
        let (one, two) = (Self.event(1), Self.event(2))
        for body in [Self.body(one), Self.body(one, two), Self.body(two, two, one)] { try await receive(body) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<20 { group.addTask { try await receive(Self.body(Self.event(3), Self.event(3))) } }
            try await group.waitForAll()
        }
        #expect(try await kept.map(\.webhook.bits).sorted() == [1, 2, 3])
    }

    @Test("an event without an id, or with one of another form, has the same identity each time")
    func withoutID() async throws {
        let odd = Self.event(1).replacing("\(ULID(bits: 1))", with: "not-a-ulid")
        for _ in 0..<2 {
            try await receive(Self.body(Self.event(nil), Self.event(nil, at: 8)))
            try await receive(Self.body(odd))
        }
        #expect(Set(try await kept.map(\.webhook)).count == 3)
        #expect(try await kept.count == 3)
    }

    @Test("two events of one new user at once give one household, in one webhook or in two")
    func oneHousehold() async throws {
        try await receive(Self.body(Self.event(1), Self.event(2)))
        let other = "U" + String(repeating: "b", count: 32)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 10..<30 { group.addTask { try await receive(Self.body(Self.event(number, user: other))) } }
            try await group.waitForAll()
        }
        let households = try await kept.map(\.household)
        #expect(Set(households).count == 2 && !households.contains(nil) && households.count == 22)
    }

    @Test("what one person did in one webhook stays in its order", arguments: Seeds.some(5))
    func order(_ seed: UInt64) async throws {
        let users = ["a", "b", "c"].map { "U" + String(repeating: $0, count: 32) }
        let events = (1...30).map { Self.event($0, user: users[$0 % 3], at: Int64($0)) }
        let body = #"{"events":[\#(events.joined(separator: ","))]}"#
        let log = Log(
            store: UnevenStore(test.store, seed: seed), catalogue: .hagukumi, keyring: test.keyring,
            stamp: test.world.stamp)
        let intake = WebhookIntake(log: log, signature: try WebhookSignature(secrets: ["one"]), atlas: Self.atlas)
        try await intake.receive(Array(body.utf8), signature: Self.sign(body, "one"))
        for (_, received) in Dictionary(grouping: try await kept, by: \.household) {
            #expect(received.map(\.at) == received.map(\.at).sorted() && received.count == 10)
        }
    }

    @Test("without a user, and in groups and rooms, there is no household and no content")
    func withoutUser() async throws {
        try await receive(
            Self.body(
                Self.event(1, user: nil), Self.event(2, source: "group"), Self.event(3, user: nil, source: "room"),
                #"{"type":"module","webhookEventId":"\#(ULID(bits: 4))"}"#))
        let kept = try await kept
        #expect(kept.count == 4 && kept.allSatisfy { $0.household == nil && $0.content == nil })
        #expect(Set(kept.map(\.kind)) == ["message", "module"])
    }

    @Test("an event of an unknown type is kept as LINE sent it, sealed")
    func unknownType() async throws {
        let event = Self.event(1, type: "somethingNew")
        try await receive(Self.body(event))
        #expect(try await kept.first?.content == .known(event))
        let sealed = try await test.facts(opening: false).compactMap { $0 as? WebhookReceived }.first?.content
        guard case .sealed(let text) = sealed else {
            Issue.record("not sealed")
            return
        }
        #expect(!text.contains("somethingNew") && !text.contains(Self.user))
    }

    @Test("of a place only the municipality is kept, and the chat still reads it as a place")
    func place() async throws {
        let address = "日本、〒220-0012 神奈川県横浜市西区みなとみらい2-3"
        let place =
            #""message":{"id":"9","type":"location","title":"MYHOME","address":"\#(address)","latitude":35.4437,"#
            + #""longitude":139.6380}"#
        let event = Self.event(1).dropLast() + #","replyToken":"r",\#(place)}"#
        try await receive(Self.body(String(event)))
        let content = try #require(try await kept.first?.content?.value)
        for word in ["35.4", "139", "MYHOME", "220", "みなと", "2-3"] {
            #expect(!content.replacing(Self.user, with: "").contains(word))
        }
        let read = try WebhookEvent(decoding: Array(content.utf8))
        #expect(read.replyToken == "r" && read.source?.userID == Self.user && read.id == "\(ULID(bits: 1))")
        guard case .message(let message) = read.content, case .location(nil, "神奈川県横浜市西区", _, _) = message.body
        else {
            Issue.record("not read as a place")
            return
        }
        // The search knows where that is for half an hour.
        let household = try #require(try await kept.first?.household)
        let now = JapanTime(milliseconds: test.world.now)
        #expect(whereabouts.point(of: household, now: now)?.description == "35.443700,139.638000")
        let later = now.adding(milliseconds: Whereabouts.life)
        #expect(whereabouts.point(of: household, now: later) == nil)
        // One that LINE would have to send in another form is not kept at all.
        let odd = place.replacing(#""\#(address)""#, with: "7")
        try await receive(Self.body(Self.event(2).dropLast() + ",\(odd)}"))
        #expect(try await kept.last?.content == nil)
    }

    @Test("an unfollow by somebody unknown opens no door, and one by somebody known is the household's")
    func unfollow() async throws {
        try await receive(Self.body(Self.event(1, type: "unfollow")))
        #expect(try await kept.map(\.household) == [nil])
        #expect(try await kept.first?.content == nil)
        #expect(try test.keyring.subject(behind: Door(line: Self.user)) == nil)
        try await receive(Self.body(Self.event(2)))
        try await receive(Self.body(Self.event(3, type: "unfollow")))
        let households = try await kept.map(\.household)
        #expect(households.count == 3 && households[1] != nil && households[1] == households[2])
    }

    @Test("with a store that fails nothing is acknowledged, and the same webhook is kept when it works again")
    func failingStore() async throws {
        let failing = Log(
            store: FullStore(), catalogue: .hagukumi, keyring: test.keyring, stamp: test.world.stamp)
        let body = Self.body(Self.event(1))
        let broken = WebhookIntake(log: failing, signature: try WebhookSignature(secrets: ["one"]), atlas: Self.atlas)
        await #expect(throws: StoreFault.full("test")) {
            try await broken.receive(Array(body.utf8), signature: Self.sign(body, "one"))
        }
        try await receive(body)
        #expect(try await kept.count == 1)
    }
}

/// A store in which some appends take longer than others.
private final class UnevenStore: EventStore {
    private let store: MemoryStore
    private let random: Mutex<SplitMix64>

    init(_ store: MemoryStore, seed: UInt64) {
        self.store = store
        random = Mutex(SplitMix64(seed: seed))
    }

    func append(_ append: Append) async throws -> Position {
        for _ in 0..<random.withLock({ Int.random(in: 0...40, using: &$0) }) { await Task.yield() }
        return try await store.append(append)
    }

    func read(
        _ query: Query, after position: Position, through: Position?, limit: Int,
        _ body: @escaping @Sendable (StoredEvent) throws -> Void
    ) async throws -> Position {
        try await store.read(query, after: position, through: through, limit: limit, body)
    }

    func head() async throws -> Position { try await store.head() }
    func wait(beyond position: Position) async { await store.wait(beyond: position) }
}

/// A store on a full disk.
struct FullStore: EventStore {
    func append(_ append: Append) async throws -> Position { throw StoreFault.full("test") }
    func read(
        _ query: Query, after position: Position, through: Position?, limit: Int,
        _ body: @escaping @Sendable (StoredEvent) throws -> Void
    ) async throws -> Position { position }
    func head() async throws -> Position { .start }
    func wait(beyond position: Position) async {}
}
