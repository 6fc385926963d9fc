package import AsyncHTTPClient
import Foundation

/// Debian's Chromium without a screen, driven by its own driver. It never lives longer than this process.
///
/// Each window that it opens is a browser of its own, with an empty profile: another person at another machine.
package final class Chromium: @unchecked Sendable {
    private let process: Process
    /// Standard input of the shell around the driver: when it ends, driver and browsers do, however this process ended.
    private let life: Pipe
    private let folder: String
    private let driver: Driver

    /// What has to be installed first.
    package struct Missing: Error, CustomStringConvertible {
        package let description: String
        package init(description: String) { self.description = description }
    }

    /// A group of processes of its own, so that every part of a browser can be ended at once.
    private static let script = """
        chromedriver --port=0 & cat >/dev/null; kill -KILL 0
        """

    /// Starts the driver, and returns once it listens.
    ///
    /// - Throws: `Missing` where Chromium or its driver is not installed.
    package static func start(over http: HTTPClient) throws -> Chromium {
        for program in ["chromium", "chromedriver"] {
            guard FileManager.default.isExecutableFile(atPath: "/usr/bin/\(program)") else {
                let packages = "chromium chromium-driver fonts-noto-cjk"
                throw Missing(description: "\(program) is not installed: make browser, or apt-get install \(packages)")
            }
        }
        // Short: Chromium makes sockets below it, whose paths have at most 108 bytes.
        let folder = NSTemporaryDirectory() + "/chromium-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/setsid")
        process.arguments = ["--wait", "sh", "-c", script]
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder, "TMPDIR": folder]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        var said = Data()
        while true {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { throw Missing(description: "chromedriver ended: \(text(said))") }
            said += more
            guard let port = text(said).firstMatch(of: /successfully on port (\d+)/)?.1 else { continue }
            output.fileHandleForReading.readabilityHandler = { _ = $0.availableData }
            return Chromium(process, input, folder, Driver(address: "http://127.0.0.1:\(port)", http: http))
        }
    }

    private static func text(_ data: Data) -> String { String(decoding: data, as: UTF8.self) }

    private init(_ process: Process, _ life: Pipe, _ folder: String, _ driver: Driver) {
        self.process = process
        self.life = life
        self.folder = folder
        self.driver = driver
    }

    /// Ends the driver and every browser.
    package func stop() {
        try? life.fileHandleForWriting.close()
        process.waitUntilExit()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// A browser with an empty profile, in which Japanese is the first language.
    package func open(language: String = "ja") async throws -> Window {
        let profile = folder + "/\(UUID().uuidString.prefix(8))"
        var arguments: [JSON] = [
            "--headless=new", "--disable-dev-shm-usage", "--force-device-scale-factor=1", "--hide-scrollbars",
            "--disable-background-networking", "--disable-component-update", "--no-first-run",
            // Who clicks waits for no page that is still gliding.
            "--force-prefers-reduced-motion",
            // Nobody outside is asked anything.
            "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1", .text("--user-data-dir=\(profile)"),
        ]
        // Chromium refuses its sandbox to root; a container of CI is one.
        if getuid() == 0 { arguments.append("--no-sandbox") }
        let options: JSON = [
            "binary": "/usr/bin/chromium", "args": .list(arguments),
            "prefs": [
                "intl.accept_languages": .text(language), "download.default_directory": .text(profile + "/downloads"),
                "download.prompt_for_download": false,
            ],
        ]
        let asked: JSON = [
            "browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": ["browser": "ALL"],
            "timeouts": ["pageLoad": 30_000, "script": 60_000, "implicit": 0], "unhandledPromptBehavior": "accept",
        ]
        struct Opened: Decodable { let sessionId: String }
        let opened: Opened = try await driver.ask("POST", "/session", ["capabilities": ["alwaysMatch": asked]])
        return Window(driver: driver, session: opened.sessionId, downloads: profile + "/downloads")
    }
}
