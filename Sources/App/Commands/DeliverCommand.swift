import AsyncHTTPClient
import Calendar
import Delivery
import EventModel
import EventStore
import Events
import LINE
import Projections
import Reactions

/// Plans and sends what is due by now.
package struct DeliverCommand: Sendable {
    package init() {}

    package func run(
        on installation: Installation, progress: @escaping @Sendable (String) -> Void
    ) async throws -> (output: Output, isComplete: Bool) {
        let http = HTTPClient(configuration: .line())
        do {
            let sending = try installation.sending(over: http)
            let summary = try await SendingLock.holding(besideLog: installation.settings.logPath) {
                try await sending.run(now: installation.world.now) {
                    progress("\($0.requested) requested, \($0.accepted) accepted")
                }
            }
            guard let summary else { throw Problem.failed("another process is sending") }
            try await http.shutdown()
            return (Self.output(summary), summary.isComplete)
        } catch {
            try? await http.shutdown()
            throw error
        }
    }

    static func output(_ summary: SendDueMessages.Summary) -> Output {
        .record([
            ("households looked at", .number(summary.looked)), ("with something due", .number(summary.due)),
            ("kept for after quiet hours", .number(summary.deferred)), ("requested", .number(summary.requested)),
            ("accepted", .number(summary.accepted)), ("failed", .number(summary.failed)),
            ("refused by LINE today", .number(summary.refused)), ("unknown", .number(summary.unknown)),
            ("without an answer yet", .number(summary.open)),
            ("stopped", .text(summary.stopped ?? "no")),
        ])
    }
}

/// Who would get what in the next days, if nothing changed. Sends nothing.
package struct ForecastCommand: Sendable {
    package var days = 7

    package init() {}

    package func run(on installation: Installation) async throws -> Output {
        guard (1...366).contains(days) else { throw Problem.wrongUse("--days: 1 to 366") }
        try await installation.projector.catchUp()
        let forecast = Forecast(schedule: try await installation.schedule(), today: installation.world.now.date)
        let counts = try await forecast.count(days: days, in: installation.tables)
        let table = ReportTable(
            title: "forecast", dimensions: ["day", "entry", "title"], measures: ["families"],
            rows: counts.map { count in
                ReportTable.Line(labels: [count.day.description, count.entry, count.title], counts: [count.families])
            })
        let shown = ShownReport(table, isExact: false)
        return .table(header: shown.header, rows: shown.rows, footer: shown.total, counts: table.measures.count)
    }
}
