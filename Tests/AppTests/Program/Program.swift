import Foundation

/// The program that was built beside this test bundle, run to its end.
enum Program {
    struct Result: Sendable {
        let status: Int32
        let output: String
        let errors: String
    }

    struct Missing: Error, CustomStringConvertible {
        let description = "hagukumi is not built; run swift build --product hagukumi"
    }

    /// - Parameter environment: all that the program sees of it.
    static func run(_ arguments: [String], _ environment: [String: String] = [:]) async throws -> Result {
        let process = Process()
        process.executableURL = try file()
        process.arguments = arguments
        process.environment = environment
        process.currentDirectoryURL = FileManager.default.temporaryDirectory
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = FileHandle.nullDevice
        try process.run()
        async let told = text(output)
        async let complained = text(errors)
        let result = await (told, complained)
        process.waitUntilExit()
        return Result(status: process.terminationStatus, output: result.0, errors: result.1)
    }

    /// Starts it; what it says is not heard.
    static func start(_ arguments: [String], _ environment: [String: String]) throws -> Process {
        let process = Process()
        process.executableURL = try file()
        process.arguments = arguments
        process.environment = environment
        for keyPath in [\Process.standardOutput, \.standardError, \.standardInput] {
            process[keyPath: keyPath] = FileHandle.nullDevice
        }
        try process.run()
        return process
    }

    @concurrent private static func text(_ pipe: Pipe) async -> String {
        String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    }

    static func file() throws -> URL {
        let starts = [
            Bundle.main.executableURL?.deletingLastPathComponent(),
            URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent(),
            URL(fileURLWithPath: ".build/debug"),
        ]
        for start in starts.compactMap({ $0 }) {
            let file = start.appendingPathComponent("hagukumi")
            if FileManager.default.isExecutableFile(atPath: file.path) { return file }
        }
        throw Missing()
    }
}
