import App
import Foundation
import Testing

/// Programs that start the service or the demo.
@Suite("A program that starts ours")
struct ProcessTests {
    @Test("learns the addresses of serve from one line of JSON, and operators how the log is kept")
    func serve() async throws {
        try await Stage.run { stage in
            let environment = stage.environment.merging(["HAGUKUMI_LOG_LEVEL": "info"]) { $1 }
            let program = try Started(["serve", "--json"], environment)
            defer { program.kill() }
            let addresses = try program.json()
            let service = try #require(addresses["service"] as? String)
            #expect(service.wholeMatch(of: /http:\/\/127\.0\.0\.1:\d+/) != nil)
            #expect(addresses["webhook"] as? String == service + "/webhook/line")
            #expect(await Stage.get("\(service)/readyz") == "ok\n")
            #expect(await Stage.get("\(service)/metrics")?.contains("hagukumi_delivery_requests_total 0") == true)
            #expect(program.errors.contains("kept=journal_mode=wal synchronous=2"))
        }
    }

    @Test("learns those of the demo, and when the demo is killed its simulator ends with it")
    func demo() async throws {
        let folder = NSTemporaryDirectory() + "/hagukumi-demo-\(UUID())"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let program = try Started(["demo", "--json", "--families", "2", "--folder", folder], [:])
        defer { program.kill() }
        let addresses = try program.json()
        let simulator = try #require(addresses["simulator"] as? String)
        #expect(addresses["config"] as? String == folder + "/hagukumi.yaml")
        #expect(await Stage.get(simulator + "/") != nil)
        // There is something to find, and a place to keep.
        let service = try #require(addresses["service"] as? String)
        #expect(await Stage.get(service + "/r/places?kind=nursery")?.contains("みなとまち見本保育園") == true)
        #expect(await Stage.get(service + "/r/events?free=1")?.contains("見本おはなし会") == true)
        let keeper = try #require(addresses["keeper"] as? String)
        #expect(await Stage.get(keeper)?.contains("ゆうやけ見本食堂") == true)
        let shop = try #require(addresses["shop"] as? String)
        #expect(await Stage.get(shop)?.contains("みなと見本ベーカリー") == true)
        program.kill()
        let deadline = ContinuousClock.now + .seconds(20)
        while await Stage.get(simulator + "/") != nil {
            guard ContinuousClock.now < deadline else { throw SimulatedLINE.Trouble("the simulator goes on") }
        }
    }
}

/// The program, and what it says.
private final class Started {
    private let process = Process()
    private let output = Pipe()
    private let said = NSTemporaryDirectory() + "/hagukumi-said-\(UUID())"

    init(_ arguments: [String], _ environment: [String: String]) throws {
        _ = FileManager.default.createFile(atPath: said, contents: nil)
        process.executableURL = try ProgramFile.beside("hagukumi")
        process.arguments = arguments
        process.environment = environment
        process.standardOutput = output
        process.standardError = FileHandle(forWritingAtPath: said)
        process.standardInput = FileHandle.nullDevice
        try process.run()
    }

    deinit { try? FileManager.default.removeItem(atPath: said) }

    var errors: String { (try? String(contentsOfFile: said, encoding: .utf8)) ?? "" }

    /// Waits for the first line of its output.
    func json() throws -> [String: Any] {
        var line = Data()
        while !line.contains(0x0A) {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { throw SimulatedLINE.Trouble("it ended: \(errors)") }
            line += more
        }
        return try JSONSerialization.jsonObject(with: line) as? [String: Any] ?? [:]
    }

    func kill() {
        guard process.isRunning else { return }
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}
