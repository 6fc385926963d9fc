package import AsyncHTTPClient
import EventStore
import Hummingbird
import LINE
import Logging
import Reactions
import ServiceLifecycle
import UnixSignals
import Web

/// What `serve` runs: the HTTP paths, the read models, the chat, the menus and the daily messages.
package struct Server: Sendable {
    private let installation: Installation
    private let http: HTTPClient
    private let sendsDaily: Bool
    private let takesDemoLinks: Bool

    /// - Parameters:
    ///   - sendsDaily: whether it sends what is due by itself; a rehearsal does that at its own moment.
    ///   - takesDemoLinks: whether links that the demo prints sign somebody in from this machine.
    package init(
        _ installation: Installation, over http: HTTPClient, sendsDaily: Bool = true, takesDemoLinks: Bool = false
    ) {
        self.installation = installation
        self.http = http
        self.sendsDaily = sendsDaily
        self.takesDemoLinks = takesDemoLinks
    }

    /// Serves with a client of its own.
    package static func serve(
        _ installation: Installation, onReady: @escaping @Sendable (Int) async -> Void
    ) async throws {
        ScratchFolder.sweep()
        let http = HTTPClient(configuration: .line())
        do {
            try await Server(installation, over: http).run(onReady: onReady)
            try await http.shutdown()
        } catch {
            try? await http.shutdown()
            throw error
        }
    }

    /// Where the service is reached, for a program that started it.
    package static func addresses(_ settings: Settings, port: Int) -> Output {
        let host = settings.host.contains(":") ? "[\(settings.host)]" : settings.host
        let base = "http://\(host):\(port)"
        return .record([
            ("service", .text(base)), ("webhook", .text(base + "/webhook/line")), ("ready", .text(base + "/readyz")),
            ("metrics", .text(base + "/metrics")), ("public", .text(settings.publicURL)),
        ])
    }

    /// Serves until the process is told to stop.
    ///
    /// - Parameters:
    ///   - onReady: called with the port once requests are taken.
    ///   - work: goes on beside; when it returns the service stops in good order, and what it throws is thrown.
    package func run(
        onReady: @escaping @Sendable (Int) async -> Void = { _ in },
        during work: (@Sendable () async throws -> Void)? = nil
    ) async throws {
        let menus = try FamilyMenus(installation, over: http)
        let desk = installation.checkDesk
        var services: [any Service] = [
            try await application(onReady, desk), LivePages(streams: installation.streams),
            loop("checks") { try await desk.keepWriting() },
            loop("read models") { [installation] in
                try await installation.projector.run(gather: Checkpoint.gather)
            },
            loop("chat") { [chat = try FamilyChat(installation, over: http)] in try await chat.run() },
            loop("menus") { try await menus.publish() },
            loop("menus of families") { try await menus.link() },
            loop("sharing") { [installation] in try await installation.shareChildren() },
            loop("search") { [installation] in
                try await installation.searchFeed.run(gather: Checkpoint.gather)
            },
            loop("answers") { [installation, http] in try await installation.tellClients(over: http) },
            loop("desks") { [installation] in try await installation.keepDesks() },
            loop("consultations") { [installation] in
                try await installation.live.follow(installation.log)
            },
            loop("doors") { [installation] in try await installation.moveDoors() },
            loop("passes") { [installation] in try await installation.keepPassesUpToDate() },
            loop("passes of the day") { [installation] in try await installation.keepPassesOfTheDay() },
            loop("passes shown") { [installation] in
                try await installation.showings.run { try await Task.sleep(for: .seconds(20)) }
            },
        ]
        if sendsDaily {
            let sending = try installation.sending(over: http)
            services.append(
                loop("messages") { [installation] in
                    try await DailyMessages(sending: sending, installation: installation).run()
                })
        }
        var kept = services.map { ServiceGroupConfiguration.ServiceConfiguration(service: $0) }
        if let work {
            kept.append(
                .init(service: Work(body: work), successTerminationBehavior: .gracefullyShutdownGroup))
        }
        installation.logger.info(
            "the log", metadata: ["file": "\(installation.settings.logPath)", "kept": "\(installation.durability)"])
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: kept, gracefulShutdownSignals: [.sigterm, .sigint], logger: installation.logger))
        try await group.run()
    }

    private func loop(_ name: String, _ body: @escaping @Sendable () async throws -> Void) -> Loop {
        Loop(name, logger: installation.logger, body)
    }

    private func application(
        _ onReady: @escaping @Sendable (Int) async -> Void, _ desk: CheckDesk
    ) async throws -> some ApplicationProtocol {
        guard !installation.settings.channelSecrets.isEmpty else {
            throw Installation.MissingSettings(keys: ["line.channel-secret"])
        }
        let signature = try WebhookSignature(secrets: installation.settings.channelSecrets)
        let log = installation.log
        let routes = Routes(
            intake: WebhookIntake(
                log: log, signature: signature, atlas: installation.atlas, whereabouts: installation.whereabouts),
            readiness: { [installation] in await Health(installation).problem() },
            metrics: { [installation] in await Health(installation).metrics() },
            doors: try await installation.frontDoors(over: http, takesDemoLinks: takesDemoLinks, desk: desk),
            log: installation.logger)
        return Application(
            router: routes.router(),
            configuration: .init(
                address: .hostname(installation.settings.host, port: installation.settings.port),
                serverName: "hagukumi"),
            onServerRunning: { channel in await onReady(channel.localAddress?.port ?? 0) },
            logger: installation.logger)
    }
}

/// Ends the answers that go on for minutes before the server waits for its answers to end: it is stopped before the
/// application, which comes first among the services.
private struct LivePages: Service {
    let streams: OpenStreams

    func run() async throws {
        try? await gracefulShutdown()
        streams.close()
    }
}

/// What goes on beside the service once: a rehearsal is not begun again half way.
private struct Work: Service {
    let body: @Sendable () async throws -> Void

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            do { try await body() } catch is CancellationError {}
        }
    }
}
