import App
import ArgumentParser

/// Started by `serve` for each photo. It decodes what somebody sent, so it may use next to nothing.
struct PhotoWorker: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "photo-worker", abstract: "Make a clean JPEG of the picture on standard input.",
        shouldDisplay: false)

    func run() throws {
        let status = try PhotoWorkCommand.run { Terminal.complain($0) }
        guard status == 0 else { throw ExitCode(status) }
    }
}
