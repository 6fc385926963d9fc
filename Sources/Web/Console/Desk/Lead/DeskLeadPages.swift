import Calendar
import Consultations
import EventStore
import Events
import Hummingbird
import Offices
import Projections

/// A desk as its supervisor sees it: who has how much, who waits longest, who is silent, and what to look at again.
struct DeskLeadPages: Sendable {
    let room: DeskRoom
    private var console: Console { room.console }

    func add(to pages: RouterGroup<Visit>) {
        pages.get("desk/lead") { request, visit in
            try await console.page(request, visit) { staff in
                try staff.access.require(.superviseDesk)
                return try await page(staff, isDone: request.uri.queryParameters["done"] != nil)
            }
        }
    }

    /// So many of the newest that were closed are looked through.
    private static let most = 2_000
    private static let shown = 20

    private func page(_ staff: StaffVisit, isDone: Bool) async throws -> DeskLeadPage {
        let office = try room.office(staff)
        let found = try await console.answers.read { tables in
            (
                desk: try ConsultationDesk.desks(in: tables).first { $0.office == office },
                duty: try ConsultationDesk.duty(at: office, in: tables),
                queue: try ConsultationDesk.queue(of: office, most: Self.shown, in: tables),
                waiting: try ConsultationDesk.waiting(at: office, in: tables),
                taken: try ConsultationDesk.taken(at: office, in: tables),
                closed: try ConsultationDesk.closed(at: office, most: Self.most, in: tables),
                asked: try ConsultationDesk.disclosures(askedAt: office, most: Self.shown, in: tables)
            )
        }
        let holders = Set(found.taken.compactMap(\.staff))
        let names = try await room.names(
            of: holders.union(found.duty.map(\.staff)).union(found.asked.map(\.asker)))
        let silence = Int64(found.desk?.silence ?? 0) * 60_000
        func lines(_ rows: some Sequence<ConsultationRow>) -> DeskLeadPage.List<DeskLeadPage.Line> {
            DeskLeadPage.List(
                rows.map { DeskLeadPage.Line(DeskLine($0, room), holder: $0.staff.map { names[$0] ?? "–" }) })
        }
        let drawn = found.closed.filter { row in
            row.reviews == 0 && row.closedAt.map { ReviewLot.draws(row.consultation, closedAt: $0) } ?? false
        }
        let away = holders.subtracting(found.duty.map(\.staff))
        let people = found.duty.map { ($0.staff, $0.capacity as Int?) } + away.sorted().map { ($0, nil) }
        let longest = found.queue.filter { !$0.isFlagged }.sorted { $0.waitingSince < $1.waitingSince }
        return DeskLeadPage(
            people: DeskLeadPage.List(
                people.map { person, capacity in
                    let held = found.taken.filter { $0.staff == person }
                    return DeskLeadPage.Person(
                        name: names[person] ?? "–", isAway: capacity == nil, count: held.count,
                        capacity: capacity.map { "\($0)" } ?? "–", isFull: held.count >= capacity ?? 0,
                        longest: held.compactMap(\.owedSince).min().map { room.span(since: $0) } ?? "–")
                }),
            waiting: room.say("desk-queue.waiting", ["count": "\(found.waiting)"]),
            flagged: lines((found.queue + found.taken).filter(\.isFlagged)), longest: lines(longest.prefix(5)),
            silent: lines(found.taken.filter { row in row.owedSince.map { room.now - $0 >= silence } ?? false }),
            silence: room.say("desk-lead.silence", ["count": "\(found.desk?.silence ?? 0)"]),
            taken: lines(found.taken), drawn: lines(drawn.prefix(Self.shown)),
            lot: room.say("desk-lead.lot", ["count": "\(ReviewLot.drawn)"]),
            held: lines(found.closed.filter(\.isHeld).prefix(Self.shown)),
            closed: lines(found.closed.prefix(Self.shown)),
            asked: DeskLeadPage.List(found.asked.map { DeskLeadPage.Asked($0, names[$0.asker] ?? "–", room) }),
            isDone: isDone)
    }
}
