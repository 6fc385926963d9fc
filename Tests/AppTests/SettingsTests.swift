import Foundation
import Testing
import Web

@testable import App

@Suite("Settings")
struct SettingsTests {
    /// For each setting a value that is not its default.
    private static let others = [
        "store": "sqlite:/srv/log.sqlite", "keys": "file:/srv/keys", "listen": "0.0.0.0:80",
        "public-url": "https://hagukumi.example", "proxies": "192.0.2.1, 2001:db8::1", "line.api": "http://127.0.0.1:1",
        "line.data-api": "http://127.0.0.1:2",
        "line.channel-id": "1234567890", "line.channel-secret": "12345678901234567890e1", "line.channel-token": "0x1F",
        "line.login-channels": "1, 2", "line.login-channel-id": "3",
        "line.login-secret": "0123456789abcdef0123456789abcdef", "line.liff-id": "3-abCD12",
        "line.access": "http://127.0.0.1:3", "line.liff-sdk": "http://127.0.0.1:3/sdk.js", "line.account": "@other",
        "staff.issuer": "https://id.example.lg.jp", "staff.client-id": "hagukumi", "staff.client-secret": "0x2F",
        "passport.last-age": "12", "map.tiles": "http://127.0.0.1:4/{z}/{x}/{y}.png", "live.streams": "9",
        "log-level": "debug",
    ]

    private func file(_ text: String) throws -> String {
        let path = NSTemporaryDirectory() + "/hagukumi-settings-\(UUID()).yaml"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    private func values(_ settings: Settings) -> [String] {
        [
            settings.store, settings.keys, "\(settings.host):\(settings.port)", settings.publicURL,
            settings.proxies.joined(separator: ", "), settings.lineAPI,
            settings.lineDataAPI, settings.channelID ?? "", settings.channelSecrets.joined(separator: ","),
            settings.channelToken ?? "", settings.loginChannels.joined(separator: ", "),
            settings.loginChannelID ?? "", settings.loginSecret ?? "", settings.liffID ?? "", settings.lineAccess,
            settings.liffSDK, settings.accountID, settings.staffIssuer ?? "", settings.staffClientID ?? "",
            settings.staffClientSecret ?? "", "\(settings.passportLastAge)", settings.mapTiles ?? "",
            "\(settings.liveStreams)",
            settings.logLevel,
        ]
    }

    private var allOthers: [String] { Settings.entries.map { Self.others[$0.key] ?? "" } }

    private func faults(_ text: String? = nil, _ environment: [String: String] = [:]) async throws -> String {
        let path = try text.map(file)
        let words = await complaint { _ = try await Settings.load(file: path, environment: environment) }
        return (words ?? "none").replacing((path ?? "/") + ":", with: "FILE:")
    }

    @Test("the defaults are those of the contract")
    func defaults() async throws {
        let settings = try await Settings.load(environment: [:])
        #expect(settings.logPath == "var/log.sqlite" && settings.tablesPath == "var/log-tables.sqlite")
        #expect(settings.keysPath == "var/keys" && settings.host == "127.0.0.1" && settings.port == 8080)
        #expect(settings.lineAPI == "https://api.line.me" && settings.passportLastAge == 18)
        #expect(settings.channelSecrets.isEmpty && settings.channelToken == nil && settings.logLevel == "info")
    }

    @Test("the console says of every setting in Japanese what it means, and of nothing else")
    func meanings() throws {
        let said = try Texts.builtIn().names.filter { $0.section == "setting" }
        #expect(said == Set(Settings.entries.map { OfficeAnswers.Setting(key: $0.key, value: "").meaning }))
    }

    @Test("every setting is read from its name in the environment")
    func environment() async throws {
        var environment: [String: String] = [:]
        for entry in Settings.entries { environment[entry.environmentName] = Self.others[entry.key] }
        #expect(environment["HAGUKUMI_LINE_CHANNEL_SECRET"] != nil && environment.count == Settings.entries.count)
        #expect(try await values(Settings.load(environment: environment)) == allOthers)
    }

    @Test("every setting is read from the file as the text that stands there")
    func fromFile() async throws {
        let text = Settings.entries.map { entry in
            let parts = entry.key.split(separator: ".").map(String.init)
            let value = Self.others[entry.key] ?? ""
            return value.hasPrefix("@") ? (parts, "'\(value)'") : (parts, value)
        }
        let top = text.filter { $0.0.count == 1 }.map { "\($0.0[0]): \($0.1)" }
        let nested = Dictionary(grouping: text.filter { $0.0.count == 2 }, by: \.0[0]).map { group, lines in
            "\(group):\n" + lines.map { "  \($0.0[1]): \($0.1)" }.joined(separator: "\n")
        }
        let path = try file((top + nested).joined(separator: "\n"))
        #expect(try await values(Settings.load(file: path, environment: [:])) == allOthers)
    }

    @Test("the environment overrides the file, and the file the default")
    func precedence() async throws {
        let path = try file("log-level: debug\nlisten: 127.0.0.1:1")
        let settings = try await Settings.load(file: path, environment: ["HAGUKUMI_LISTEN": "[::1]:2"])
        #expect(settings.logLevel == "debug" && settings.host == "::1" && settings.port == 2)
        #expect(settings.accountID == "@hagukumi")
    }

    @Test("what the tests take from the environment is no unknown setting")
    func testNames() async throws {
        let environment = ["HAGUKUMI_KILLS": "200", "HAGUKUMI_SEED": "7", "HAGUKUMI_WRITE_SAMPLES": "1"]
        #expect(try await faults(nil, environment) == "none")
    }

    @Test("every unknown key is named with its line, and those that there are")
    func unknownKeys() async throws {
        let words = try await faults(
            "log-level: info\nlog-levl: debug\nline:\n  api: http://a\n  secret: x\npassport: 18\n",
            ["HAGUKUMI_LISTENS": "x", "PATH": "y"])
        let lines = words.split(separator: "\n").map(String.init)
        #expect(lines.count == 4)
        #expect(lines[0].hasPrefix("environment: HAGUKUMI_LISTENS is not a setting; there are HAGUKUMI_STORE,"))
        #expect(
            lines.dropFirst().map { String($0.prefix { $0 != ";" }) } == [
                "FILE:2: log-levl is not a setting", "FILE:5: line.secret is not a setting",
                "FILE:6: passport is not a setting",
            ])
        #expect(lines[1].contains("line.channel-secret"))
    }

