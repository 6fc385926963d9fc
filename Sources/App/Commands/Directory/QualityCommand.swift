import Calendar
import EventModel
import EventStore
import Events
import Facilities
import Projections

/// What an office could mend in what it publishes, to be sent back to it.
package struct QualityCommand: Sendable {
    package let office: String
    /// Whether every finding is wanted, not only how many there are.
    package var showsAll = false

    package init(office: String) { self.office = office }

    package func run(on installation: Installation) async throws -> Output {
        let office = try Words.office(office)
        try await installation.projector.catchUp()
        let today = installation.world.now.date
        let report = try await installation.tables.read { try DirectoryQuality(of: office, on: today, in: $0) }
        guard showsAll else {
            let rows = DirectoryQuality.Problem.allCases.map { problem in
                [problem.rawValue, problem.japanese, "\(report.count(problem))"]
            }
            return .table(
                header: ["finding", "項目", "records"], rows: rows + [["records", "掲載件数", "\(report.records)"]],
                footer: [], counts: 1)
        }
        return .table(
            header: ["一覧", "コード", "名称", "項目", "今の内容", "お願い"],
            rows: report.findings.map { finding in
                [
                    finding.dataset.kind.rawValue, finding.id, finding.name, finding.problem.japanese, finding.value,
                    finding.problem.request,
                ]
            }, footer: [])
    }
}
