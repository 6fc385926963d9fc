import App
import ArgumentParser
import Foundation

struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Give a list of the directory away.",
        discussion: """
            KIND is childcare, public-facilities, schools, medical, baby-stations, cafeterias, shops, events, schemes,
            vacancies or entered (what an office entered by hand, where it names a licence).
            csv has the standard's columns; behind them stand those that it lacks, and source, licence, day and office.
            geojson is for what has a place, ics for events. Closed places and contacts of persons are left out.
            Examples:
              hagukumi export childcare --office city:14100 --out preschool.csv
              hagukumi export events --office city:14100 --format ics --out events.ics
            """)
    @OptionGroup var common: CommonOptions
    @Argument(help: "The kind of list.") var kind: String
    @Option(help: "The office that answers for the list, such as city:14100.") var office: String?
    @Option(help: "csv, geojson or ics.") var format = "csv"
    @Option(help: "The file to write; standard output if not given.") var out: String?
    @Flag(help: "JSON about what was written.") var json = false

    func run() async throws {
        var command = ListExport(kind)
        (command.office, command.format, command.file) = (office, format, out)
        let told = try await command.run(on: try await common.openExisting()) { piece in
            try FileHandle.standardOutput.write(contentsOf: Data(piece.utf8))
        }
        if let told { print(told.rendered(as: json ? .json : .table)) }
    }
}
