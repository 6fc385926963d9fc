import App
import ArgumentParser
import Foundation

struct Why: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Why a household got its messages: rule, data, office, request and LINE's answer.",
        discussion: """
            It shows what the family told, so the reading is recorded with its purpose.
            Examples:
              hagukumi why --household 01JD3Z6R1X6V4S9W7Q5T2K8M0N --purpose "question of the family"
              hagukumi why --household 01JD3Z6R1X6V4S9W7Q5T2K8M0N --message 01JD8Z0000BATCH00000000001 \\
                --purpose "audit 2026-17" --json
            """)
    @OptionGroup var common: CommonOptions
    @OptionGroup var format: FormatOptions
    @Option(help: "The household, as `events` shows it.") var household: String
    @Option(help: "Only this message.") var message: String?
    @Option(help: "For what it is looked at; recorded.") var purpose: String

    func run() async throws {
        guard try format.chosen() != .csv else {
            throw Problem.wrongUse("--format: csv is for reports; why is table or json")
        }
        var command = WhyCommand()
        command.household = household
        command.message = message
        command.purpose = purpose
        command.actor = NSUserName()
        try format.show(try await command.run(on: try await common.openExisting()))
    }
}
