import App
import AsyncHTTPClient
import Calendar
import Chromium
import Foundation
import Programs
import Synchronization

/// The service, a LINE simulator and Debian's Chromium, each a process of its own, around a folder of their own.
final class House: Sendable {
    let line: SimulatedLINE
    let address: String
    let chromium: Chromium
    let folder: String
    private let port: Int
    private let running = Mutex<Service?>(nil)
    /// What the service's clock showed when the house was opened, and when that was; moved on by `pass`.
    private let began: Mutex<(shown: JapanTime, at: ContinuousClock.Instant)>

    /// Where pictures of pages go, if somebody wants to look at them: `HAGUKUMI_PICTURES`.
    static let gallery = ProcessInfo.processInfo.environment["HAGUKUMI_PICTURES"].flatMap { $0.isEmpty ? nil : $0 }

    /// A Monday.
    static let today = CivilDate(iso: "2026-11-23")!

    /// Opens a house, runs `play`, and ends whatever was started.
    static func open(_ play: (House) async throws -> Void) async throws {
        let folder = NSTemporaryDirectory() + "/hagukumi-house-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let http = HTTPClient(eventLoopGroupProvider: .singleton)
        let result: Result<Void, any Error>
        do { result = .success(try await fill(folder, http, play)) } catch { result = .failure(error) }
        try await http.shutdown()
        try result.get()
    }

    private static func fill(_ folder: String, _ http: HTTPClient, _ play: (House) async throws -> Void) async throws {
        let chromium = try Chromium.start(over: http)
        defer { chromium.stop() }
        guard let port = FreePort.preferring(0) else { throw SimulatedLINE.Trouble("no free port on 127.0.0.1") }
        let morning = JapanTime(today, at: TimeOfDay(hour: 10, minute: 0)!)
        let line = try SimulatedLINE.start(
            port: 0, over: http,
            options: [
                "--now", "\(morning)", "--webhook", "http://127.0.0.1:\(port)/webhook/line",
                "--liff", "\(SimulatedLINE.liffID)=http://127.0.0.1:\(port)/r",
            ])
        defer { line.stop() }
        let house = House(line, chromium, folder, port, morning)
        defer { house.stop() }
        try house.serve()
        try await play(house)
    }

    private init(_ line: SimulatedLINE, _ chromium: Chromium, _ folder: String, _ port: Int, _ morning: JapanTime) {
        self.line = line
        self.chromium = chromium
        self.folder = folder
        self.port = port
        address = "http://127.0.0.1:\(port)"
        began = Mutex((morning, .now))
    }

    /// What the service's clock shows.
    var now: JapanTime {
        began.withLock { began in
            let passed = (ContinuousClock.now - began.at) / .milliseconds(1)
            return JapanTime(milliseconds: began.shown.milliseconds + Int64(passed))
        }
    }

    /// Ends the service in good order and starts it again so much later: nobody has to wait.
    func pass(_ time: Duration) throws {
        stop()
        began.withLock { $0.shown = JapanTime(milliseconds: $0.shown.milliseconds + Int64(time / .milliseconds(1))) }
        try serve()
    }

    func serve() throws {
        let service = try Service.start(now: now, environment)
        running.withLock { $0 = service }
    }

    func stop() { take()?.stop() }
    /// Ends the service at once, wherever it is.
    func kill() { take()?.kill() }

    private func take() -> Service? {
        running.withLock { running in
            defer { running = nil }
            return running
        }
    }

    /// One of the program's commands, as an operator types it on the service's machine.
    @discardableResult
    func order(_ arguments: String...) throws -> String {
        let (status, output) = try Program.run(arguments + ["--now", "\(now)"], environment)
        guard status == 0 else { throw SimulatedLINE.Trouble("hagukumi \(arguments): \(status) \(output)") }
        return output
    }

    private var environment: [String: String] {
        [
            "HAGUKUMI_STORE": "sqlite:\(folder)/log.sqlite", "HAGUKUMI_KEYS": "file:\(folder)/keys",
            "HAGUKUMI_LISTEN": "127.0.0.1:\(port)", "HAGUKUMI_PUBLIC_URL": address,
            "HAGUKUMI_LINE_API": line.address, "HAGUKUMI_LINE_DATA_API": line.address,
            "HAGUKUMI_LINE_ACCESS": line.address, "HAGUKUMI_LINE_LIFF_SDK": line.address + "/liff/sdk.js",
            "HAGUKUMI_LINE_CHANNEL_ID": SimulatedLINE.channelID,
            "HAGUKUMI_LINE_CHANNEL_SECRET": SimulatedLINE.channelSecret,
            "HAGUKUMI_LINE_LOGIN_CHANNELS": SimulatedLINE.loginChannelID,
            "HAGUKUMI_LINE_LOGIN_CHANNEL_ID": SimulatedLINE.loginChannelID,
            "HAGUKUMI_LINE_LOGIN_SECRET": SimulatedLINE.loginSecret,
            "HAGUKUMI_LINE_LIFF_ID": SimulatedLINE.liffID, "HAGUKUMI_LOG_LEVEL": "error",
            // Nothing of ours may need what lies outside of this machine.
            "HAGUKUMI_MAP_TILES": "none",
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
        ]
    }
}
