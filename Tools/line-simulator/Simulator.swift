import ArgumentParser
import Foundation

/// A LINE platform on a laptop: one process, in memory, as strict as LINE documents itself.
@main
struct LineSimulator: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "line-simulator",
        abstract: "A LINE platform on a laptop: Messaging API, signed webhooks, and a phone to look at.",
        discussion: """
            Everything is kept in memory. One JSON line on standard output names the address once it listens.

            EXAMPLE
              line-simulator --listen 127.0.0.1:8081 --webhook http://127.0.0.1:8080/webhook/line
            """)

    @Option(help: "Address to listen on; port 0 takes a free one.")
    var listen = "127.0.0.1:8081"
    @Option(help: "Where webhooks go; without it events are recorded and not sent.")
    var webhook: String?
    @Option(help: "The channel's id.")
    var channelID = "2000000001"
    @Option(help: "The channel's secret: signs webhooks and issues tokens.")
    var channelSecret = "0123456789abcdef0123456789abcdef"
    @Option(help: "A fixed access token, accepted besides issued ones.")
    var channelToken: String?
    @Option(help: "The LINE Login channel's id; ids of LIFF apps begin with it.")
    var loginChannelID = "2000000002"
    @Option(help: "The LINE Login channel's secret.")
    var loginChannelSecret = "fedcba9876543210fedcba9876543210"
    @Option(help: "A LIFF app and where its pages are, ID=URL; several are given one by one.")
    var liff: [String] = []
    @Option(help: "Where people may be sent back to after signing in; anywhere if absent.")
    var loginCallback: [String] = []
    @Option(help: "The account's own user id, sent as `destination`.")
    var destination = "U8e742f61d673b39c7fff3cecb7536ef0"
    @Option(help: "The account's display name.")
    var name = "はぐくみ"
    @Option(help: "Messages a month, counted by recipient; none if absent.")
    var monthlyQuota: Int?
    @Flag(help: "Accept every well-formed user id as a friend (for load).")
    var anyUser = false
    @Option(help: "How often a failed webhook is sent again. LINE's own default is 0.")
    var webhookRetries = 0
    @Option(help: "Milliseconds before a failed webhook is sent again.")
    var webhookRetryMilliseconds = 1_000
    @Option(help: "Whether LINE's rate limits hold: line or off.")
    var rateLimits = RateLimitMode.line
    @Option(help: "Size of each token bucket in periods of its limit; LINE does not publish it.")
    var burst = 1.0
    @Option(help: "Seed of every random choice.")
    var seed: UInt64 = 1
    @Option(help: "Start the platform's clock here, e.g. 2026-11-22T09:00:00+09:00.")
    var now: String?

    @Flag(help: "End when standard input ends, as a pipe does with the program that holds its other side.")
    var untilInputEnds = false

    func validate() throws {
        _ = try settings()
    }

    func run() async throws {
        let settings = try settings()
        if untilInputEnds { endWithInput() }
        try await serve(settings)
    }

    /// Whoever is killed can't stop what it started, but its side of the pipe is closed for it.
    private func endWithInput() {
        Thread.detachNewThread {
            while !FileHandle.standardInput.availableData.isEmpty {}
            Foundation.exit(0)
        }
    }

    private func settings() throws -> Settings {
        guard let address = Address(listen) else {
            throw ValidationError("--listen \(listen): expected HOST:PORT, for example 127.0.0.1:8081")
        }
        guard let account = UserID(destination) else {
            throw ValidationError("--destination \(destination): expected U and 32 hexadecimal digits in lower case")
        }
        var start: Moment?
        if let now {
            guard let moment = Moment(iso8601: now) else {
                throw ValidationError("--now \(now): expected a time such as 2026-11-22T09:00:00+09:00")
            }
            start = moment
        }
        if let webhook, URL(string: webhook)?.host == nil {
            throw ValidationError("--webhook \(webhook): expected an http or https address")
        }
        guard burst > 0, webhookRetries >= 0, webhookRetryMilliseconds >= 0, (monthlyQuota ?? 0) >= 0 else {
            throw ValidationError("--burst must be above 0; retries, milliseconds and quota must not be negative")
        }
        return Settings(
            address: address, webhook: webhook, channelID: channelID, channelSecret: channelSecret,
            fixedToken: channelToken, loginChannelID: loginChannelID, loginSecret: loginChannelSecret,
            liffApps: try liffApps(), loginCallbacks: loginCallback, account: account, name: name,
            monthlyQuota: monthlyQuota, anyUser: anyUser,
            webhookRetries: webhookRetries, webhookRetryDelay: .milliseconds(webhookRetryMilliseconds),
            rateLimits: rateLimits, burst: burst, seed: seed, start: start)
    }

    private func liffApps() throws -> [String: String] {
        var apps: [String: String] = [:]
        for text in liff {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, parts[0].hasPrefix(loginChannelID + "-"), URL(string: parts[1])?.host != nil else {
                throw ValidationError("--liff \(text): expected \(loginChannelID)-NAME=http://HOST:PORT/PATH")
            }
            apps[parts[0]] = parts[1]
        }
        return apps
    }
}

/// Whether LINE's published rate limits hold.
enum RateLimitMode: String, ExpressibleByArgument, CaseIterable {
    case line
    case off
}
