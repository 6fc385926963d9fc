import Configuration
import Foundation
import Yams

/// How this installation is set up. Defaults, then a YAML file, then the environment (`HAGUKUMI_…`).
package struct Settings: Sendable {
    package let store: String
    package let keys: String
    package let host: String
    package let port: Int
    package let publicURL: String
    package let proxies: [String]
    package let lineAPI: String
    package let lineDataAPI: String
    package let channelID: String?
    package let channelSecrets: [String]
    package let channelToken: String?
    package let loginChannels: [String]
    package let loginChannelID: String?
    package let loginSecret: String?
    package let liffID: String?
    package let lineAccess: String
    package let liffSDK: String
    package let staffIssuer: String?
    package let staffClientID: String?
    package let staffClientSecret: String?
    package let accountID: String
    package let passportLastAge: Int
    /// Nil for maps without pictures.
    package let mapTiles: String?
    /// How many pages are told of news as it comes.
    package let liveStreams: Int
    package let logLevel: String
    /// What was read, for `config show`; secrets are masked.
    package let shown: [(key: String, value: String)]

    /// One setting, declared once: the file's keys, the environment's names, defaults and help come from this list.
    package struct Entry: Sendable {
        package let key: String
        package let fallback: String?
        package let isSecret: Bool
        package let meaning: String
        /// Allowed values, in words; nil where anything goes.
        package let allowed: String?
        let isValid: @Sendable (String) -> Bool

        package var environmentName: String {
            "HAGUKUMI_" + key.map { $0 == "." || $0 == "-" ? "_" : $0.uppercased() }.joined()
        }
    }

    /// Why the settings can't be used: every fault, each with its place and remedy.
    package struct Faults: Error, CustomStringConvertible {
        package let list: [String]
        package var description: String { list.joined(separator: "\n") }
    }

    /// Where a family's pass opens.
    package var passAddress: String { familyAddress("pass") }

    /// Where a family's page opens: inside LINE where there is a LIFF app, else in a browser. LINE takes no links of
    /// `http:` in its buttons.
    package func familyAddress(_ page: String) -> String {
        liffID.map { "https://liff.line.me/\($0)/\(page)" } ?? "\(publicURL)/r/\(page)"
    }

    package var logPath: String { String(store.dropFirst("sqlite:".count)) }
    package var keysPath: String { String(keys.dropFirst("file:".count)) }
    package var tablesPath: String {
        let log = logPath
        return (log.hasSuffix(".sqlite") ? String(log.dropLast(".sqlite".count)) : log) + "-tables.sqlite"
    }
}
