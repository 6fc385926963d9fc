package import Calendar
package import EventModel
import EventStore
import Events
import Places
import Projections

/// Counts for offices. Small counts of people are hidden, unless an operator asks for them with a purpose.
package struct ReportCommand: Sendable {
    package enum Subject: String, CaseIterable, Sendable {
        case registrations
        case deliveries
        case passes
        case consultations
    }

    package var subject = Subject.registrations
    package var from: String?
    package var to: String?
    package var by: String?
    /// Why exact counts are needed; nil hides counts under 20.
    package var exactPurpose: String?
    /// Who reads them: the login name of the process's user.
    package var actor = "operator"

    package init() {}

    package func run(on installation: Installation) async throws -> Output {
        try await installation.projector.catchUp()
        return try await run(on: installation, tables: installation.tables, today: installation.world.now.date)
    }

    /// The same report from other tables, such as those of a look back.
    package func run(
        on installation: Installation, tables: any TableStore, today: CivilDate
    ) async throws -> Output {
        if exactPurpose.map({ $0.allSatisfy(\.isWhitespace) }) ?? false {
            throw Problem.wrongUse("--exact: say for what the exact counts are needed")
        }
        let table = try await table(installation, tables, today)
        if let exactPurpose { try await recordExactReading(installation, purpose: exactPurpose) }
        let shown = ShownReport(table, isExact: exactPurpose != nil)
        return .table(header: shown.header, rows: shown.rows, footer: shown.total, counts: table.measures.count)
    }

    private func table(
        _ installation: Installation, _ tables: any TableStore, _ today: CivilDate
    ) async throws -> ReportTable {
        let gazetteer = installation.atlas.gazetteer
        let (from, to) = try Words.period(from, to)
        switch subject {
        case .registrations:
            let dimensions = try Words.list(by ?? "municipality", of: RegistrationReport.Dimension.self, option: "--by")
            let report = RegistrationReport(by: dimensions, from: from, to: to, today: today)
            return try await tables.read { try report.table(in: $0, gazetteer) }
        case .deliveries:
            let dimensions = try Words.list(by ?? "municipality", of: DeliveryReport.Dimension.self, option: "--by")
            let report = DeliveryReport(by: dimensions, from: from, to: to)
            return try await tables.read { try report.table(in: $0, gazetteer) }
        case .passes:
            let dimensions = try Words.list(by ?? "municipality", of: PassReport.Dimension.self, option: "--by")
            let report = PassReport(by: dimensions, from: from, to: to, today: today)
            return try await tables.read { try report.table(in: $0, gazetteer) }
        case .consultations:
            let dimensions = try Words.list(by ?? "body", of: ConsultationReport.Dimension.self, option: "--by")
            let report = ConsultationReport(by: dimensions, from: from, to: to)
            return try await tables.read { try report.table(in: $0, gazetteer) }
        }
    }

    private func recordExactReading(_ installation: Installation, purpose: String) async throws {
        let fact = ExactCountsRead(report: subject.rawValue, by: actor, purpose: purpose)
        try await installation.log.append(
            [fact], as: Command(actor: "operator", id: installation.world.freshID()))
    }
}
