import Calendar
import Consultations
import EventModel
import EventStore
import Events
import Projections
import Reactions
import Support
import Testing

@Suite("Silent counsellors, and the end of keeping")
struct KeepDesksTests {
    private let test = TestLog()
    private let tables = try! TestTables()
    private let minute: Int64 = 60_000
    private let day: Int64 = 86_400_000

    private var keep: KeepDesks {
        KeepDesks(
            log: test.log,
            projector: Projector(log: test.log, tables: tables.store, projections: ReadModels.all))
    }

    private func begin(_ facts: [any Event] = []) async throws {
        try await Projector(log: test.log, tables: tables.store, projections: ReadModels.all).prepare()
        try await tell(Example.desks.prefix(1) + [Example.opened] + facts)
    }
    private func tell(_ facts: some Sequence<any Event>) async throws {
        try await test.log.append(Array(facts), as: test.command())
    }
    private var state: Case {
        get async throws { try await test.log.state(of: Case.fold, about: [Example.consultation.tag]) }
    }

    private let taken = CaseTaken(
        consultation: Example.consultation, staff: Example.clerk, office: Example.yokohama, at: Example.at)
    private let wrote = ClientWrote(
        consultation: Example.consultation, message: Example.clientMessage, words: .known(Example.told), photo: nil,
        at: Example.at)

    @Test("a client who waits longer than the desk allows goes to whoever is free, once")
    func silence() async throws {
        try await begin([taken, wrote])
        test.world.advance(milliseconds: 10 * minute - 1)
        #expect(try await keep.returnSilent() == 0)
        test.world.advance(milliseconds: 1)
        #expect(try await keep.returnSilent() == 1)
        #expect(try await state.isWaiting)
        #expect(try await keep.returnSilent() == 0)
    }

    @Test("a counsellor who has answered is not silent, however long the client is")
    func answered() async throws {
        let answer = CounsellorWrote(
            consultation: Example.consultation, message: Example.answer, staff: Example.clerk, words: .known("はい"),
            at: Example.at + 1)
        try await begin([taken, wrote, answer])
        test.world.advance(milliseconds: 60 * minute)
        #expect(try await keep.returnSilent() == 0)
    }

    @Test("when its time is over no word can be read any more, and a held one stays")
    func shredding() async throws {
        let closed = CaseClosed(
            consultation: Example.consultation, staff: Example.clerk, by: .counsellor, outcome: .heard, at: Example.at)
        try await begin([taken, wrote, closed])
        let held = HoldPlaced(
            consultation: Example.consultation, staff: Example.colleague, reason: .lawsuit, at: Example.at)
        try await tell([held])
        test.world.advance(milliseconds: 1_095 * day)
        #expect(try await keep.returnSilent() == 0)
        #expect(try await keep.shred() == 0)
        #expect(try await state.messages.first?.words == .known(Example.told))
        try await tell([HoldLifted(consultation: Example.consultation, staff: Example.colleague, at: Example.at)])
        #expect(try await keep.returnSilent() == 0)
        #expect(try await keep.shred() == 1)
        #expect(try await state.messages.first?.words == .erased)
        #expect(try await state.stage == .shredded)
        #expect(try await keep.shred() == 0)
    }

    @Test("a key that a killed program left is destroyed when it starts again")
    func killed() async throws {
        try await begin([wrote, ConsultationShredded(consultation: Example.consultation, at: Example.at)])
        #expect(try await state.messages.first?.words == .known(Example.told))
        var saved = Position.start
        try await keep.destroyKeys(after: .start) { saved = $0 }
        #expect(try await state.messages.first?.words == .erased)
        #expect(saved == (try await test.log.store.head()))
    }
}
