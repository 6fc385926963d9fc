import Calendar
import EventModel
import Events
import Places
import Projections
import Support
import Testing

@Suite("The read model of consultations")
struct ConsultationDeskTests {
    private let desk = Example.yokohama
    private let minute: Int64 = 60_000

    private func id(_ number: Int) -> ConsultationID {
        ConsultationID(ULID(milliseconds: Example.at, random: UInt128(number)))
    }

    private func opened(_ number: Int, at time: Int64 = 0, theme: ConsultationTheme = .parenting) -> ConsultationOpened
    {
        ConsultationOpened(
            consultation: id(number), household: Example.family, client: .guardian, theme: theme,
            municipality: Example.nakaWard, office: desk, language: .japanese, consent: 1, isTold: true,
            at: Example.at + time)
    }
    private func taken(_ number: Int, at time: Int64 = 0) -> CaseTaken {
        CaseTaken(consultation: id(number), staff: Example.clerk, office: desk, at: Example.at + time)
    }
    private func wrote(_ number: Int, at time: Int64) -> ClientWrote {
        ClientWrote(
            consultation: id(number), message: ULID(milliseconds: Example.at + time, random: UInt128(number)),
            words: .known("canary"), photo: nil, at: Example.at + time)
    }
    private func noticed(_ number: Int) -> CrisisNoticed {
        CrisisNoticed(
            household: Example.family, consultation: id(number), source: Example.webhook, kinds: [.violence],
            at: Example.at)
    }

    private func queue(_ model: Model) async throws -> [ConsultationID] {
        try await model.tables.store.read {
            try ConsultationDesk.queue(of: Example.yokohama, most: 50, in: $0).map(\.consultation)
        }
    }

    @Test("danger comes first, then urgency, then who has waited longest")
    func order() async throws {
        let soon = UrgencySet(consultation: id(3), staff: Example.clerk, urgency: .soon, at: Example.at)
        let model = try await Model([
            opened(1, at: minute), opened(2), opened(3, at: 2 * minute), opened(4, at: 3 * minute), soon, noticed(4),
        ])
        #expect(try await queue(model) == [id(4), id(3), id(2), id(1)])
        let passed = CrisisActed(consultation: id(4), staff: Example.clerk, action: .noDanger, at: Example.at)
        try await model.record(passed)
        // What a person found urgent stays so: the flag only went down to “now”.
        #expect(try await queue(model).first == id(4))
    }

    @Test("each waiting client learns how many are before it; whoever is taken waits no more")
    func ahead() async throws {
        let model = try await Model([opened(1), opened(2, at: minute), opened(3, at: 2 * minute)])
        func ahead(_ number: Int) async throws -> Int? {
            try await model.tables.store.read { [id = id(number)] tables in
                try ConsultationDesk.row(id, in: tables).map { try ConsultationDesk.ahead(of: $0, in: tables) }
            }
        }
        #expect(try await ahead(3) == 2)
        try await model.record(taken(1, at: 3 * minute))
        #expect(try await ahead(3) == 1)
        #expect(try await ahead(1) == 0)
    }

    @Test("what goes back to the queue waits since the client's last word, not since now")
    func returned() async throws {
        let back = CaseReturned(
            consultation: id(1), staff: Example.clerk, why: .silence, at: Example.at + 30 * minute)
        let model = try await Model([
            opened(1), taken(1, at: minute), wrote(1, at: 2 * minute), opened(2, at: 5 * minute), back,
        ])
        #expect(try await queue(model) == [id(1), id(2)])
    }

    @Test("a counsellor owes a word since the first of the client's unanswered messages")
    func owed() async throws {
        let model = try await Model([opened(1), taken(1), wrote(1, at: minute), wrote(1, at: 2 * minute)])
        func owed() async throws -> Int64? {
            try await model.tables.store.read { [id = id(1)] in try ConsultationDesk.row(id, in: $0)?.owedSince }
        }
        #expect(try await owed() == Example.at + minute)
        try await model.record(
            CounsellorWrote(
                consultation: id(1), message: Example.answer, staff: Example.clerk, words: .known("canary"),
                at: Example.at + 3 * minute))
        #expect(try await owed() == nil)
    }

    @Test("no word of what was said stands in any table")
    func silence() async throws {
        let model = try await Model(Example.consultations)
        let cells = try await model.rows.filter { ["consultations", "disclosures", "crises"].contains($0.key) }
        #expect(!cells.isEmpty)
        #expect(!"\(cells)".contains("canary"))
    }

    @Test("whoever was in a crisis is known for as long as is asked, and is forgotten with the household")
    func crisis() async throws {
        let model = try await Model([opened(1), noticed(1)])
        func inCrisis(since time: Int64) async throws -> Set<HouseholdID> {
            try await model.tables.store.read { try ConsultationDesk.inCrisis(since: time, in: $0) }
        }
        #expect(try await inCrisis(since: Example.at - 1) == [Example.family])
        #expect(try await inCrisis(since: Example.at).isEmpty)
        try await model.record(HouseholdForgotten(household: Example.family))
        #expect(try await inCrisis(since: 0).isEmpty)
    }

    @Test("the report counts by desk, theme, hour, wait and outcome, and hides small counts")
    func report() async throws {
        let facts: [any Event] = (1...25).flatMap { number -> [any Event] in
            [opened(number), taken(number, at: 6 * minute)]
        }
        let closed = CaseClosed(
            consultation: id(1), staff: Example.clerk, by: .counsellor, outcome: .referred, at: Example.at)
        let model = try await Model(facts + [closed, opened(26, theme: .school), noticed(26)])
        let report = ConsultationReport(by: [.body, .theme, .hour, .wait], from: nil, to: nil)
        let table = try await model.tables.store.read { [gazetteer = try Gazetteer.load()] in
            try report.table(in: $0, gazetteer)
        }
        #expect(table.measures == ["opened", "taken", "closed", "danger", "messages"])
        #expect(
            table.rows == [
                .init(labels: ["city:14100", "parenting", "09", "5-15min"], counts: [25, 25, 1, 0, 0]),
                .init(labels: ["city:14100", "school", "09", "–"], counts: [1, 0, 0, 1, 0]),
            ])
        let shown = ShownReport(table, isExact: false)
        #expect(shown.rows[1].suffix(5) == ["<20", "0", "0", "<20", "0"])
    }
}
