import Foundation
import NIOCore

extension Settings {
    package static let entries: [Entry] = [
        entry("store", "sqlite:var/log.sqlite", "the log", allowed: "sqlite:PATH") {
            $0.hasPrefix("sqlite:") && $0.count > 7
        },
        entry("keys", "file:var/keys", "the keyring, apart from the log", allowed: "file:DIRECTORY") {
            $0.hasPrefix("file:") && $0.count > 5
        },
        entry("listen", "127.0.0.1:8080", "where HTTP is served", allowed: "HOST:PORT") { hostAndPort($0) != nil },
        entry("public-url", "http://127.0.0.1:8080", "what links in messages start with", allowed: "a URL", isURL),
        entry(
            "proxies", nil, "addresses of the proxies in front, whose X-Forwarded-For is believed",
            allowed: "IP addresses, separated by commas"
        ) { !list($0).isEmpty && list($0).allSatisfy(isAddress) },
        entry("line.api", "https://api.line.me", "base of the Messaging API", allowed: "a URL", isURL),
        entry("line.data-api", "https://api-data.line.me", "content up- and download", allowed: "a URL", isURL),
        entry("line.channel-id", nil, "the Messaging API channel", allowed: "digits", isDigits),
        entry(
            "line.channel-secret", nil, "its secret; several, separated by commas, while rotating", isSecret: true,
            allowed: "one or more, separated by commas"
        ) { !list($0).isEmpty },
        entry(
            "line.channel-token", nil, "a fixed access token; without it tokens are issued from id and secret",
            isSecret: true),
        entry(
            "line.login-channels", nil, "channels whose LIFF apps sign people in, separated by commas",
            allowed: "channel ids, separated by commas"
        ) { !list($0).isEmpty && list($0).allSatisfy(isDigits) },
        entry(
            "line.login-channel-id", nil, "the LINE Login channel for signing in on web pages", allowed: "digits",
            isDigits),
        entry(
            "line.login-secret", nil, "its secret", isSecret: true, allowed: "32 characters or more"
        ) { $0.utf8.count >= 32 },
        entry(
            "line.liff-id", nil, "the LIFF app in which families' pages open",
            allowed: "digits, - and letters or digits"
        ) { isLIFF($0) },
        entry(
            "line.access", "https://access.line.me", "base of the pages on which people sign in", allowed: "a URL",
            isURL),
        entry(
            "line.liff-sdk", "https://static.line-scdn.net/liff/edge/2/sdk.js", "the script that LIFF pages load",
            allowed: "a URL", isURL),
        entry("line.account", "@hagukumi", "the account's basic id, for registration links", allowed: "@ and a name") {
            $0.hasPrefix("@") && $0.count > 1
        },
        entry(
            "staff.issuer", nil, "the identity provider with which staff sign in, by OpenID Connect", allowed: "a URL",
            isURL),
        entry("staff.client-id", nil, "this service's client there"),
        entry("staff.client-secret", nil, "its secret", isSecret: true),
        entry(
            "passport.last-age", "18", "the pass ends on the first 31 March on or after this age", allowed: "12 or 18"
        ) {
            ["12", "18"].contains($0)
        },
        entry(
            "map.tiles", "https://cyberjapandata.gsi.go.jp/xyz/std/{z}/{x}/{y}.png",
            "where maps take their pictures from", allowed: "a URL with {z}, {x} and {y}, or none"
        ) { text in text == "none" || isURL(text) && ["{z}", "{x}", "{y}"].allSatisfy { text.contains($0) } },
        entry(
            "live.streams", "4000", "how many pages at once are told of news as it comes; others ask now and then",
            allowed: "a number from 0 to 50000"
        ) { text in isDigits(text) && Int(text).map { $0 <= 50_000 } ?? false },
        entry("log-level", "info", "how much is logged", allowed: logLevels.joined(separator: ", ")) {
            logLevels.contains($0)
        },
    ]

    private static let logLevels = ["trace", "debug", "info", "notice", "warning", "error", "critical"]

    private static func entry(
        _ key: String, _ fallback: String?, _ meaning: String, isSecret: Bool = false, allowed: String? = nil,
        _ isValid: @escaping @Sendable (String) -> Bool = { !$0.isEmpty }
    ) -> Entry {
        Entry(key: key, fallback: fallback, isSecret: isSecret, meaning: meaning, allowed: allowed, isValid: isValid)
    }

    private static let isURL: @Sendable (String) -> Bool = { text in
        ["http://", "https://"].contains { text.hasPrefix($0) && text.count > $0.count }
            && !text.contains(where: \.isWhitespace)
    }

    private static let isDigits: @Sendable (String) -> Bool = { text in
        !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// As the other side of a connection is written: IPv4 or IPv6, without brackets.
    private static func isAddress(_ text: String) -> Bool {
        (try? SocketAddress(ipAddress: text, port: 0)) != nil
    }

    /// A channel id, a hyphen, and what LINE drew for the app.
    private static func isLIFF(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.count == 2 && isDigits(String(parts[0])) && !parts[1].isEmpty
            && parts[1].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }

    /// The parts between commas, without blanks around them.
    static func list(_ text: String) -> [String] {
        text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    static func hostAndPort(_ text: String) -> (host: String, port: Int)? {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (0...65_535).contains(port), colon > text.startIndex
        else { return nil }
        let host = text[..<colon]
        // An IPv6 address stands in brackets, which are not part of it.
        guard host.hasPrefix("[") else { return host.contains(":") ? nil : (String(host), port) }
        return host.hasSuffix("]") ? (String(host.dropFirst().dropLast()), port) : nil
    }
}
