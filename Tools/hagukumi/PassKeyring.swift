import App
import ArgumentParser

struct PassKeyring: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "passkeys", abstract: "The keys by which support passes are signed and checked.",
        discussion: """
            A new key signs each quarter by itself. Replacing the secrets is for when they may have leaked: every pass \
            signed before is void, on paper too; shops without a network learn of it within a week.
            Examples:
              hagukumi passkeys list
              hagukumi passkeys replace --why leaked
            """,
        subcommands: [PassKeyList.self, PassKeyReplace.self])
}

struct PassKeyList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "The keys that are published now.")
    @OptionGroup var common: CommonOptions
    @OptionGroup var format: FormatOptions

    func run() async throws { try format.show(try await PassKeysCommand(.list).run(on: try await common.open())) }
}

struct PassKeyReplace: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replace", abstract: "Sign with new secrets from now on; earlier passes are void.")
    @OptionGroup var common: CommonOptions
    @OptionGroup var format: FormatOptions
    @Option(help: "leaked or exercise.") var why: String

    func run() async throws {
        try format.show(try await PassKeysCommand(.replace(why: why)).run(on: try await common.open()))
    }
}
