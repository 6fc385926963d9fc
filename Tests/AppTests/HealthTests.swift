import EventModel
import EventStore
import Events
import Foundation
import Support
import Testing

@testable import App

@Suite("What operators see")
struct HealthTests {
    @Test("the service is ready when its read models keep up, and says how far the log has come")
    func health() async throws {
        let app = try await TestInstallation(Families.family(1))
        let health = Health(app.installation)
        #expect(await health.problem() == nil)
        #expect(await health.metrics().contains("hagukumi_projection_lag_events 4"))
        try await app.installation.projector.catchUp()
        let metrics = await health.metrics()
        #expect(
            metrics.contains("hagukumi_log_head_position 4") && metrics.contains("hagukumi_projection_lag_events 0"))
    }

    @Test("how far behind each reaction is can be seen from the place it saved")
    func reactions() async throws {
        let app = try await TestInstallation(Families.family(1))
        let installation = app.installation
        let checkpoint = Checkpoint(reaction: "sharing", log: installation.log, tables: installation.tables)
        _ = try await checkpoint.load()
        try await checkpoint.save(Position(1))
        #expect(await metrics(app).contains(#"hagukumi_reaction_lag_events{reaction="sharing"} 3"#))
    }

    @Test("what became of the requests is counted from the facts, and open ones are told apart")
    func delivery() async throws {
        let app = try await TestInstallation(Families.family(1))
        let requests = (1...5).map { Self.request($0, families: $0 * 10) }
        let at = Example.at
        try await app.record(
            requests + [
                DeliveryAccepted(batch: Self.batch(1), day: Example.today, requestID: "1", at: at),
                DeliveryFailed(batch: Self.batch(2), day: Example.today, status: 400, reason: "no", at: at),
                DeliveryFailed(batch: Self.batch(3), day: Example.today, status: 0, reason: "nobody", at: at),
                DeliveryUnknown(batch: Self.batch(4), day: Example.today, reason: "late", at: at),
            ])
        try await app.installation.projector.catchUp()
        let lines = await metrics(app)
        for line in [
            "delivery_requests_total 5", #"delivery_answers_total{outcome="accepted"} 1"#,
            #"delivery_answers_total{outcome="refused"} 1"#, #"delivery_answers_total{outcome="failed"} 1"#,
            #"delivery_answers_total{outcome="unknown"} 1"#, #"delivery_families_total{outcome="accepted"} 10"#,
            #"delivery_families_total{outcome="refused"} 20"#, #"delivery_families_total{outcome="failed"} 30"#,
            #"delivery_families_total{outcome="unknown"} 40"#, "delivery_open_requests 1", "delivery_open_families 50",
        ] { #expect(lines.contains("hagukumi_" + line), "\(line)") }
    }

    @Test("runs are counted by how they ended, and the time since the last that ended without an error is told")
    func runs() async throws {
        let app = try await TestInstallation()
        #expect(await !metrics(app).contains { $0.hasPrefix("hagukumi_delivery_last_run_seconds") })
        let now = app.installation.world.milliseconds()
        app.installation.runs.note(.complete, at: now - 7_200_000)
        app.installation.runs.note(.failed, at: now - 1_000)
        app.installation.runs.note(.failed, at: now)
        let lines = await metrics(app)
        let last = try #require(lines.first { $0.hasPrefix("hagukumi_delivery_last_run_seconds ") })
        #expect(try #require(Int(last.split(separator: " ")[1])) >= 7_200)
        #expect(lines.contains(#"hagukumi_delivery_runs_total{result="complete"} 1"#))
        #expect(lines.contains(#"hagukumi_delivery_runs_total{result="failed"} 2"#))
        #expect(lines.contains(#"hagukumi_delivery_runs_total{result="stopped"} 0"#))
    }

    @Test("the numbers are in Prometheus's form: each named once, with its kind and a word on it before its samples")
    func form() async throws {
        let app = try await TestInstallation()
        var named: [String] = []
        for line in await metrics(app) {
            let words = line.split(separator: " ", maxSplits: 3).map(String.init)
            switch words.first {
            case "#" where words[1] == "HELP": named.append(words[2])
            case "#":
                #expect(words[1] == "TYPE" && words[2] == named.last && ["gauge", "counter"].contains(words[3]))
                #expect((words[3] == "counter") == words[2].hasSuffix("_total"), "\(line)")
            default:
                #expect(line.wholeMatch(of: /[a-z_]+(\{([a-z]+="[^"]*",?)+\})? -?\d+/) != nil, "\(line)")
                #expect(words[0].split(separator: "{").first.map(String.init) == named.last)
            }
        }
        #expect(Set(named).count == named.count && named.contains("hagukumi_line_rate_limited_total"))
    }

    private func metrics(_ app: TestInstallation) async -> [String] {
        await Health(app.installation).metrics().split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
    }

    private static func batch(_ number: Int) -> BatchID { BatchID(ULID(bits: UInt128(number))) }

    private static func request(_ number: Int, families: Int) -> any Event {
        DeliveryRequested(
            batch: batch(number), day: Example.today, content: Example.content, entries: ["vac_2m"],
            retryKey: UUID().uuidString,
            recipients: (1...families).map { Recipient(household: Families.household($0), children: [[]]) },
            at: Example.at)
    }
}
