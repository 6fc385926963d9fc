import App
package import Calendar
package import Foundation
import Synchronization

/// `hagukumi serve`, as a process of its own.
package final class Service: @unchecked Sendable {
    /// Such as `http://127.0.0.1:8080`.
    package let address: String
    private let process: Process
    private let later = Mutex("")

    /// What it wrote on standard error since it listens.
    package var said: String { later.withLock { $0 } }

    /// Starts it, and returns once it says that it listens.
    package static func start(now: JapanTime, _ environment: [String: String]) throws -> Service {
        let process = Process()
        process.executableURL = try ProgramFile.beside("hagukumi")
        process.arguments = ["serve", "--now", now.description]
        process.environment = environment
        let output = Pipe()
        process.standardError = output
        process.standardOutput = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        var said = Data()
        while true {
            let more = output.fileHandleForReading.availableData
            said.append(more)
            let words = String(decoding: said, as: UTF8.self)
            if let line = words.split(separator: "\n").first(where: { $0.hasPrefix("listening on ") }),
                words.hasSuffix("\n") || words.contains("\(line)\n")
            {
                let service = Service(address: "http://" + line.dropFirst("listening on ".count), process)
                output.fileHandleForReading.readabilityHandler = { [weak service] handle in
                    let more = String(decoding: handle.availableData, as: UTF8.self)
                    service?.later.withLock { $0 += more }
                }
                return service
            }
            guard !more.isEmpty else { throw SimulatedLINE.Trouble("hagukumi serve ended: \(words)") }
        }
    }

    private init(address: String, _ process: Process) {
        self.address = address
        self.process = process
    }

    /// Ends it in good order.
    package func stop() {
        guard process.isRunning else { return }
        process.terminate()
        process.waitUntilExit()
    }

    /// Ends it at once, wherever it is.
    package func kill() {
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}

/// One of the program's other commands.
package enum Program {
    /// Starts it, and does not wait.
    package static func start(_ arguments: [String], _ environment: [String: String]) throws -> Process {
        let process = Process()
        process.executableURL = try ProgramFile.beside("hagukumi")
        process.arguments = arguments
        process.environment = environment
        process.standardOutput = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        return process
    }

    /// - Returns: its exit status, and what it printed.
    @discardableResult
    package static func run(
        _ arguments: [String], _ environment: [String: String]
    ) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = try ProgramFile.beside("hagukumi")
        process.arguments = arguments
        process.environment = environment
        let output = Pipe()
        process.standardOutput = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }
}
