import App
import ArgumentParser

struct Demonstrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "What `make run` starts: synthetic families, a LINE simulator, one day's messages.",
        discussion: "Examples:\n  hagukumi demo\n  hagukumi demo --now 2027-04-01T10:00:00+09:00 --seed 7")
    @Option(help: "What the clock shows, such as 2027-04-01T10:00:00+09:00; ten o'clock today if not given.")
    var now: String?
    @Option(help: "The same seed draws the same families.") var seed: UInt64 = 2026
    @Option(help: "How many families.") var families = 320
    @Option(help: "Emptied first: log, keys and read models of the demo.") var folder = "var/demo"
    @Flag(help: "End after printing.") var once = false

    func run() async throws {
        let start = try Words.time(now, option: "--now")
        let options = Demo.Options(start: start, seed: seed, families: families, folder: folder, isOnce: once)
        try await Demo(options).run(
            print: { line in
                Terminal.endProgress()
                print(line)
            }, progress: { Terminal.progress($0) })
    }
}
