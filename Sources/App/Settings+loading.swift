import Configuration
import Foundation
import SystemPackage
import Yams

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
            do {
                let text = try String(contentsOfFile: path, encoding: .utf8)
                faults += try unknownKeys(in: text, file: path)
                providers.append(try await FileProvider<YAMLSnapshot>(filePath: FilePath(path)))
            } catch let error as YamlError {
                throw Faults(list: faults + ["\(path): \(error)"])
            } catch {
                throw Faults(list: faults + ["\(path): can't be read: \(error)"])
            }
        }
        return try read(ConfigReader(providers: providers), faults: faults)
    }

    private static func read(_ reader: ConfigReader, faults: [String]) throws -> Settings {
        var faults = faults
        var values: [String: String] = [:]
        for entry in entries {
            let key = ConfigKey(entry.key)
            let given = reader.string(forKey: key, isSecret: entry.isSecret)
                ?? reader.int(forKey: key, isSecret: entry.isSecret).map(String.init)
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
        func list(_ key: String) -> [String] {
            text(key).split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        store = text("store")
        keys = text("keys")
        (host, port) = Settings.hostAndPort(text("listen")) ?? ("127.0.0.1", 8080)
        publicURL = text("public-url")
        lineAPI = text("line.api")
        lineDataAPI = text("line.data-api")
        channelID = values["line.channel-id"]
        channelSecrets = list("line.channel-secret")
        channelToken = values["line.channel-token"]
        loginChannels = list("line.login-channels")
        accountID = text("line.account")
        passportLastAge = Int(text("passport.last-age")) ?? 18
        logLevel = text("log-level")
        shown = Settings.entries.map { entry in
            (entry.key, values[entry.key].map { entry.isSecret ? "‹secret›" : $0 } ?? "–")
        }
    }

    private static func unknownNames(in environment: [String: String]) -> [String] {
        // HAGUKUMI_WRITE_SAMPLES belongs to the tests.
        let known = Set(entries.map(\.environmentName) + ["HAGUKUMI_WRITE_SAMPLES"])
        return environment.keys.filter { $0.hasPrefix("HAGUKUMI_") && !known.contains($0) }.sorted().map {
            "environment: \($0) is not a setting; there are \(entries.map(\.environmentName).joined(separator: ", "))"
        }
    }

    private static func unknownKeys(in text: String, file: String) throws -> [String] {
        guard let root = try compose(yaml: text) else { return [] }
        var faults: [String] = []
        walk(root, path: "") { path, line in
            guard !entries.contains(where: { $0.key == path }) else { return }
            faults.append(
                "\(file):\(line): \(path) is not a setting; there are \(entries.map(\.key).joined(separator: ", "))")
        }
        return faults
    }

    private static func walk(_ node: Node, path: String, _ leaf: (_ path: String, _ line: Int) -> Void) {
        guard let mapping = node.mapping else { return leaf(path, node.mark?.line ?? 1) }
        for (key, value) in mapping {
            let name = key.string ?? "?"
            walk(value, path: path.isEmpty ? name : "\(path).\(name)", leaf)
        }
    }
}
