import Calendar
import EventModel
import EventStore
import Events
import Places
import Support
import Testing

@testable import App

@Suite("Reports on an installation")
struct ReportTests {
    /// 25 families in Naka ward, 21 in Tsurumi ward and 3 in Hakone.
    private static let facts: [any Event] = (1...49).flatMap { number -> [any Event] in
        let place = number <= 25 ? "141046" : number <= 46 ? "141011" : "143821"
        return Families.family(
            number, in: MunicipalityCode(place)!, on: CivilDate(iso: number <= 25 ? "2026-10-05" : "2026-11-05")!,
            born: [CivilDate(iso: "2026-01-15")!])
    }

    private func report(
        _ app: TestInstallation, _ change: (inout ReportCommand) -> Void = { _ in }
    ) async throws -> Output {
        var command = ReportCommand()
        change(&command)
        return try await command.run(on: app.installation)
    }

    @Test("registrations by municipality, as a table, as CSV and as JSON")
    func golden() async throws {
        let output = try await report(try await TestInstallation(Self.facts))
        #expect(
            output.rendered(as: .table) == """
                municipality    registered  unfinished  left
                ────────────────────────────────────────────
                横浜市                  46           0     0
                足柄下郡箱根町         <20           0     0
                ────────────────────────────────────────────
                total                  46+           0     0
                """)
        #expect(
            output.rendered(as: .csv)
                == "municipality,registered,unfinished,left\r\n横浜市,46,0,0\r\n足柄下郡箱根町,<20,0,0")
        #expect(
            output.rendered(as: .json) == """
                {"municipality":"横浜市","registered":46,"unfinished":0,"left":0}
                {"municipality":"足柄下郡箱根町","registered":"<20","unfinished":0,"left":0}
                """)
    }

    @Test("several dimensions and a period")
    func dimensions() async throws {
        let app = try await TestInstallation(Self.facts)
        let output = try await report(app) {
            $0.by = "ward,month"
            $0.to = "2026-11-30"
            $0.from = "2026-10-01"
        }
        #expect(
            output.rendered(as: .csv)
                == [
                    "ward,month,registered,unfinished,left", "横浜市鶴見区,2026-11,21,0,0", "横浜市中区,2026-10,25,0,0",
                    "足柄下郡箱根町,2026-11,<20,0,0",
                ].joined(separator: "\r\n"))
    }

    @Test("exact counts are shown for a purpose, and that they were read is a fact; without one they are refused")
    func exact() async throws {
        let app = try await TestInstallation(Self.facts)
        let output = try await report(app) { $0.exactPurpose = "audit 2026-17" }
        #expect(output.rendered(as: .csv).contains("足柄下郡箱根町,3,0,0"))
        let readings = try await app.facts.compactMap { $0 as? ExactCountsRead }
        #expect(readings == [ExactCountsRead(report: "registrations", by: "operator", purpose: "audit 2026-17")])
        for purpose in ["", "  "] {
            #expect(
                await complaint { _ = try await report(app) { $0.exactPurpose = purpose } }?.contains("--exact") == true
            )
        }
        _ = try await report(app)
        #expect(try await app.facts.compactMap { $0 as? ExactCountsRead }.count == 1)
    }

    @Test("wrong words are wrong use and named with what is allowed")
    func wrongUse() async throws {
        let app = try await TestInstallation()
        let wrong: [(String, (inout ReportCommand) -> Void)] = [
            ("--by: “street” is not one of municipality, ward,", { $0.by = "municipality,street" }),
            ("--by: name at least one of municipality,", { $0.by = "" }),
            ("--by: “month” twice", { $0.by = "month,month" }),
            ("--from: “2026-02-30” is not a day", { $0.from = "2026-02-30" }),
            ("--to: “soon” is not", { $0.to = "soon" }),
            ("--to: 2026-11-01 is before --from 2026-11-02", { ($0.from, $0.to) = ("2026-11-02", "2026-11-01") }),
            (
                "--by: “age” is not one of municipality, ward, month, day, entry",
                { ($0.subject, $0.by) = (.deliveries, "age") }
            ),
        ]
        for (words, change) in wrong {
            do {
                _ = try await report(app, change)
                Issue.record("not refused: \(words)")
            } catch let problem as Problem {
                if case .failed = problem { Issue.record("failed instead: \(problem)") }
                #expect(problem.description.hasPrefix(words), "\(problem)")
            }
        }
    }

    @Test(
        "a replay as of a position or a time equals the report taken then",
        arguments: ["municipality", "age,month", "ward"])
    func replay(_ by: String) async throws {
        let app = try await TestInstallation(Array(Self.facts.prefix(160)))
        let then = try await report(app) { $0.by = by }.rendered(as: .csv)
        let head = try await app.installation.log.store.head()
        let moment = app.installation.world.now
        while app.installation.world.now.milliseconds <= moment.milliseconds + 1 { await Task.yield() }
        try await app.record(Array(Self.facts.dropFirst(160)))
        for asOf in ["\(head)", "\(moment)"] {
            var command = ReplayCommand()
            command.asOf = asOf
            command.by = by
            #expect(try await command.run(on: app.installation) { _ in }.rendered(as: .csv) == then)
        }
        #expect(try await report(app) { $0.by = by }.rendered(as: .csv) != then)
    }

    @Test("a household is replayed from its facts alone, in words")
    func household() async throws {
        let app = try await TestInstallation(Self.facts)
        try await app.record([HouseholdPaused(household: Families.household(1), until: Example.today.adding(days: 9))])
        var command = ReplayCommand()
        command.subject = .household
        command.household = Families.household(1).description
        command.asOf = "\(try await app.installation.log.store.head())"
        let now = try await command.run(on: app.installation) { _ in }.rendered(as: .table)
        #expect(now.contains("paused until 2026-12-01") && now.contains("1: born 2026-01-15") && now.contains("141046"))
        command.asOf = "1"
        let first = try await command.run(on: app.installation) { _ in }.rendered(as: .json)
        #expect(first.contains(#""status":"following","municipality":"–""#) && first.contains(#""children":[]"#))
        command.asOf = "0"
        #expect(
            await complaint { _ = try await command.run(on: app.installation) { _ in } }?.contains("nothing was known")
                == true)
        command.household = "x"
        #expect(
            await complaint { _ = try await command.run(on: app.installation) { _ in } }?.contains("not a household")
                == true)
        command.household = nil
        #expect(
            await complaint { _ = try await command.run(on: app.installation) { _ in } }?.contains("--household")
                == true)
    }

    @Test("the audience is replayed, small counts hidden as in reports, and a moment that is none is wrong use")
    func audience() async throws {
        let app = try await TestInstallation(Self.facts)
        var command = ReplayCommand()
        command.subject = .audience
        for (asOf, count) in [("0", "0"), ("8", "\"<20\""), ("\(try await app.installation.log.store.head())", "49")] {
            command.asOf = asOf
            let output = try await command.run(on: app.installation) { _ in }
            #expect(output.rendered(as: .json) == #"{"reachable households":\#(count)}"#)
        }
        for asOf in ["", "-1", "999999", "yesterday", "2026-11-22T09:00:00"] {
            command.asOf = asOf
            #expect(
                await complaint { _ = try await command.run(on: app.installation) { _ in } }?.contains("--as-of")
                    == true)
        }
    }
}
