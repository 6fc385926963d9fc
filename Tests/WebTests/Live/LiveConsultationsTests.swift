import EventModel
import EventStore
import Events
import Support
import Synchronization
import Testing
import Web

@Suite("What open pages of consultations are told")
struct LiveConsultationsTests {
    private final class Clock: Sendable {
        private let time = Mutex(Duration.zero)
        var now: Duration { time.withLock { $0 } }
        func advance(_ duration: Duration) { time.withLock { $0 += duration } }
    }
    private let clock = Clock()
    private let test = TestLog()

    @Test("a page hears at once, and again with each fact of its consultation, whoever wrote it")
    func facts() async throws {
        let live = LiveConsultations(elapsed: { [clock] in clock.now })
        try await test.log.append([Example.opened], as: test.command())
        let follow = Task { [test] in try await live.follow(test.log) }
        defer { follow.cancel() }
        var page = await live.changes(of: Example.consultation, for: .client).makeAsyncIterator()
        await page.next()
        #expect(await live.isWatched(Example.consultation, by: .client))
        #expect(await !live.isWatched(Example.consultation, by: .counsellor))
        // The subscription may begin behind the first of them: it is told again until it is heard.
        let writing = Task { [test] in
            for number in 0... {
                try await test.log.append(
                    [
                        ClientWrote(
                            consultation: Example.consultation,
                            message: ULID(milliseconds: Example.at, random: UInt128(number)),
                            words: .known("canary"), photo: nil, at: Example.at)
                    ], as: test.command())
                try Task.checkCancellation()
                await Task.yield()
            }
        }
        #expect(await page.next() != nil)
        writing.cancel()
    }

    @Test("typing is told to the other side and is over by itself")
    func typing() async throws {
        let live = LiveConsultations(elapsed: { [clock] in clock.now })
        var page = await live.changes(of: Example.consultation, for: .client).makeAsyncIterator()
        await page.next()
        await live.type(.counsellor, in: Example.consultation)
        #expect(await page.next() != nil)
        #expect(await live.isTyping(.counsellor, in: Example.consultation))
        #expect(await !live.isTyping(.client, in: Example.consultation))
        clock.advance(LiveConsultations.typingLasts)
        #expect(await !live.isTyping(.counsellor, in: Example.consultation))
    }

    @Test("a page that was left is remembered by nobody")
    func left() async throws {
        let live = LiveConsultations(elapsed: { .zero })
        let reading = Task {
            for await _ in await live.changes(of: Example.consultation, for: .client) {}
        }
        while await live.openPages == 0 { await Task.yield() }
        reading.cancel()
        _ = await reading.result
        while await live.openPages > 0 { await Task.yield() }
        #expect(await !live.isWatched(Example.consultation, by: .client))
    }
}
