import Consultations
import EventModel
package import EventStore
package import Events

/// Tells open pages that something happened in a consultation, and who is writing just now.
///
/// One subscription to the log feeds all pages of this server, whichever server wrote the fact. Who types is told among
/// the pages of one server only, and is on record nowhere.
package actor LiveConsultations {
    /// Who types.
    package enum Side: Sendable, Hashable {
        case client
        case counsellor
    }

    private struct Typing: Hashable {
        let consultation: ConsultationID
        let side: Side
    }

    private struct Page {
        let side: Side
        let continuation: AsyncStream<Void>.Continuation
    }

    private var watchers: [ConsultationID: [Int: Page]] = [:]
    private var desks: [Int: AsyncStream<Void>.Continuation] = [:]
    private var typing: [Typing: Duration] = [:]
    private var next = 0
    private let elapsed: @Sendable () -> Duration

    /// How long somebody counts as typing after the last sign of it.
    package static let typingLasts = Duration.seconds(6)

    /// - Parameter elapsed: time that only goes forward.
    package init(elapsed: @escaping @Sendable () -> Duration) { self.elapsed = elapsed }

    /// One element for everything that happened in a consultation since the last was taken, and one at once.
    package func changes(of consultation: ConsultationID, for side: Side) -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        next += 1
        let number = next
        watchers[consultation, default: [:]][number] = Page(side: side, continuation: continuation)
        continuation.onTermination = { [weak self] _ in
            Task { await self?.forget(number, of: consultation) }
        }
        continuation.yield()
        return stream
    }

    /// The same for everything that happens at the desks.
    package func changesAtDesks() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        next += 1
        let number = next
        desks[number] = continuation
        continuation.onTermination = { [weak self] _ in Task { await self?.forgetDesk(number) } }
        continuation.yield()
        return stream
    }

    /// How many pages are open: a page that was left is not among them.
    package var openPages: Int { watchers.values.reduce(0) { $0 + $1.count } + desks.count }

    /// Whether one side has a page of this consultation open.
    package func isWatched(_ consultation: ConsultationID, by side: Side) -> Bool {
        watchers[consultation]?.values.contains { $0.side == side } ?? false
    }

    /// Somebody typed a letter.
    package func type(_ side: Side, in consultation: ConsultationID) {
        let key = Typing(consultation: consultation, side: side)
        let wasTyping = typing[key].map { elapsed() - $0 < Self.typingLasts } ?? false
        typing[key] = elapsed()
        if typing.count > 10_000 { typing = typing.filter { elapsed() - $0.value < Self.typingLasts } }
        if !wasTyping { tell(consultation) }
    }

    package func isTyping(_ side: Side, in consultation: ConsultationID) -> Bool {
        guard let since = typing[Typing(consultation: consultation, side: side)] else { return false }
        return elapsed() - since < Self.typingLasts
    }

    /// Follows the log from its end for ever.
    ///
    /// - Throws: a `StoreFault`; start it again then. Returns when the task is cancelled.
    package func follow(_ log: Log) async throws {
        // What was missed while it did not run, every open page reads now.
        for consultation in watchers.keys { tell(consultation) }
        let names = Case.fold.names.union(Desk.fold.names).subtracting([ConsultationRead.schema.name])
        let head = try await log.store.head()
        for try await batch in Subscription(log, Query([Query.Item(names: names)]), after: head, opening: false) {
            var told: Set<ConsultationID> = []
            for recorded in batch.events {
                switch recorded.event {
                case let fact as ClientWrote:
                    typing[Typing(consultation: fact.consultation, side: .client)] = nil
                case let fact as CounsellorWrote:
                    typing[Typing(consultation: fact.consultation, side: .counsellor)] = nil
                default: break
                }
                told.formUnion(recorded.event.tags.compactMap { ConsultationID($0) })
            }
            for consultation in told { tell(consultation) }
            for desk in desks.values { desk.yield() }
        }
    }

    private func tell(_ consultation: ConsultationID) {
        for page in watchers[consultation, default: [:]].values { page.continuation.yield() }
    }

    private func forget(_ number: Int, of consultation: ConsultationID) {
        watchers[consultation]?[number] = nil
        if watchers[consultation]?.isEmpty ?? false { watchers[consultation] = nil }
    }

    private func forgetDesk(_ number: Int) { desks[number] = nil }
}
