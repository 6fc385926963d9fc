import App
import ArgumentParser

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take a file in.",
        discussion: """
            Kinds that are taken in whole or not at all:
              postal-codes     Japan Post's utf_ken_all.csv or KEN_ALL.CSV
              municipal-dates  municipality,name,date,source
              links            code,kind,name,municipality (kind: poster, clinic, office, event, family)
            Lists of places and events, of which all is taken in that can be read, and every doubt is told with its
            line; --office, --source and --licence go with each:
              \(ListImport.names.joined(separator: ", "))
            vacancies are free places by age, for nurseries of the childcare list; with --as-of.
            Examples:
              hagukumi import postal-codes utf_ken_all.csv --prefectures 13,14
              hagukumi import municipal-dates nursery-deadlines.csv
              hagukumi import links clinics.csv --qr posters
              hagukumi import childcare preschool.csv --office city:14100 --source https://data.example.lg.jp/1 \\
                --licence "CC BY 4.0" --as-of 2026-11-01 --whole --dry-run
            """)
    @OptionGroup var common: CommonOptions
    @OptionGroup var format: FormatOptions
    @Argument(help: "The kind of file.") var kind: String
    @Argument(help: "The file.") var file: String
    @OptionGroup var list: ListOptions
    @Option(help: "Only these prefectures, by number or name, separated by commas.") var prefectures: String?
    @Option(help: "Write a QR code of each link into this folder, as CODE.svg.") var qr: String?

    func run() async throws {
        if let known = ListImport(named: kind, file: file) { return try await take(known) }
        guard let known = ImportCommand.Kind(rawValue: kind) else {
            let allowed = ImportCommand.Kind.allCases.map(\.rawValue) + ListImport.names
            throw Problem.wrongUse("“\(kind)” is not one of \(allowed.joined(separator: ", "))")
        }
        var command = ImportCommand()
        command.kind = known
        command.file = file
        command.prefectures = prefectures
        command.qrCodes = qr
        try format.show(try await command.run(on: try await common.open()))
    }

    private func take(_ known: ListImport) async throws {
        var command = known
        command.office = list.office
        command.source = list.source
        command.licence = list.licence
        command.asOf = list.asOf
        command.isWhole = list.whole
        command.mayCloseMost = list.closingMost
        command.isDryRun = list.dryRun
        command.allowed = list.allow
        command.showsAll = try format.chosen() != .table
        try format.show(try await command.run(on: try await common.open()))
    }
}

/// What goes with an office's list.
struct ListOptions: ParsableArguments {
    @Option(help: "The office that answers for the list, such as city:14100.") var office: String?
    @Option(help: "Where the list was found: an address or a document's name.") var source: String?
    @Option(help: "How it may be used, such as CC BY 4.0.") var licence: String?
    @Option(help: "The day of which it is, such as 2026-11-01; today if not given.") var asOf: String?
    @Flag(help: "It is all that the office publishes of this kind: what it leaves out is closed.") var whole = false
    @Flag(help: "It may close more than half of what is shown.") var closingMost = false
    @Flag(help: "Show what would change, and record nothing.") var dryRun = false
    @Option(help: "Columns that may name persons and may be published all the same, separated by commas.")
    var allow: String?
}
