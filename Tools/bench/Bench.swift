import ArgumentParser

@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measures Hagukumi, each figure beside its floor in the same run.",
        discussion: """
            The floor is the same work by a plain C program on the same tables, in rounds that take turns with ours. \
            Figures are medians of the rounds.

              bench append                 durable appends of 32 callers
              bench all --json             every figure, for programs
              bench checks                 passes: signing, the checking page, and a check at a phone's pace
              bench consultations          conversations as they happen, and a desk's queue
              bench paint                  how soon pages are there on a slow phone, in Chromium
            """,
        subcommands: [
            All.self, AppendBench.self, BulkBench.self, ReadBench.self, RebuildBench.self, DueBench.self,
            PagesBench.self, FillPages.self, WebhookBench.self, SendBench.self, ImportBench.self, SearchBench.self,
            FillDirectory.self, PassBench.self, CheckBench.self, ConsultationBench.self, FillConsultations.self,
            PaintBench.self, Fill.self, CountDue.self,
            CrashWriter.self,
        ],
        defaultSubcommand: All.self)
}

/// What every measurement is told.
struct BenchOptions: ParsableArguments {
    @Flag(help: "Print figures as JSON.")
    var json = false

    @Option(help: "How many rounds; the median counts.")
    var rounds = 5

    @Option(help: "Where the files of the measurement lie; the disk is part of what is measured.")
    var directory = "."
}

struct All: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Every measurement, one after the other.")

    @OptionGroup var options: BenchOptions

    func run() async throws {
        var figures: [Figure] = []
        figures += try await AppendBench.figures(options)
        figures += try await BulkBench.figures(options)
        figures += try await ReadBench.figures(options)
        figures += try await RebuildBench.figures(options)
        figures += try await WebhookBench.figures(options)
        figures += try await ImportBench.figures(options)
        figures += try await SearchBench.figures(options)
        let prefecture = try BenchDirectory(in: options.directory)
        try Child.run("bench", ["fill", prefecture.path])
        figures += try await DueBench.figures(options, tables: prefecture.path + "/log-tables.sqlite")
        figures += try await SendBench.figures(options, prefecture: prefecture.path)
        figures += try await PassBench.figures(options)
        try Figure.show(figures, options)
    }
}
