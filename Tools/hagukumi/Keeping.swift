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

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take a file in: all of it or nothing, every fault with its line.",
        discussion: """
            Kinds:
              postal-codes     Japan Post's utf_ken_all.csv or KEN_ALL.CSV
              municipal-dates  municipality,name,date,source
              links            code,kind,name,municipality (kind: poster, clinic, office, event, family)
            Examples:
              hagukumi import postal-codes utf_ken_all.csv --prefectures 13,14
              hagukumi import municipal-dates nursery-deadlines.csv
              hagukumi import links clinics.csv --qr posters
            """)
    @OptionGroup var common: CommonOptions
    @OptionGroup var format: FormatOptions
    @Argument(help: "postal-codes, municipal-dates or links.") var kind: String
    @Argument(help: "The file.") var file: String
    @Option(help: "Only these prefectures, by number or name, separated by commas.") var prefectures: String?
    @Option(help: "Write a QR code of each link into this folder, as CODE.svg.") var qr: String?

    func run() async throws {
        guard let known = ImportCommand.Kind(rawValue: kind) else {
            let allowed = ImportCommand.Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw Problem.wrongUse("“\(kind)” is not one of \(allowed)")
        }
        var command = ImportCommand()
        command.kind = known
        command.file = file
        command.prefectures = prefectures
        command.qrCodes = qr
        try format.show(try await command.run(on: try await common.open()))
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
