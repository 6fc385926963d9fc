import Events
import Foundation
import Support
import Testing

@testable import App

@Suite("The program as its users run it")
struct ProgramTests {
    private static let commands = [
        "serve", "demo", "events", "replay", "rebuild", "report", "deliver", "forecast", "why", "import", "staff",
        "office", "config",
    ]

    @Test("the help of every command shows an example that begins with the program's name", arguments: commands)
    func help(_ command: String) async throws {
        let result = try await Program.run([command, "--help"])
        #expect(result.status == 0 && result.output.contains("OVERVIEW:"))
        #expect(result.output.contains(try Regex("Examples?:\\s+.*hagukumi ").dotMatchesNewlines()))
        #expect(result.output.contains("hagukumi \(command)") && result.errors.isEmpty)
    }

    @Test("the help of the program names every command and the exit statuses")
    func overview() async throws {
        let result = try await Program.run(["--help"])
        for command in Self.commands { #expect(result.output.contains("  \(command) "), "\(command)") }
        #expect(result.status == 0 && result.output.contains("Exit status"))
    }

    @Test(
        "wrong use ends with 2 and says on standard error what is right",
        arguments: [
            (["reports"], "reports"), (["report"], "subject"), (["report", "weather"], "registrations, deliveries"),
            (["report", "registrations", "--by", "street"], "municipality, ward"),
            (["events", "--sort", "x"], "--sort"),
            (["replay", "--as-of", "yesterday"], "--as-of"), (["import", "facilities", "x.csv"], "postal-codes"),
            (["forecast", "--days", "0"], "--days"), (["forecast", "--days", "many"], "days"),
            (["events", "--now", "noon"], "--now"), (["events", "--format", "csv"], "csv is for reports"),
            (["events", "--format", "xml"], "table, csv, json"),
            (["rebuild", "everything"], "audience"), (["config", "edit"], "show"),
            (["office", "open"], "--all"), (["office", "open", "town:14100"], "pref:14, city:14130"),
            (
                ["staff", "add", "--office", "pref:14", "--name", "A", "--sign-in", "a b", "--role", "desk"],
                "--sign-in"
            ),
            (["staff", "add", "--office", "pref:14", "--name", "A", "--sign-in", "abc", "--role", "chef"], "operator"),
        ])
    func wrongUse(_ arguments: [String], _ words: String) async throws {
        let app = try await TestInstallation()
        let result = try await Program.run(arguments, TestInstallation.environment(of: app.folder))
        #expect(result.status == 2 && result.output.isEmpty && result.errors.contains(words), "\(result)")
    }

    @Test(
        "work that fails ends with 1 and says why",
        arguments: [
            (["import", "links", "/nowhere.csv"], [:], "/nowhere.csv: can't be read: No such file"),
            (["import", "links", "/tmp"], [:], "/tmp: can't be read: Is a directory"),
            (["events", "--config", "/nowhere.yaml"], [:], "/nowhere.yaml: can't be read"),
            (["events"], ["HAGUKUMI_LISTEN": "x"], "listen is “x”; allowed: HOST:PORT"),
            (["deliver"], [:], "HAGUKUMI_LINE_CHANNEL_TOKEN"), (["serve"], [:], "HAGUKUMI_LINE_CHANNEL_SECRET"),
        ] as [([String], [String: String], String)])
    func failure(_ arguments: [String], _ environment: [String: String], _ words: String) async throws {
        let app = try await TestInstallation()
        let all = TestInstallation.environment(of: app.folder).merging(environment) { $1 }
        let result = try await Program.run(arguments, all)
        #expect(result.status == 1 && result.output.isEmpty && result.errors.contains(words), "\(result)")
    }

    @Test("results are on standard output, with --json as JSON, line by line")
    func results() async throws {
        let app = try await TestInstallation(Families.family(1) + Families.family(2, language: .english))
        let environment = TestInstallation.environment(of: app.folder)
        for arguments in [
            ["events"], ["report", "registrations", "--by", "language,month"], ["config", "show"], ["rebuild"],
            ["replay", "--as-of", "4"], ["forecast", "--now", "2026-11-25T09:00:00+09:00"],
        ] {
            let people = try await Program.run(arguments, environment)
            #expect(people.status == 0 && !people.output.isEmpty && people.errors.isEmpty, "\(arguments): \(people)")
            let programs = try await Program.run(arguments + ["--json"], environment)
            #expect(programs.status == 0 && !programs.output.isEmpty)
            for line in programs.output.split(separator: "\n") {
                let object = try? JSONSerialization.jsonObject(with: Data(line.utf8))
                #expect(object is [String: Any], "\(arguments): \(line)")
            }
        }
    }

    @Test("exact counts are told as a reading, and the next `events` shows it")
    func exact() async throws {
        let app = try await TestInstallation(Families.family(1))
        let environment = TestInstallation.environment(of: app.folder)
        let hidden = try await Program.run(["report", "registrations", "--format", "csv"], environment)
        #expect(hidden.output.contains("横浜市,<20,0,0"))
        let exact = try await Program.run(
            ["report", "registrations", "--exact", "audit", "--format", "csv"], environment)
        #expect(exact.output.contains("横浜市,1,0,0"))
        let events = try await Program.run(["events", "--type", "office.exact-counts-read", "--json"], environment)
        #expect(events.output.split(separator: "\n").count == 1 && events.output.contains(#""purpose":"audit""#))
        #expect(events.output.contains(#""by":"\#(NSUserName())""#))
    }

    @Test(
        "a command that works on what is there makes no log in a mistyped place, and says so",
        arguments: [
            ["events"], ["report", "registrations"], ["replay", "--as-of", "0"], ["forecast"], ["rebuild"], ["deliver"],
            ["why", "--household", "01JD8Z0000FAM7Y00000000001", "--purpose", "x"],
        ])
    func noLog(_ arguments: [String]) async throws {
        let folder = NSTemporaryDirectory() + "/hagukumi-none-\(UUID())"
        let result = try await Program.run(arguments, TestInstallation.environment(of: folder))
        #expect(result.status == 1 && result.output.isEmpty, "\(result)")
        #expect(
            result.errors == "there is no log at \(folder)/var/log.sqlite; set HAGUKUMI_STORE or start serve first\n")
        #expect(!FileManager.default.fileExists(atPath: folder))
    }

    @Test("secrets are not in `config show`")
    func secrets() async throws {
        let environment = ["HAGUKUMI_LINE_CHANNEL_SECRET": "canary4711", "HAGUKUMI_LINE_CHANNEL_TOKEN": "canary4712"]
        let result = try await Program.run(["config", "show"], environment)
        #expect(result.status == 0 && !result.output.contains("canary") && result.output.contains("‹secret›"))
        #expect(result.output.contains("HAGUKUMI_PASSPORT_LAST_AGE"))
    }
}
