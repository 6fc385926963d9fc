import HTTPTypes
package import Hummingbird
import NIOCore
import Synchronization

/// Answers with news as it comes, by server-sent events.
///
/// Such an answer ends after a while, so that the session is looked at anew; the browser comes again by itself and says
/// what it had last. It ends at once where the reader leaves, the session is good no more, or the server stops.
package struct EventStream: Sendable {
    /// News, from behind what the browser had last, until the task is cancelled. It may end by itself.
    package typealias News = @Sendable (_ lastID: String?) async throws -> AsyncStream<LiveEvent>

    package struct Pace: Sendable {
        /// A comment as often as this keeps proxies from closing, and finds who has left.
        package var beat = Duration.seconds(20)
        package var life = Duration.seconds(600)

        package init() {}
    }

    private let streams: OpenStreams
    private let pace: Pace
    /// Who doesn't take what is sent loses the connection, and gets what is missing when it comes again.
    private static let mostWaiting = 256

    package init(_ streams: OpenStreams, pace: Pace = Pace()) {
        self.streams = streams
        self.pace = pace
    }

    /// - Parameters:
    ///   - session: whose stream it is, for the limit of each.
    ///   - isGood: whether the session may still see it; asked before each event and with each beat.
    ///   - news: what is told.
    /// - Throws: `Trouble.tooMany` where there are enough.
    package func response(
        to request: Request, of session: String, isGood: @escaping @Sendable () async -> Bool,
        news: @escaping News
    ) throws(Trouble) -> Response {
        let (signals, source) = AsyncStream.makeStream(
            of: Signal.self, bufferingPolicy: .bufferingOldest(Self.mostWaiting))
        let number = try streams.add(of: session) { source.finish() }
        // A request that ends before its answer begins has no answer: what is never sent is counted off here.
        let counted = Counted { [streams] in streams.remove(number) }
        let lastID = Self.lastID(of: request)
        let body = ResponseBody { [pace, sleep = streams.sleep] writer in
            defer { counted.end() }
            // Nothing is read of a request without a body, but its end tells that the browser has left.
            try await request.body.consumeWithInboundCloseHandler { _ in
                try await Self.send(signals, source, pace, sleep, isGood, { try await news(lastID) }, to: &writer)
            } onInboundClosed: {
                source.finish()
            }
            try await writer.finish(nil)
        }
        var headers: HTTPFields = [.contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store"]
        // The server closes the connection after it: nobody should ask again on it.
        headers[.connection] = "close"
        if let name = HTTPField.Name("X-Accel-Buffering") { headers[name] = "no" }
        return Response(status: .ok, headers: headers, body: body)
    }

    private static func lastID(of request: Request) -> String? {
        guard let name = HTTPField.Name("Last-Event-ID"), let id = request.headers[name], !id.isEmpty else {
            return nil
        }
        return String(id.prefix(longestID))
    }

    private static let longestID = 200

    private typealias Sleep = @Sendable (Duration) async throws -> Void

    private enum Signal: Sendable {
        case event(LiveEvent)
        case beat
    }

    private static func send(
        _ signals: AsyncStream<Signal>, _ source: AsyncStream<Signal>.Continuation, _ pace: Pace,
        _ sleep: @escaping Sleep,
        _ isGood: @Sendable () async -> Bool, _ news: @escaping @Sendable () async throws -> AsyncStream<LiveEvent>,
        to writer: inout any ResponseBodyWriter
    ) async throws {
        let work = Task {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await tell(news, through: source) }
                group.addTask { await beat(every: pace.beat, sleep, through: source) }
                group.addTask { try? await sleep(pace.life) }
                // The news may end while the page stays; the end of its life ends all.
                await group.next()
                source.finish()
                group.cancelAll()
            }
        }
        defer {
            work.cancel()
            source.finish()
        }
        try await withTaskCancellationHandler {
            // The head goes out at once: a page that waits for news sees that it is connected.
            try await writer.write(ByteBuffer(string: ":\n\n"))
            for await signal in signals {
                guard await isGood() else { return }
                switch signal {
                case .event(let event): try await writer.write(ByteBuffer(string: event.text))
                case .beat: try await writer.write(ByteBuffer(string: ":\n\n"))
                }
            }
        } onCancel: {
            source.finish()
        }
    }

    private static func tell(
        _ news: @Sendable () async throws -> AsyncStream<LiveEvent>, through source: AsyncStream<Signal>.Continuation
    ) async {
        guard let news = try? await news() else { return }
        for await event in news {
            if case .dropped = source.yield(.event(event)) { return }
        }
    }

    private static func beat(
        every pause: Duration, _ sleep: Sleep, through source: AsyncStream<Signal>.Continuation
    ) async {
        while (try? await sleep(pause)) != nil {
            if case .terminated = source.yield(.beat) { return }
        }
    }
}

/// Something that ends once, at the latest when nobody knows of it any more.
private final class Counted: Sendable {
    private let onEnd: @Sendable () -> Void
    private let hasEnded = Mutex(false)

    init(onEnd: @escaping @Sendable () -> Void) { self.onEnd = onEnd }

    func end() {
        let isFirst = hasEnded.withLock { ended in
            defer { ended = true }
            return !ended
        }
        if isFirst { onEnd() }
    }

    deinit { end() }
}
