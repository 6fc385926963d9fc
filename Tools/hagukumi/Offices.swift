import App
import ArgumentParser

struct Office: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Offices that work with Hagukumi: open, close, list.",
        discussion: """
            Examples:
              hagukumi office open --all
              hagukumi office open partner:kodomo-net --name こどもネット
              hagukumi office list --all
            """,
        subcommands: [OfficeOpen.self, OfficeClose.self, OfficeList.self])
}

struct OfficeOpen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Open an office, or those of the prefecture and all its municipalities and wards.",
        discussion: "Examples:\n  hagukumi office open city:14100\n  hagukumi office open --all")
    @OptionGroup var common: CommonOptions
    @OptionGroup var format: FormatOptions
    @Argument(help: "The office, such as pref:14, city:14100, ward:14104 or partner:kodomo-net.") var office: String?
    @Option(help: "What people call it; the place's name if not given.") var name: String?
    @Flag(help: "The prefecture, every municipality and every ward.") var all = false

    func run() async throws {
        let action: OfficeCommand.Action
        switch (office, all) {
        case (let office?, false): action = .open(office: office, name: name)
        case (nil, true): action = .openAll
        default: throw Problem.wrongUse("name one office, or --all")
        }
        try format.show(try await OfficeCommand(action).run(on: try await common.open()))
    }
}

struct OfficeClose: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "Close an office; its staff may do nothing until it is opened again.",
        discussion: "Example:\n  hagukumi office close partner:kodomo-net")
    @OptionGroup var common: CommonOptions
    @OptionGroup var format: FormatOptions
    @Argument(help: "The office.") var office: String

    func run() async throws {
        try format.show(
            try await OfficeCommand(.close(office: office)).run(on: try await common.openExisting()))
    }
}

struct OfficeList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Which offices are open.",
        discussion: "Examples:\n  hagukumi office list\n  hagukumi office list --all --json")
    @OptionGroup var common: CommonOptions
    @OptionGroup var format: FormatOptions
    @Flag(help: "Also places whose office was never opened.") var all = false

    func run() async throws {
        try format.show(try await OfficeCommand(.list(all: all)).run(on: try await common.openExisting()))
    }
}
