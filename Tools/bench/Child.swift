import ArgumentParser
import Foundation

/// Programs that stand beside this one, as processes of their own.
enum Child {
    private static let directory = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()

    /// Runs a program to its end.
    static func run(_ name: String, _ arguments: [String]) throws { _ = try output(name, arguments) }

    /// Runs a program to its end and gives what it printed.
    static func output(
        _ name: String, _ arguments: [String], environment: [String: String] = [:]
    ) throws -> String {
        let process = Process()
        process.executableURL = directory.appendingPathComponent(name)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw ValidationError("\(name) \(arguments.first ?? "") ended with status \(process.terminationStatus)")
        }
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Starts a program and waits for its first line.
    static func start(
        _ name: String, _ arguments: [String], environment: [String: String] = [:], firstLineFrom error: Bool = false,
        isQuiet: Bool = false
    ) throws -> (process: Process, line: String) {
        let process = Process()
        process.executableURL = directory.appendingPathComponent(name)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let pipe = Pipe()
        if error { process.standardError = pipe } else { process.standardOutput = pipe }
        if isQuiet { process.standardError = FileHandle.nullDevice }
        try process.run()
        var line: [UInt8] = []
        while let byte = try pipe.fileHandleForReading.read(upToCount: 1)?.first, byte != 0x0A { line.append(byte) }
        // Whatever else it says is read, so that it never waits for us.
        pipe.fileHandleForReading.readabilityHandler = { _ = $0.availableData }
        return (process, String(decoding: line, as: UTF8.self))
    }

    /// Starts the service over the log and keys in a directory, at a free port, with a LINE that nobody answers for.
    static func serve(in directory: String, _ environment: [String: String]) throws -> (process: Process, port: Int32) {
        let own = serviceSettings(in: directory).merging([
            "HAGUKUMI_LISTEN": "127.0.0.1:0", "HAGUKUMI_LINE_CHANNEL_SECRET": "bench",
            "HAGUKUMI_LINE_CHANNEL_TOKEN": "bench", "HAGUKUMI_LINE_API": "http://127.0.0.1:9",
        ]) { $1 }
        let (process, line) = try start(
            "hagukumi", ["serve"], environment: own.merging(environment) { $1 }, firstLineFrom: true)
        guard let port = Int32(line.split(separator: ":").last ?? "") else {
            process.terminate()
            throw ValidationError("the server said “\(line)”")
        }
        return (process, port)
    }

    /// Where a measurement's log and keys lie.
    static func serviceSettings(in directory: String) -> [String: String] {
        [
            "HAGUKUMI_STORE": "sqlite:\(directory)/log.sqlite", "HAGUKUMI_KEYS": "file:\(directory)/keys",
            "HAGUKUMI_LOG_LEVEL": "critical",
        ]
    }

    /// The most memory that this process has had. Source: proc(5), `VmHWM`.
    static func peakMegabytes() -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
        return (line.split(separator: " ").compactMap { Int($0) }.first ?? 0) / 1024
    }
}
