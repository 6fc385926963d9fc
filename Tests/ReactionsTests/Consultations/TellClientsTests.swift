import Consultations
import EventModel
import EventStore
import Events
import LINE
import Reactions
import Support
import Synchronization
import Testing

@Suite("Clients are told that there is an answer")
struct TellClientsTests {
    private let test = TestLog()
    private let lineUser = "U00000000000000000000000000000001"

    private final class Pushed: Sendable {
        private let all = Mutex<[(user: String, body: String, key: String)]>([])
        func add(_ user: UserID, _ messages: EncodedMessages, _ key: RetryKey) {
            let body = String(decoding: messages.json, as: UTF8.self)
            all.withLock { $0.append((user.rawValue, body, "\(key.id)")) }
        }
        var count: Int { all.withLock(\.count) }
        var bodies: [String] { all.withLock { $0.map(\.body) } }
        var keys: Set<String> { all.withLock { Set($0.map(\.key)) } }
        var users: Set<String> { all.withLock { Set($0.map(\.user)) } }
    }
    private let pushed = Pushed()

    private func tell(_ facts: any Event...) async throws { try await test.log.append(facts, as: test.command()) }

    private func opened(_ client: ConsultationClient = .guardian, isTold: Bool = true) -> ConsultationOpened {
        ConsultationOpened(
            consultation: Example.consultation, household: Example.family, client: client, theme: .abuse,
            municipality: Example.nakaWard, office: Example.yokohama, language: .japanese, consent: 1,
            isTold: isTold, at: Example.at)
    }
    private var followed: HouseholdFollowed {
        HouseholdFollowed(household: Example.family, lineUser: .known(lineUser), at: Example.at)
    }
    private func answer(_ number: Int) -> CounsellorWrote {
        CounsellorWrote(
            consultation: Example.consultation, message: ULID(milliseconds: Example.at, random: UInt128(number)),
            staff: Example.clerk, words: .known("canary 虐待のこと、聞かせてください"), at: Example.at)
    }
    private func word(_ number: Int) -> ClientWrote {
        ClientWrote(
            consultation: Example.consultation, message: ULID(milliseconds: Example.at, random: UInt128(number)),
            words: .known("canary"), photo: nil, at: Example.at)
    }

    /// Follows the log to its end, `times` times from the beginning.
    private func follow(times: Int = 1, isLooking: Bool = false) async throws {
        for _ in 0..<times {
            let head = try await test.log.store.head()
            let (done, finish) = AsyncStream<Void>.makeStream()
            let reaction = TellClients(
                log: test.log, isLooking: { _ in isLooking },
                entry: { household, command in
                    EntryAddress(link: Example.entry, address: "https://hagukumi.example/r/talk/in/SECRET")
                },
                push: { [pushed] in
                    pushed.add($0, $1, $2)
                    return .accepted(requestID: "r", sentMessageIDs: [])
                })
            let task = Task {
                try await reaction.run(load: { .start }, save: { if $0 >= head { finish.yield() } })
            }
            for await _ in done { break }
            task.cancel()
            _ = await task.result
        }
    }

    @Test("LINE hears that there is an answer, and a link: no word, no theme, no name")
    func nothingElse() async throws {
        try await tell(followed, opened(), word(1), answer(2))
        try await follow()
        #expect(pushed.count == 1)
        #expect(pushed.users == [lineUser])
        let body = try #require(pushed.bodies.first)
        #expect(body.contains("新しい返信があります。"))
        #expect(body.contains("/r/talk/in/SECRET"))
        for word in ["canary", "虐待", "相談", "abuse", "\(Example.consultation)", "\(Example.family)"] {
            #expect(!body.contains(word), "\(word)")
        }
    }

    @Test("nobody is told twice before they come back, however often the log is followed")
    func once() async throws {
        try await tell(followed, opened(), word(1), answer(2), answer(3))
        try await follow(times: 2)
        #expect(pushed.count == 1)
        try await tell(word(4), answer(5))
        try await follow()
        #expect(pushed.count == 2)
    }

    @Test("whoever is looking at the page, or did not want it, or is forgotten, is not told")
    func notTold() async throws {
        try await tell(followed, opened(), word(1), answer(2))
        try await follow(isLooking: true)
        #expect(pushed.count == 0)
        let quiet = TellClientsTests()
        try await quiet.tell(quiet.followed, quiet.opened(.child, isTold: false), quiet.word(1), quiet.answer(2))
        try await quiet.follow()
        #expect(quiet.pushed.count == 0)
        let gone = TellClientsTests()
        try await gone.tell(
            gone.followed, gone.opened(), gone.answer(2), HouseholdForgotten(household: Example.family))
        try await gone.follow()
        #expect(gone.pushed.count == 0)
    }
}
