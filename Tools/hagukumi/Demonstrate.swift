import App
import ArgumentParser

struct Demonstrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "What `make run` starts: synthetic families, a LINE simulator, one day's messages.",
        discussion: """
            Examples:
              hagukumi demo
              hagukumi demo --now 2027-04-01T10:00:00+09:00 --seed 7
              hagukumi demo --json
            """)
    @Option(help: "What the clock shows, such as 2027-04-01T10:00:00+09:00; ten o'clock today if not given.")
    var now: String?
    @Option(help: "The same seed draws the same families.") var seed: UInt64 = 2026
    @Option(help: "How many families.") var families = 320
    @Option(help: "Emptied first: log, keys and read models of the demo.") var folder = "var/demo"
    @Flag(help: "End after printing.") var once = false
    @Flag(help: "One line of JSON with the addresses, on standard output, when all is played; the rest on the other.")
    var json = false

    func run() async throws {
        let start = try Words.time(now, option: "--now")
        let options = Demo.Options(start: start, seed: seed, families: families, folder: folder, isOnce: once)
        try await Demo(options).run(
            print: { [json] line in
                Terminal.endProgress()
                if json { Terminal.complain(line) } else { Terminal.tell(line) }
            },
            onReady: { [json] addresses in
                if json { Terminal.tell(addresses.rendered(as: .json)) }
            }, progress: { Terminal.progress($0) })
    }
}
