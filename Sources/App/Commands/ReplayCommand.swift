import Calendar
import EventModel
import EventStore
import Events
import Foundation
import Households
import Places
import Projections
import SQLiteStore

/// What was known at an earlier time or position: read from the log alone, into tables of its own.
package struct ReplayCommand: Sendable {
    package enum Subject: String, CaseIterable, Sendable {
        case household
        case audience
        case registrations
        case deliveries
    }

    package var asOf = ""
    package var subject = Subject.registrations
    package var household: String?
    package var by: String?

    /// Where the tables stand while they are read.
    var scratch = FileManager.default.temporaryDirectory.path

    package init() {}

    package func run(
        on installation: Installation, progress: @escaping @Sendable (String) -> Void
    ) async throws -> Output {
        let (position, day) = try await moment(installation)
        if subject == .household { return try await household(installation, through: position) }
        let folder = try ScratchFolder(in: scratch, freshID: installation.world.freshID)
        defer { folder.remove() }
        let tables = try SQLiteTableStore(path: folder.path + "/tables.sqlite")
        let projector = Projector(log: installation.log, tables: tables, projections: ReadModels.all)
        try await projector.build(through: position) { progress("read up to \($0)") }
        switch subject {
        case .household: return .text("")
        case .audience: return try await audience(tables)
        case .registrations, .deliveries:
            var report = ReportCommand()
            report.subject = subject == .deliveries ? .deliveries : .registrations
            report.by = by
            return try await report.run(on: installation, tables: tables, today: day)
        }
    }

    /// The last position that was recorded by then, and its day in Japan.
    private func moment(_ installation: Installation) async throws -> (Position, CivilDate) {
        if let number = Int64(asOf) {
            let head = try await installation.log.store.head()
            guard number >= 0, number <= head.value else {
                throw Problem.wrongUse("--as-of: the log ends at position \(head)")
            }
            return (Position(number), try await day(of: Position(number), installation))
        }
        guard let time = try Words.time(asOf, option: "--as-of") else { throw Problem.wrongUse("--as-of is needed") }
        let page = Page<Position>()
        _ = try await installation.log.store.read(.all, after: .start, through: nil, limit: .max) { stored in
            if stored.recordedAt <= time.milliseconds { page.append(stored.position) }
        }
        return (page.take().max() ?? .start, time.date)
    }

    private func day(of position: Position, _ installation: Installation) async throws -> CivilDate {
        let page = Page<Int64>()
        let before = Position(max(0, position.value - 1))
        _ = try await installation.log.store.read(.all, after: before, through: position, limit: 1) {
            page.append($0.recordedAt)
        }
        return page.take().last.map { JapanTime(milliseconds: $0).date } ?? installation.world.now.date
    }

    private func household(_ installation: Installation, through position: Position) async throws -> Output {
        guard let household else { throw Problem.wrongUse("--household is needed to replay a household") }
        let id = try Words.household(household)
        let page = Page<any Event>()
        let query = Query([Query.Item(names: Household.fold.names, tags: [id.tag])])
        try await installation.log.read(query, through: position) { page.append($0.event) }
        let facts = page.take()
        guard !facts.isEmpty else { throw Problem.failed("nothing was known of household \(id) by then") }
        let forgotten = Query([Query.Item(names: [HouseholdForgotten.schema.name], tags: [id.tag])])
        let isForgotten = Page<Bool>()
        try await installation.log.read(forgotten) { _ in isForgotten.append(true) }
        // Whoever was forgotten since then is shown at no earlier moment either.
        guard isForgotten.take().isEmpty else {
            return .record([("household", .text(id.description)), ("status", .text(Self.words(.forgotten)))])
        }
        let state = Household.fold.state(after: facts)
        return .record([
            ("household", .text(id.description)), ("status", .text(Self.words(state.status))),
            ("municipality", .text(state.residence?.municipality.description ?? "–")),
            ("language", .text(state.language.rawValue)), ("topics", .list(state.topics.map(\.rawValue).sorted())),
            ("children", .list(state.openChildren.map { "\($0.number): \(Self.words($0.child))" })),
            ("registered", .text(state.registered?.description ?? "–")),
        ])
    }

    private static func words(_ status: Household.Status) -> String {
        switch status {
        case .paused(let until): "paused until \(until)"
        case .unknown, .following, .stopped, .blocked, .forgotten: "\(status)"
        }
    }

    static func words(_ child: Household.Child) -> String {
        switch child {
        case .expecting(let due): "expecting, due \(due?.description ?? "erased")"
        case .born(let born): "born \(born?.description ?? "erased")"
        case .removed, .lost: "\(child)"
        }
    }

    private func audience(_ tables: any TableStore) async throws -> Output {
        let count = Page<Int>()
        try await tables.read { tables in
            try tables.query("SELECT count(*) FROM audience WHERE is_reachable = 1", []) {
                count.append(Int($0.integer(0)))
            }
        }
        let table = ReportTable(
            title: "Audience", dimensions: [], measures: ["reachable households"],
            rows: [ReportTable.Line(labels: [], counts: [count.take().first ?? 0])])
        let shown = ShownReport(table, isExact: false)
        return .table(header: shown.header, rows: shown.rows, footer: shown.total, counts: table.measures.count)
    }
}
