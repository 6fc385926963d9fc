import App
import ArgumentParser
import Foundation

/// What every command takes.
struct CommonOptions: ParsableArguments {
    @Option(help: "A settings file instead of hagukumi.yaml.")
    var config: String?

    @Option(help: "Rehearse another moment, such as 2026-11-22T09:00:00+09:00.")
    var now: String?

    /// Opens the installation that the settings name, for a command that works on what is there: an empty log made in a
    /// mistyped place would answer with zeros.
    func openExisting() async throws -> Installation {
        let settings = try await settings()
        guard FileManager.default.fileExists(atPath: settings.logPath) else {
            throw Problem.failed("there is no log at \(settings.logPath); set HAGUKUMI_STORE or start serve first")
        }
        return try await open()
    }

    /// Opens the installation that the settings name, and makes it if it is missing.
    func open() async throws -> Installation {
        let settings = try await settings()
        let world = World(startingAt: try Words.time(now, option: "--now"))
        return try await Installation.open(settings, world: world)
    }

    func settings() async throws -> Settings {
        try await Settings.load(file: config, environment: ProcessInfo.processInfo.environment)
    }
}

/// How a result is shown.
struct FormatOptions: ParsableArguments {
    @Flag(help: "JSON, one object a line, for programs.")
    var json = false

    @Option(help: "table, csv or json.")
    var format: String?

    func chosen() throws -> Output.Format {
        if json { return .json }
        guard let format else { return .table }
        guard let known = Output.Format(rawValue: format) else {
            throw Problem.wrongUse("--format: “\(format)” is not one of table, csv, json")
        }
        return known
    }

    func show(_ output: Output) throws {
        print(output.rendered(as: try chosen()))
    }
}

/// The terminal: results on standard output, everything else on standard error.
enum Terminal {
    /// A result that a program may be waiting for: it does not stay in a buffer.
    static func tell(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }

    static func complain(_ text: String) { write(text + "\n") }

    /// One line that is written over by the next, on a terminal only.
    static func progress(_ text: String) {
        guard isatty(FileHandle.standardError.fileDescriptor) == 1 else { return }
        write("\r\u{1B}[K\(text)")
    }

    static func endProgress() {
        guard isatty(FileHandle.standardError.fileDescriptor) == 1 else { return }
        write("\r\u{1B}[K")
    }

    private static func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
