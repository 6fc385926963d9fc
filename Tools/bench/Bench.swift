import ArgumentParser

@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measures Hagukumi, each figure beside its floor in the same run.",
        subcommands: [CrashWriter.self])
}
