import App
import ArgumentParser

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The server: LINE's webhook, the chat, the read models and the daily messages.",
        discussion: """
            Examples:
              HAGUKUMI_LINE_CHANNEL_SECRET=… HAGUKUMI_LINE_CHANNEL_ID=… hagukumi serve
              hagukumi serve --config prefecture.yaml
              hagukumi serve --json
            """)
    @OptionGroup var common: CommonOptions
    @Flag(help: "One line of JSON with the addresses, on standard output, as soon as requests are taken.")
    var json = false

    func run() async throws {
        let installation = try await common.open()
        try await Server.serve(installation) { [json] port in
            if json { Terminal.tell(Server.addresses(installation.settings, port: port).rendered(as: .json)) }
            Terminal.complain("listening on \(installation.settings.host):\(port)")
        }
    }
}

struct Deliver: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Plan and send what is due by now, and go on with what was left without an answer.",
        discussion: """
            May be started again at any time: no family gets a message twice.
            Examples:
              hagukumi deliver
              hagukumi deliver --now 2026-12-01T10:00:00+09:00 --json
            """)
    @OptionGroup var common: CommonOptions
    @OptionGroup var format: FormatOptions

    func run() async throws {
        let installation = try await common.openExisting()
        let (output, isComplete) = try await DeliverCommand().run(on: installation) { Terminal.progress($0) }
        Terminal.endProgress()
        try format.show(output)
        if !isComplete { throw ExitCode(1) }
    }
}

struct ForecastDays: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forecast", abstract: "Who would get what in the next days. Sends nothing.",
        discussion: "Example:\n  hagukumi forecast --days 14")
    @OptionGroup var common: CommonOptions
    @OptionGroup var format: FormatOptions
    @Option(help: "How many days, from today.") var days = 7

    func run() async throws {
        var command = ForecastCommand()
        command.days = days
        try format.show(try await command.run(on: try await common.openExisting()))
    }
}
