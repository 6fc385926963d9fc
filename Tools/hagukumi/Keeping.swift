import App
import ArgumentParser

struct Rebuild: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Rebuild read models beside the live ones and swap them in.",
        discussion: "Examples:\n  hagukumi rebuild\n  hagukumi rebuild audience statistics")
    @OptionGroup var common: CommonOptions
    @OptionGroup var format: FormatOptions
    @Argument(help: "Names of read models; all of them if none is named.") var names: [String] = []

    func run() async throws {
        var command = RebuildCommand()
        command.names = names
        let output = try await command.run(on: try await common.openExisting()) { Terminal.progress($0) }
        Terminal.endProgress()
        try format.show(output)
    }
}

struct Config: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the settings in force; secrets are masked.", discussion: "Example:\n  hagukumi config show")
    @OptionGroup var common: CommonOptions
    @OptionGroup var format: FormatOptions
    @Argument(help: "show") var action = "show"

    func run() async throws {
        guard action == "show" else { throw Problem.wrongUse("“\(action)” is not one of show") }
        try format.show(ConfigCommand.show(try await common.settings()))
    }
}
