import Consultations
import EventStore
import Events
import Hummingbird
import Offices
import Projections

/// Tells open pages of the desk that something is new; what it is they read by loading themselves again, so that every
/// word goes through the one way that records who reads.
struct DeskStreamPages: Sendable {
    let room: DeskRoom
    private var console: Console { room.console }
    private var live: LiveConsultations { console.consulting.live }

    func add(to pages: RouterGroup<Visit>) {
        pages.get("desk/stream") { request, visit in
            let staff = try await console.staffVisit(request, visit, in: .desk)
            return try stream(request, visit, staff) { await live.changesAtDesks() }
        }
        pages.get("desk/:case/stream") { request, visit in
            let staff = try await console.staffVisit(request, visit, in: .desk)
            let row = try await room.row(visit, staff)
            return try stream(request, visit, staff) { await live.changes(of: row.consultation, for: .counsellor) }
        }
        pages.post("desk/:case/typing") { request, visit in
            let staff = try await console.staffVisit(request, visit, in: .desk)
            let row = try await room.row(visit, staff)
            _ = try await Form.read(request, visit, console.cookies)
            // Only whoever has it is the one who answers.
            if row.stage == .taken, row.staff == staff.staff { await live.type(.counsellor, in: row.consultation) }
            return Response(status: .noContent)
        }
    }

    private func stream(
        _ request: Request, _ visit: Visit, _ staff: StaffVisit,
        _ changes: @escaping @Sendable () async -> AsyncStream<Void>
    ) throws -> Response {
        let (book, person, began) = (console.staff, staff.staff, staff.session.startedAt)
        return try EventStream(console.consulting.streams).response(
            to: request, of: staff.session.id,
            isGood: { (try? await book.access(person, session: began).may(.answerConsultations)) ?? false },
            news: { _ in Self.signals(await changes()) })
    }

    /// One “change” for each; the first, which comes at once, tells nothing that the page does not show.
    private static func signals(_ changes: AsyncStream<Void>) -> AsyncStream<LiveEvent> {
        let (events, source) = AsyncStream.makeStream(of: LiveEvent.self, bufferingPolicy: .bufferingNewest(1))
        let telling = Task {
            for await _ in changes { source.yield(LiveEvent(name: "change", data: "")) }
            source.finish()
        }
        source.onTermination = { _ in telling.cancel() }
        return events
    }
}