    @Test("every bad value is named with what is allowed")
    func badValues() async throws {
        let bad = [
            "store": "postgres://x", "keys": "here", "listen": "8080", "public-url": "hagukumi.example",
            "proxies": "proxy.example",
            "line.api": "https://", "line.data-api": "ftp://x", "line.channel-id": "12a", "line.account": "hagukumi",
            "line.login-channels": "1, x", "line.login-channel-id": "a", "line.liff-id": "3_a", "line.access": "line",
            "line.liff-sdk": "/sdk.js",
            "passport.last-age": "15", "live.streams": "50001", "log-level": "loud",
        ]
        for entry in Settings.entries {
            guard let value = bad[entry.key] else { continue }
            let words = try await faults(nil, [entry.environmentName: value])
            #expect(words == "\(entry.key) is “\(value)”; allowed: \(entry.allowed ?? "?")")
        }
        let empty = try await faults(nil, ["HAGUKUMI_LINE_CHANNEL_ID": "", "HAGUKUMI_LINE_CHANNEL_SECRET": " , "])
        #expect(empty.contains("line.channel-id") && empty.contains("line.channel-secret"))
    }

    @Test("a value that is a list or missing is a fault with its line, not a silent default")
    func noText() async throws {
        let words = try await faults("line:\n  channel-secret:\n    - a\n    - b\n  channel-token:\nstore: ~\n")
        #expect(
            words.split(separator: "\n").map { $0.prefix(while: { $0 != ";" }) } == [
                "FILE:2: line.channel-secret must have one value", "FILE:5: line.channel-token must have one value",
                "FILE:6: store must have one value",
            ])
    }

    @Test("a file that is missing, no YAML, no mapping or says a thing twice is refused with the place")
    func badFiles() async throws {
        let missing = await complaint { _ = try await Settings.load(file: "/nowhere/h.yaml", environment: [:]) }
        #expect(missing == "/nowhere/h.yaml: can't be read: No such file or directory")
        #expect(try await faults("log-level: [").hasPrefix("FILE:"))
        #expect(try await faults("just words").hasPrefix("FILE:1: must hold settings"))
        #expect(try await faults("store: sqlite:a\nstore: sqlite:b\n").contains("store"))
        #expect(try await faults("") == "none")
    }

    @Test("secrets are in no description, list or fault")
    func secrets() async throws {
        let canary = "canary4711"
        let settings = try await Settings.load(
            environment: [
                "HAGUKUMI_LINE_CHANNEL_SECRET": canary, "HAGUKUMI_LINE_CHANNEL_TOKEN": canary,
                "HAGUKUMI_LINE_LOGIN_SECRET": String(repeating: canary, count: 4),
            ])
        let shown = ConfigCommand.show(settings)
        for format in Output.Format.allCases { #expect(!shown.rendered(as: format).contains(canary)) }
        #expect(settings.channelSecrets == [canary] && settings.channelToken == canary)
        for text in [
            "line:\n  channel-secret: \(canary)\n  channel-token: [\n", "line: \(canary)\n",
            "line:\n  channel-secret: [\(canary)]\n", "line:\n  channel-secret: {a: \(canary)}\n",
            "line:\n  channel-secret: '\(canary)\n", "line:\n  channel-secret: \"\\q\(canary)\"\n",
            "line:\n channel-token: a: \(canary)\n", "line:\n  login-secret: \(canary)\n", "\t\(canary): x\n",
        ] {
            let words = try await faults(text, ["HAGUKUMI_LISTEN": "x"])
            #expect(words != "none" && !words.contains(canary), "\(words)")
        }
    }
}
