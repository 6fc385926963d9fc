package import AsyncHTTPClient
package import Foundation
import NIOCore
import NIOHTTP1

/// A LINE simulator that runs as a process of its own, never longer than this one, and its control interface.
package final class SimulatedLINE: @unchecked Sendable {
    /// Such as `http://127.0.0.1:8081`.
    package let address: String
    private let process: Process
    /// Its standard input. It ends with this process, however that ends, and then the simulator does too.
    private let life: Pipe
    private let http: HTTPClient

    package struct Trouble: Error, CustomStringConvertible {
        package let description: String
        package init(_ description: String) { self.description = description }
    }

    /// What only the simulator and a rehearsal know; no real channel has such a secret.
    package static let channelID = "2000000001"
    package static let channelSecret = "0123456789abcdef0123456789abcdef"
    /// The channel for signing in; ids of LIFF apps begin with it.
    package static let loginChannelID = "2000000002"
    package static let loginSecret = "fedcba9876543210fedcba9876543210"
    /// The app in which families' pages open.
    package static let liffID = "2000000002-families"

    /// Starts it and returns once it listens.
    ///
    /// - Parameters:
    ///   - port: 0 takes a free one.
    ///   - options: further options of the program; see its README.
    package static func start(port: Int, over http: HTTPClient, options: [String] = []) throws -> SimulatedLINE {
        let process = Process()
        process.executableURL = try ProgramFile.beside("line-simulator")
        process.arguments =
            [
                "--listen", "127.0.0.1:\(port)", "--channel-id", channelID, "--channel-secret", channelSecret,
                "--until-input-ends",
                "--login-channel-id", loginChannelID, "--login-channel-secret", loginSecret,
            ] + options
        let output = Pipe()
        process.standardOutput = output
        let input = Pipe()
        process.standardInput = input
        try process.run()
        var line = Data()
        while !line.contains(0x0A) {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else {
                process.terminate()
                throw Trouble("line-simulator ended before it listened")
            }
            line.append(more)
        }
        let ready = try? JSONSerialization.jsonObject(with: line) as? [String: String]
        guard let address = ready?["listening"] else {
            process.terminate()
            throw Trouble("line-simulator did not name its address")
        }
        return SimulatedLINE(address: address, process: process, life: input, http: http)
    }

    private init(address: String, process: Process, life: Pipe, http: HTTPClient) {
        self.address = address
        self.process = process
        self.life = life
        self.http = http
    }

    package func stop() {
        guard process.isRunning else { return }
        process.terminate()
        process.waitUntilExit()
    }

    /// Asks the control interface, and returns the answer's JSON.
    ///
    /// - Throws: `Trouble` with the simulator's own words when it refuses.
    @discardableResult
    package func order(_ method: String = "POST", _ path: String, _ body: [String: Any] = [:]) async throws -> Data {
        let (status, data) = try await ask(method, path, body)
        guard status == 200 else {
            throw Trouble("\(path): \(status) \(String(decoding: data, as: UTF8.self))")
        }
        return data
    }

    /// The same, with whatever status came.
    package func ask(_ method: String, _ path: String, _ body: [String: Any]) async throws -> (status: Int, Data) {
        var request = HTTPClientRequest(url: "\(address)/_sim/\(path)")
        request.method = .init(rawValue: method)
        if !body.isEmpty {
            request.headers.add(name: "content-type", value: "application/json")
            request.body = .bytes(ByteBuffer(bytes: try JSONSerialization.data(withJSONObject: body)))
        }
        let response = try await http.execute(request, timeout: .seconds(120))
        let data = Data((try await response.body.collect(upTo: 256 << 20)).readableBytesView)
        return (Int(response.status.code), data)
    }

    /// Returns when no webhook waits and nothing was asked of the platform for a while.
    package func idle(quiet: Duration = .milliseconds(300)) async throws {
        let milliseconds = Int(quiet / .milliseconds(1))
        try await order("POST", "idle", ["quietMilliseconds": milliseconds, "timeoutMilliseconds": 110_000])
    }

    /// What it counted by itself.
    package struct Counts: Decodable, Sendable {
        package struct Webhooks: Decodable, Sendable {
            package let delivered: Int
            package let failed: Int
        }
        package let recipientsReached: Int
        package let usersReached: Int
        package let acceptedRequests: Int
        package let duplicates: Int
        package let mixedRetries: Int
        package let webhooks: Webhooks
        /// How often each endpoint answered with which status.
        package let statuses: [String: [String: Int]]
    }

    package func counts() async throws -> Counts {
        try JSONDecoder().decode(Counts.self, from: try await order("GET", "counts"))
    }

    /// A send that it accepted.
    package struct Request: Decodable, Sendable {
        package let endpoint: String
        package let retryKey: String?
        package let to: [String]?
    }

    /// What it accepted after the first so many, answers in the chat too.
    package func requests(from first: Int = 0) async throws -> [Request] {
        struct Page: Decodable { let requests: [Request] }
        let path = "requests?from=\(first)&limit=1000000&recipients=true"
        return try JSONDecoder().decode(Page.self, from: try await order("GET", path)).requests
    }
}

/// Where the other programs of this build are.
package enum ProgramFile {
    /// The program that was built beside this one.
    package static func beside(_ name: String) throws -> URL {
        let starts = [
            Bundle.main.executableURL?.deletingLastPathComponent(),
            URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent(),
            URL(fileURLWithPath: ".build/debug"), URL(fileURLWithPath: ".build/release"),
        ]
        for start in starts.compactMap(\.self) {
            let file = start.appendingPathComponent(name)
            if FileManager.default.isExecutableFile(atPath: file.path) { return file }
        }
        throw SimulatedLINE.Trouble("\(name) is not built: swift build --product \(name)")
    }
}
