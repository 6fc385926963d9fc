import App
import ArgumentParser

/// The one program: serves, shows, replays and reports.
@main
struct Hagukumi: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hagukumi",
        abstract: "はぐくみ: tells families with children what helps them, through LINE, and can prove what it did.",
        discussion: """
            Settings come from hagukumi.yaml (or --config) and from HAGUKUMI_… in the environment; \
            `hagukumi config show` lists them. Exit status: 0 done, 1 the work failed or the answer is no, 2 wrong use.
            """,
        subcommands: [
            Serve.self, Demonstrate.self, Events.self, Replay.self, Rebuild.self, Report.self, Deliver.self,
            ForecastDays.self, Why.self, Import.self, Export.self, Staff.self, Office.self, PassKeyring.self,
            Config.self, PhotoWorker.self,
        ])

    /// ArgumentParser's own statuses are mapped to ours.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let problem as Problem {
            Terminal.complain("\(problem)")
            if case .wrongUse = problem { exit(withError: ExitCode(2)) }
            exit(withError: ExitCode(1))
        } catch let stopped as Interruption.Stopped {
            Terminal.endProgress()
            exit(withError: ExitCode(stopped.status))
        } catch {
            let status = exitCode(for: error)
            if status == .validationFailure {
                Terminal.complain(fullMessage(for: error))
                exit(withError: ExitCode(2))
            }
            guard status != .success, !(error is ExitCode), !(error is CleanExit) else { exit(withError: error) }
            Terminal.complain("\(error)")
            exit(withError: ExitCode(1))
        }
    }
}
