import Calendar
import Consultations
import EventModel
import EventStore
import Events
import Offices
import Projections

/// What the page of a consultation is written from besides the consultation.
struct CaseSource: Sendable {
    let state: Case
    let row: ConsultationRow
    let me: StaffID
    let isLead: Bool
    let names: [StaffID: String]
    let offices: [OfficeID: String]
    /// Colleagues at the desk, with how many each has.
    let colleagues: [(staff: StaffID, load: Int)]
    let otherDesks: [OfficeID]
    let mine: [ConsultationRow]
    let prepared: [ReplyWritten]
    let isTyping: Bool
    let room: DeskRoom
    let freshID: @Sendable () -> ULID

    static func of(
        _ state: Case, _ row: ConsultationRow, _ staff: StaffVisit, _ room: DeskRoom
    ) async throws -> CaseSource {
        let (office, me) = (row.office, staff.staff)
        let found = try await room.console.answers.read { tables in
            (
                duty: try ConsultationDesk.duty(at: office, in: tables),
                taken: try ConsultationDesk.taken(at: office, in: tables),
                mine: try ConsultationDesk.held(by: me, in: tables),
                desks: try ConsultationDesk.desks(in: tables).map(\.office),
                offices: try StaffDirectory.offices(in: tables)
            )
        }
        let desk = try await room.log.state(of: Desk.fold, about: [office.tag])
        let colleagues = found.duty.map(\.staff).filter { $0 != me }.map { colleague in
            (staff: colleague, load: found.taken.count { $0.staff == colleague })
        }
        return CaseSource(
            state: state, row: row, me: me, isLead: staff.access.may(.superviseDesk),
            names: try await room.names(of: Self.people(in: state).union(colleagues.map(\.staff))),
            offices: Dictionary(found.offices.map { ($0.office, $0.name) }) { $1 }, colleagues: colleagues,
            otherDesks: found.desks.filter { $0 != office }, mine: found.mine,
            prepared: desk.replies.values.sorted { $0.title < $1.title },
            isTyping: await room.console.consulting.live.isTyping(.client, in: row.consultation), room: room,
            freshID: room.console.world.freshID)
    }

    private static func people(in state: Case) -> Set<StaffID> {
        var people = Set(state.messages.compactMap(\.staff))
        people.formUnion(state.notes.map(\.staff))
        people.formUnion(state.actions.map(\.staff))
        people.formUnion(state.handovers.flatMap { [$0.from] + [$0.to].compactMap(\.self) })
        people.formUnion(state.reads.map(\.staff))
        people.formUnion(state.reviews.map(\.staff))
        people.formUnion(state.disclosures.map(\.asker))
        return people
    }

    func say(_ name: TextName, _ blanks: [String: String] = [:]) -> String { room.say(name, blanks) }
    func name(_ staff: StaffID) -> String { names[staff] ?? "–" }
}
