import App
import ArgumentParser

struct Demonstrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "What `make run` starts: synthetic families, a LINE simulator, one day's messages.",
        discussion: "Examples:\n  hagukumi demo\n  hagukumi demo --now 2027-04-01T10:00:00+09:00 --seed 7")
    @OptionGroup var common: CommonOptions

    func run() async throws { throw Problem.failed("not here yet") }
}
