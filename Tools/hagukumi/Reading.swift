import App
import ArgumentParser
import Foundation

struct Events: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read the log. Personal values stay sealed.",
        discussion: """
            Examples:
              hagukumi events --type household.registered,delivery.requested --from 2026-11-01
              hagukumi events --household 01JD3Z6R1X6V4S9W7Q5T2K8M0N --json
              hagukumi events --follow
            """)
    @OptionGroup var common: CommonOptions
    @OptionGroup var format: FormatOptions
    @Option(help: "Only facts about this household.") var household: String?
    @Option(help: "Only these types, separated by commas.") var type: String?
    @Option(help: "Recorded on or after this day in Japan.") var from: String?
    @Option(help: "Recorded on or before this day in Japan.") var to: String?
    @Flag(help: "Go on with new facts as they come.") var follow = false

    func run() async throws {
        var command = EventsCommand()
        command.household = household
        command.type = type
        command.from = from
        command.to = to
        command.isFollowing = follow
        command.format = try format.chosen()
        try await command.run(on: try await common.openExisting()) { [follow] line in
            if follow { Terminal.tell(line) } else { print(line) }
        }
    }
}

struct Replay: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "What was known then: a household, the audience or a report, from the log alone.",
        discussion: """
            Examples:
              hagukumi replay --as-of 2026-11-01T00:00:00+09:00 registrations --by ward
              hagukumi replay --as-of 1200 household --household 01JD3Z6R1X6V4S9W7Q5T2K8M0N
            """)
    @OptionGroup var common: CommonOptions
    @OptionGroup var format: FormatOptions
    @Option(help: "A time, or a position in the log.") var asOf: String
    @Argument(help: "household, audience, registrations or deliveries.") var subject = "registrations"
    @Option(help: "The household to replay.") var household: String?
    @Option(help: "What a report's rows are about, as in `report`.") var by: String?

    func run() async throws {
        guard let known = ReplayCommand.Subject(rawValue: subject) else {
            let allowed = ReplayCommand.Subject.allCases.map(\.rawValue).joined(separator: ", ")
            throw Problem.wrongUse("“\(subject)” is not one of \(allowed)")
        }
        var command = ReplayCommand()
        command.asOf = asOf
        command.subject = known
        command.household = household
        command.by = by
        let installation = try await common.openExisting()
        let output = try await Interruption.cancelling { [command] in
            try await command.run(on: installation) { Terminal.progress($0) }
        }
        Terminal.endProgress()
        try format.show(output)
    }
}

struct Report: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Counts for offices: registrations, deliveries. Counts of people under 20 are not told apart.",
        discussion: """
            Examples:
              hagukumi report registrations --by municipality,month
              hagukumi report deliveries --from 2026-11-01 --by entry --format csv
              hagukumi report quality --office city:14100 --format csv
              hagukumi report registrations --by ward --exact "request 2026-17 of the audit office"
            """)
    @OptionGroup var common: CommonOptions
    @OptionGroup var format: FormatOptions
    @Argument(help: "registrations, deliveries, or quality: what an office could mend in its lists.")
    var subject: String
    @Option(help: "Whose lists, for quality.") var office: String?
    @Option(help: "From this day on.") var from: String?
    @Option(help: "Up to this day.") var to: String?
    @Option(
        help:
            "municipality, ward, month, age, topic, source, language; for deliveries also day and entry."
    )
    var by: String?
    @Option(help: "Show counts as they are, for this purpose. The reading is recorded.") var exact: String?

    func run() async throws {
        if subject == "quality" { return try await tellQuality() }
        guard let known = ReportCommand.Subject(rawValue: subject) else {
            let allowed = (ReportCommand.Subject.allCases.map(\.rawValue) + ["quality"]).joined(separator: ", ")
            throw Problem.wrongUse("“\(subject)” is not one of \(allowed)")
        }
        var command = ReportCommand()
        command.subject = known
        command.from = from
        command.to = to
        command.by = by
        command.exactPurpose = exact
        command.actor = NSUserName()
        try format.show(try await command.run(on: try await common.openExisting()))
    }

    private func tellQuality() async throws {
        guard let office else { throw Problem.wrongUse("--office: say whose lists") }
        var command = QualityCommand(office: office)
        command.showsAll = try format.chosen() != .table
        try format.show(try await command.run(on: try await common.openExisting()))
    }
}
