import AsyncHTTPClient
package import Calendar
import EventStore
import Foundation
import Projections
import Reactions

/// Plays one day: starts the service and a LINE simulator, lets synthetic families register, delivers the day's
/// messages, shows what the log holds, and serves until stopped.
package struct Demo: Sendable {
    package struct Options: Sendable {
        /// What the clock shows at the beginning; ten in the morning of today when nil.
        package var start: JapanTime?
        package var seed: UInt64
        package var families: Int
        /// Emptied first: log, keys and read models of the demo.
        package var folder: String
        /// Other ports are taken where these are in use.
        package var servicePort: Int
        package var simulatorPort: Int
        /// Whether it ends after printing.
        package var isOnce: Bool

        package init(
            start: JapanTime? = nil, seed: UInt64 = 2026, families: Int = 320, folder: String = "var/demo",
            servicePort: Int = 8080, simulatorPort: Int = 8081, isOnce: Bool = false
        ) {
            self.start = start
            self.seed = seed
            self.families = families
            self.folder = folder
            self.servicePort = servicePort
            self.simulatorPort = simulatorPort
            self.isOnce = isOnce
        }
    }

    private let options: Options
    private let start: JapanTime

    package init(_ options: Options = Options()) {
        self.options = options
        start = options.start ?? Self.morning(of: World().now.date)
    }

    private static func morning(of day: CivilDate) -> JapanTime {
        JapanTime(day, at: TimeOfDay(hour: 10, minute: 0) ?? .midnight)
    }

    /// - Parameters:
    ///   - print: takes a line for the person who started it.
    ///   - onReady: takes the addresses of the service, the simulator and three phones.
    ///   - progress: takes a line that says how far it is.
    /// - Throws: `SimulatedLINE.Trouble` and whatever an `Installation` throws.
    package func run(
        print say: @escaping @Sendable (String) -> Void,
        onReady: @escaping @Sendable (Output) -> Void = { _ in },
        progress: @escaping @Sendable (String) -> Void
    ) async throws {
        guard let simulatorPort = FreePort.preferring(options.simulatorPort),
            let servicePort = FreePort.preferring(options.servicePort)
        else { throw SimulatedLINE.Trouble("no free port on 127.0.0.1") }
        for (name, wanted, taken) in [
            ("service", options.servicePort, servicePort), ("simulator", options.simulatorPort, simulatorPort),
        ] where wanted != taken {
            say("Port \(wanted) is in use: the \(name) takes \(taken).")
        }
        var configuration = HTTPClient.Configuration()
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 32
        let http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        do {
            try await run(http, servicePort, simulatorPort) { installation, line in
                DemoDay(
                    installation: installation, line: line, http: http, options: options, say: say, onReady: onReady,
                    progress: progress)
            }
            try await http.shutdown()
        } catch {
            try? await http.shutdown()
            throw error
        }
    }

    private func run(
        _ http: HTTPClient, _ servicePort: Int, _ simulatorPort: Int,
        _ day: (Installation, SimulatedLINE) -> DemoDay
    ) async throws {
        let webhook = "http://127.0.0.1:\(servicePort)/webhook/line"
        let line = try SimulatedLINE.start(
            port: simulatorPort, over: http,
            options: [
                "--webhook", webhook, "--now", start.description, "--liff",
                "\(SimulatedLINE.liffID)=http://127.0.0.1:\(servicePort)/r",
            ])
        defer { line.stop() }
        let settings = try await DemoFolder(path: options.folder).prepare(port: servicePort, line: line.address)
        let installation = try await Installation.open(settings, world: World(startingAt: start))
        let (ready, becomesReady) = AsyncStream.makeStream(of: Void.self)
        let day = day(installation, line)
        try await Server(installation, over: http, sendsDaily: false, takesDemoLinks: true).run(
            onReady: { _ in becomesReady.yield() },
            during: { [isOnce = options.isOnce] in
                var waiting = ready.makeAsyncIterator()
                guard await waiting.next() != nil else { return }
                try await day.play()
                guard !isOnce else { return }
                day.say("Serving until you press Ctrl-C.")
                _ = await waiting.next()
            })
    }
}

/// The demo's own folder, with a configuration file so that every other command can look into it.
struct DemoFolder {
    let path: String

    var configuration: String { "\(path)/hagukumi.yaml" }

    func prepare(port: Int, line: String) async throws -> Settings {
        try? FileManager.default.removeItem(atPath: path)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let text = """
            # Written by the demo. Look into its log with: hagukumi events --config \(configuration)
            store: sqlite:\(path)/log.sqlite
            keys: file:\(path)/keys
            listen: 127.0.0.1:\(port)
            public-url: http://127.0.0.1:\(port)
            log-level: warning
            line:
              api: \(line)
              data-api: \(line)
              channel-id: "\(SimulatedLINE.channelID)"
              channel-secret: "\(SimulatedLINE.channelSecret)"
              login-channels: "\(SimulatedLINE.loginChannelID)"
              login-channel-id: "\(SimulatedLINE.loginChannelID)"
              login-secret: "\(SimulatedLINE.loginSecret)"
              liff-id: \(SimulatedLINE.liffID)
              access: \(line)
              liff-sdk: \(line)/liff/sdk.js

            """
        try text.write(toFile: configuration, atomically: true, encoding: .utf8)
        return try await Settings.load(file: configuration, environment: [:])
    }
}
