import AsyncHTTPClient
import Hummingbird
import NIOCore
import NIOHTTP1
import Support
import Synchronization
import Testing

@testable import Web

@Suite("News as it comes")
struct EventStreamTests {
    /// A server with one path that tells `news` to whoever asks as the session that the query names.
    struct Stage: Sendable {
        let streams: OpenStreams
        let news: AsyncStream<LiveEvent>.Continuation
        let isGood = Switch()
        let asked = Asked()
        private let source: AsyncStream<LiveEvent>
        private let pace: EventStream.Pace

        init(most: Int = 10, mostOfSession: Int = 2, beat: Duration = .seconds(20), life: Duration = .seconds(60)) {
            streams = OpenStreams(
                most: most, mostOfSession: mostOfSession, sleep: { try await Task.sleep(for: $0) })
            (source, news) = AsyncStream.makeStream(of: LiveEvent.self)
            var pace = EventStream.Pace()
            (pace.beat, pace.life) = (beat, life)
            self.pace = pace
        }

        func open<Result: Sendable>(_ visit: (String) async throws -> Result) async throws -> Result {
            let router = Router(context: Visit.self)
            router.add(middleware: SafeHeaders(publicURL: Site.publicURL))
            router.add(middleware: TroublePages(writer: Site.writer, world: Site().world, log: Site.silent))
            router.get("/news") { request, _ in
                let session = request.uri.queryParameters["session"].map { String($0) } ?? "one"
                let last = request.uri.queryParameters["own"] == nil
                return try EventStream(streams, pace: pace).response(
                    to: request, of: session, isGood: { isGood.isOn },
                    news: { id in
                        asked.note(id)
                        return last ? source : AsyncStream { _ in }
                    })
            }
            let (ports, port) = AsyncStream<Int>.makeStream()
            let server = Application(
                router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
                onServerRunning: { port.yield($0.localAddress?.port ?? 0) }, logger: Site.silent)
            let running = Task { try await server.runService(gracefulShutdownSignals: []) }
            var numbers = ports.makeAsyncIterator()
            let address = "http://127.0.0.1:\(await numbers.next() ?? 0)/news"
            defer { running.cancel() }
            return try await visit(address)
        }
    }

    final class Switch: Sendable {
        private let state = Mutex(true)
        var isOn: Bool { state.withLock { $0 } }
        func turnOff() { state.withLock { $0 = false } }
    }

    final class Asked: Sendable {
        private let state = Mutex<[String?]>([])
        var all: [String?] { state.withLock { $0 } }
        func note(_ id: String?) { state.withLock { $0.append(id) } }
    }

    private static func get(_ address: String, _ headers: [(String, String)] = []) async throws -> HTTPClientResponse {
        var request = HTTPClientRequest(url: address)
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        return try await HTTPClient.shared.execute(request, timeout: .seconds(60))
    }

    /// Waits for what another task is about to do.
    private static func wait(until isSo: () -> Bool) async -> Bool {
        let end = ContinuousClock.now + .seconds(20)
        while !isSo(), ContinuousClock.now < end { await Task.yield() }
        return isSo()
    }

    @Test("events arrive one by one, with what keeps proxies and caches out of the way")
    func arrive() async throws {
        let stage = Stage()
        try await stage.open { address in
            let answer = try await Self.get(address, [("last-event-id", "7")])
            #expect(answer.status == .ok)
            #expect(answer.headers.first(name: "content-type") == "text/event-stream; charset=utf-8")
            #expect(answer.headers.first(name: "cache-control") == "no-store")
            #expect(answer.headers.first(name: "x-accel-buffering") == "no")
            #expect(answer.headers.first(name: "x-content-type-options") == "nosniff")
            var pieces = answer.body.makeAsyncIterator()
            #expect(String(buffer: try #require(try await pieces.next())) == ":\n\n")
            stage.news.yield(LiveEvent(id: "8", name: "message", data: "一行目\r\n二行目"))
            let first = String(buffer: try #require(try await pieces.next()))
            #expect(first == "id: 8\nevent: message\ndata: 一行目\ndata: 二行目\n\n")
            stage.news.yield(LiveEvent(name: "typing", data: ""))
            #expect(String(buffer: try #require(try await pieces.next())) == "event: typing\ndata: \n\n")
            #expect(stage.asked.all == ["7"])
            #expect(stage.streams.count == 1)
            stage.news.finish()
            #expect(try await pieces.next() == nil)
            #expect(await Self.wait { stage.streams.count == 0 })
        }
    }

    @Test("nothing in an event begins another field")
    func fields() {
        let event = LiveEvent(id: "1\nevent: forged", name: "a\r\nb", data: "x\rid: 2")
        #expect(event.text == "id: 1\nevent: a\ndata: x\ndata: id: 2\n\n")
    }

    @Test("whoever leaves is no longer counted, and nothing waits for them")
    func leaves() async throws {
        let stage = Stage(mostOfSession: 10)
        try await stage.open { address in
            for _ in 0..<3 {
                let readers = (0..<3).map { _ in
                    Task { for try await _ in try await Self.get(address + "?own=1").body {} }
                }
                #expect(await Self.wait { stage.streams.count == 3 })
                for reader in readers { reader.cancel() }
                #expect(await Self.wait { stage.streams.count == 0 })
            }
        }
    }

    @Test("a session that is good no more hears nothing more")
    func ended() async throws {
        let stage = Stage()
        try await stage.open { address in
            var pieces = try await Self.get(address).body.makeAsyncIterator()
            _ = try await pieces.next()
            stage.isGood.turnOff()
            stage.news.yield(LiveEvent(name: "message", data: "秘密"))
            #expect(try await pieces.next() == nil)
            #expect(await Self.wait { stage.streams.count == 0 })
        }
    }

    @Test("a quiet stream beats, which also finds that a session ended, and lives for its time only")
    func beats() async throws {
        let stage = Stage(beat: .milliseconds(5))
        try await stage.open { address in
            var pieces = try await Self.get(address).body.makeAsyncIterator()
            for _ in 0..<3 { #expect(String(buffer: try #require(try await pieces.next())).hasPrefix(":\n\n")) }
            stage.isGood.turnOff()
            while try await pieces.next() != nil {}
            #expect(await Self.wait { stage.streams.count == 0 })
        }
        let short = Stage(life: .milliseconds(5))
        try await short.open { address in
            var pieces = try await Self.get(address).body.makeAsyncIterator()
            _ = try await pieces.next()
            #expect(try await pieces.next() == nil)
        }
    }

    @Test("a session has few at once, all together are limited, and both are told to ask later")
    func limits() async throws {
        let stage = Stage(most: 3, mostOfSession: 2)
        try await stage.open { address in
            let open = [try await Self.get(address), try await Self.get(address)]
            let third = try await Self.get(address)
            #expect(third.status == .tooManyRequests)
            #expect(third.headers.first(name: "retry-after") == "30")
            let other = try await Self.get(address + "?session=two")
            #expect(other.status == .ok)
            #expect(try await Self.get(address + "?session=three").status == .tooManyRequests)
            #expect(open.allSatisfy { $0.status == .ok })
            #expect(stage.streams.count == 3)
        }
    }

    @Test("a server that is about to stop ends them all and takes no more")
    func stops() async throws {
        let stage = Stage()
        try await stage.open { address in
            var pieces = try await Self.get(address).body.makeAsyncIterator()
            _ = try await pieces.next()
            stage.streams.close()
            #expect(try await pieces.next() == nil)
            #expect(try await Self.get(address).status == .tooManyRequests)
        }
    }
}
