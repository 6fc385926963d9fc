import Configuration
import Foundation

extension Settings {
    /// The file that is read when it is there and no other is named.
    package static let usualFile = "hagukumi.yaml"

    /// Reads defaults, file and environment.
    ///
    /// - Parameter file: must exist when it is given.
    /// - Throws: `Faults` with every unknown key and bad value, and what is allowed.
    package static func load(file: String? = nil, environment: [String: String]) async throws -> Settings {
        let path = file ?? (FileManager.default.fileExists(atPath: usualFile) ? usualFile : nil)
        var faults = unknownNames(in: environment)
        var providers: [any ConfigProvider] = [
            EnvironmentVariablesProvider(environmentVariables: environment).prefixKeys(with: "hagukumi")
        ]
        if let path {
            let file = try SettingsFile(path: path)
            faults += file.faults
            providers.append(InMemoryProvider(name: path, values: file.values))
        }
        return try read(ConfigReader(providers: providers), faults: faults)
    }

    private static func read(_ reader: ConfigReader, faults: [String]) throws -> Settings {
        var faults = faults
        var values: [String: String] = [:]
        for entry in entries {
            let key = ConfigKey(entry.key)
            let given = reader.string(forKey: key, isSecret: entry.isSecret)
            if let given, !entry.isValid(given) {
                let what = entry.isSecret ? "has a value that is not allowed" : "is “\(given)”"
                faults.append("\(entry.key) \(what); allowed: \(entry.allowed ?? "any text but an empty one")")
            }
            values[entry.key] = given ?? entry.fallback
        }
        guard faults.isEmpty else { throw Faults(list: faults) }
        return Settings(values)
    }

    private init(_ values: [String: String]) {
        func text(_ key: String) -> String { values[key] ?? "" }
        func list(_ key: String) -> [String] { Settings.list(text(key)) }
        store = text("store")
        keys = text("keys")
        (host, port) = Settings.hostAndPort(text("listen")) ?? ("127.0.0.1", 8080)
        publicURL = text("public-url")
        proxies = list("proxies")
        lineAPI = text("line.api")
        lineDataAPI = text("line.data-api")
        channelID = values["line.channel-id"]
        channelSecrets = list("line.channel-secret")
        channelToken = values["line.channel-token"]
        loginChannels = list("line.login-channels")
        loginChannelID = values["line.login-channel-id"]
        loginSecret = values["line.login-secret"]
        liffID = values["line.liff-id"]
        lineAccess = text("line.access")
        liffSDK = text("line.liff-sdk")
        mapTiles = text("map.tiles") == "none" ? nil : text("map.tiles")
        staffIssuer = values["staff.issuer"]
        staffClientID = values["staff.client-id"]
        staffClientSecret = values["staff.client-secret"]
        accountID = text("line.account")
        passportLastAge = Int(text("passport.last-age")) ?? 18
        liveStreams = Int(text("live.streams")) ?? 4_000
        logLevel = text("log-level")
        shown = Settings.entries.map { entry in
            (entry.key, values[entry.key].map { entry.isSecret ? "‹secret›" : $0 } ?? "–")
        }
    }

    /// What the tests take from the environment; `make` may set it for everything it starts.
    static let testNames = ["HAGUKUMI_WRITE_SAMPLES", "HAGUKUMI_SEED", "HAGUKUMI_KILLS"]

    private static func unknownNames(in environment: [String: String]) -> [String] {
        let known = Set(entries.map(\.environmentName) + testNames)
        return environment.keys.filter { $0.hasPrefix("HAGUKUMI_") && !known.contains($0) }.sorted().map {
            "environment: \($0) is not a setting; there are \(entries.map(\.environmentName).joined(separator: ", "))"
        }
    }
}
