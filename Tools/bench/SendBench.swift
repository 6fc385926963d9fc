import App
import ArgumentParser
import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// A whole prefecture gets a message through the LINE simulator, which keeps LINE's own limit and counts by itself.
struct SendBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send", abstract: "1.6 M recipients through the simulator at LINE's own 200 multicasts a second.")

    @OptionGroup var options: BenchOptions

    func run() async throws { try Figure.show(try await Self.figures(options), options) }

    private struct Counts: Decodable {
        let recipientsReached: Int
        let usersReached: Int
        let duplicates: Int
    }

    static func figures(_ options: BenchOptions, prefecture: String? = nil) async throws -> [Figure] {
        let directory = try BenchDirectory(in: options.directory)
        let place = prefecture ?? directory.path
        if prefecture == nil { try Child.run("bench", ["fill", place]) }
        let families = Prefecture.households
        let (simulator, line) = try Child.start(
            "line-simulator",
            ["--listen", "127.0.0.1:0", "--any-user", "--channel-token", "bench", "--rate-limits", "line"])
        defer { simulator.terminate() }
        let address = try JSONDecoder().decode([String: String].self, from: Data(line.utf8))["listening"] ?? ""
        let control = Control(address)
        try await control.post("expect", #"{"users":\#(families)}"#)
        // LINE's limit is the floor: 500 recipients × 200 requests a second.
        let floor = Double(families) / 500 / 200
        let start = ContinuousClock.now
        let output = try Child.output(
            "hagukumi", ["deliver", "--json", "--now", "2026-12-20T10:00:00+09:00"],
            environment: [
                "HAGUKUMI_STORE": "sqlite:\(place)/log.sqlite", "HAGUKUMI_KEYS": "file:\(place)/keys",
                "HAGUKUMI_LINE_API": address, "HAGUKUMI_LINE_DATA_API": address,
                "HAGUKUMI_LINE_CHANNEL_TOKEN": "bench", "HAGUKUMI_LOG_LEVEL": "warning",
            ])
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let counts = try JSONDecoder().decode(Counts.self, from: try await control.get("counts"))
        try await control.shutdown()
        guard counts.usersReached == families, counts.recipientsReached == families, counts.duplicates == 0 else {
            throw ValidationError("the simulator counted \(counts), and the program said \(output)")
        }
        return [
            Figure(
                what: "\(families) recipients through the simulator", floor: floor, ours: seconds,
                bar: .seconds(atMost: 1.3 * floor),
                note: "Send: by the simulator's own count \(counts.usersReached) users reached, each once; planning, "
                    + "recording and starting the program are inside the time.")
        ]
    }
}

/// The simulator's control addresses.
struct Control {
    private let base: String
    private let http = HTTPClient()

    init(_ address: String) { base = address + "/_sim/" }

    func post(_ path: String, _ body: String) async throws {
        var request = HTTPClientRequest(url: base + path)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json")
        request.body = .bytes(Array(body.utf8))
        let answer = try await http.execute(request, timeout: .seconds(60))
        guard answer.status == .ok else { throw ValidationError("\(path): the simulator answered \(answer.status)") }
    }

    func get(_ path: String) async throws -> Data {
        let answer = try await http.execute(HTTPClientRequest(url: base + path), timeout: .seconds(60))
        return Data(try await answer.body.collect(upTo: 1 << 24).readableBytesView)
    }

    func shutdown() async throws { try await http.shutdown() }
}
