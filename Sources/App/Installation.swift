package import AsyncHTTPClient
package import Delivery
package import EventModel
package import EventStore
import Events
package import Facilities
import Foundation
import Households
package import LINE
package import Logging
import Passports
package import Places
import Projections
package import Reactions
import SQLiteStore
package import Web

/// One installation, opened: its log, keys, read models and content. Every command stands on it.
package struct Installation: Sendable {
    package let settings: Settings
    package let world: World
    package let log: Log
    package let tables: any TableStore
    package let projector: Projector
    package let atlas: Atlas
    package let catalogue: StageCatalogue
    package let logger: Logger
    /// Finds places, gatherings and schemes.
    package let finder: Finder
    /// Where families stand who search from the chat.
    package let whereabouts = Whereabouts()
    /// Keeps what `finder` reads as new as the directory.
    package let searchFeed: FeedSearch
    /// Tells open pages what happens in consultations.
    let live: LiveConsultations
    /// Counts passes that are shown.
    let showings: CountShowings
    /// What helps families at once.
    let care: KeptCare
    /// Makes clean pictures of what people send.
    let photos = PhotoWorkers()
    /// The pages that are told of news as it comes.
    let streams: OpenStreams
    /// How the log's file is kept, for operators.
    package let durability: String
    let calls = CallTally()
    let runs = RunTally()

    /// Opens what the settings name, making what is missing, and brings the read models up to date.
    ///
    /// - Throws: `StoreFault`, `PlaceFaults`, `CatalogueFaults`: nothing is opened by halves.
    package static func open(_ settings: Settings, world: World) async throws -> Installation {
        for path in [settings.logPath, settings.tablesPath] {
            let folder = (path as NSString).deletingLastPathComponent
            guard !folder.isEmpty else { continue }
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        let store = try SQLiteStore(path: settings.logPath, catalogue: .hagukumi)
        try await refuseOtherKeys(settings, store)
        let keyring = try FileKeyring(directory: settings.keysPath)
        let tables = try SQLiteTableStore(path: settings.tablesPath)
        let log = Log(store: store, catalogue: .hagukumi, keyring: keyring, stamp: world.stamp)
        let projector = Projector(log: log, tables: tables, projections: ReadModels.all)
        try await projector.prepare()
        let atlas = try Atlas.load(further: furtherPlaces(settings))
        let folding = try Folding.builtIn()
        let index = SearchIndex(folding, atlas.gazetteer)
        let feed = FeedSearch(index, tables: tables, projector: projector)
        return Installation(
            settings: settings, world: world, log: log, tables: tables, projector: projector, atlas: atlas,
            catalogue: try StageCatalogue.builtIn(), logger: Self.logger(settings.logLevel),
            finder: Finder(index, try QueryReader(folding, atlas, index), fill: { try await feed.fill() }),
            searchFeed: feed, live: LiveConsultations(elapsed: world.web.elapsed),
            showings: CountShowings(log: log, tables: tables),
            care: try KeptCare(log: log, elapsed: world.web.elapsed),
            streams: OpenStreams(most: settings.liveStreams, sleep: { try await Task.sleep(for: $0) }),
            durability: "journal_mode=\(store.durability.journalMode) synchronous=\(store.durability.synchronous)")
    }

    /// Refuses a keyring that never sealed anything beside a log of sealed values: its folder is mistyped or lost, and
    /// with a new one every family would stand there as erased. Nothing is made in that folder.
    private static func refuseOtherKeys(_ settings: Settings, _ store: SQLiteStore) async throws {
        guard try !FileKeyring.hasMadeKeys(in: settings.keysPath) else { return }
        let personal = Set(Catalogue.hagukumi.types.filter(\.isPersonal).map(\.schema.name))
        let found = Page<Position>()
        _ = try await store.read(Query([Query.Item(names: personal)]), after: .start, through: nil, limit: 1) {
            found.append($0.position)
        }
        guard found.count > 0 else { return }
        throw Problem.failed(
            """
            no key was ever made in \(settings.keysPath), but the log at \(settings.logPath) holds values that were \
            sealed under keys. Set HAGUKUMI_KEYS (keys) to the folder with the keys of this log, or put their backup \
            there. Only a log without families gets a new keyring
            """)
    }

    /// Logs go to standard error: standard output belongs to results.
    private static func logger(_ level: String) -> Logger {
        var logger = Logger(label: "hagukumi") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = Logger.Level(rawValue: level) ?? .info
        return logger
    }

    /// Postal codes of other prefectures that were imported, beside the log.
    package static func placesFolder(_ settings: Settings) -> String {
        let folder = (settings.logPath as NSString).deletingLastPathComponent
        return (folder.isEmpty ? "." : folder) + "/places"
    }

    private static func furtherPlaces(_ settings: Settings) throws -> [TextFile] {
        let folder = placesFolder(settings)
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return [] }
        return try names.filter { $0.hasSuffix(".tsv") }.sorted().map { name in
            TextFile(name: name, text: try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8))
        }
    }

    /// The catalogue with the dates and notes that offices have entered up to now.
    package func schedule() async throws -> StageSchedule {
        let page = Page<any Event>()
        let query = Query([Query.Item(tags: [MunicipalDateSet.all]), Query.Item(tags: [LocalNoteWritten.all])])
        try await log.read(query) { page.append($0.event) }
        let (facts, gazetteer) = (page.take(), atlas.gazetteer)
        return StageSchedule(
            catalogue: catalogue, passportLastAge: passRule.lastAge,
            dates: MunicipalDates(facts), notes: LocalNotes(facts),
            municipalities: gazetteer.all.filter(\.isResidence).map(\.code),
            within: { gazetteer.codes(upFrom: $0) }, placeName: { gazetteer.name(of: $0, in: $1) })
    }

    /// Why messages can't be sent or received: the settings that are missing.
    package struct MissingSettings: Error, CustomStringConvertible {
        package let keys: [String]
        package var description: String {
            let names = Settings.entries.filter { keys.contains($0.key) }.map { "\($0.key) (\($0.environmentName))" }
            let whom = keys.contains { $0.hasPrefix("line.") } ? "LINE" : "the identity provider"
            return "needed to talk to \(whom), and not set: \(names.joined(separator: ", "))"
        }
    }

    package func line(over http: HTTPClient) throws -> LINEClient {
        let token: AccessTokenSource
        if let fixed = settings.channelToken {
            token = .fixed(fixed)
        } else if let id = settings.channelID, let secret = settings.channelSecrets.first {
            token = .stateless(channelID: id, channelSecret: secret)
        } else {
            throw MissingSettings(keys: ["line.channel-token", "line.channel-id", "line.channel-secret"])
        }
        let configuration = LINEClient.Configuration(
            token: token, api: settings.lineAPI, dataAPI: settings.lineDataAPI)
        return LINEClient(configuration, http: http, timing: world.timing, tally: calls, log: logger)
    }

    /// What the chat and the pages show a family of its own.
    package var familyReading: FamilyReading {
        FamilyReading(log: log, tables: tables, projector: projector, schedule: { try await schedule() })
    }

    /// The secrets by which a family comes to its data.
    package var familyDoors: FamilyDoors { FamilyDoors(log: log, random: world.secret) }

    /// Keeps the children of linked adults the same, from where it stopped the last time.
    func shareChildren() async throws {
        let checkpoint = Checkpoint(reaction: "sharing", log: log, tables: tables)
        try await ShareChildren(log: log, logger: logger).run(
            load: { try await checkpoint.load() }, save: { try await checkpoint.save($0) },
            gather: Checkpoint.gather)
    }

    /// Lets LINE users into the households that they took over.
    func moveDoors() async throws {
        let checkpoint = Checkpoint(reaction: "doors", log: log, tables: tables)
        try await MoveDoors(log: log).run(
            load: { try await checkpoint.load() }, save: { try await checkpoint.save($0) },
            gather: Checkpoint.gather)
    }

    package func sending(over http: HTTPClient) throws -> SendDueMessages {
        SendDueMessages(
            log: log, projector: projector, line: try line(over: http), logger: logger,
            schedule: { try await schedule() })
    }
}

extension Installation {
    /// How families sign in. Make one and keep it: it remembers LINE's keys.
    ///
    /// - Throws: `MissingSettings` when there is neither a channel for LIFF nor one for web pages, or one for web pages
    ///   without its secret.
    package func login(over http: HTTPClient) throws -> LoginClient {
        let web: LoginChannel?
        switch (settings.loginChannelID, settings.loginSecret) {
        case (nil, nil): web = nil
        case (let id?, let secret?): web = LoginChannel(id: id, secret: secret)
        case (nil, _): throw MissingSettings(keys: ["line.login-channel-id"])
        case (_, nil): throw MissingSettings(keys: ["line.login-secret"])
        }
        guard web != nil || !settings.loginChannels.isEmpty else {
            throw MissingSettings(keys: ["line.login-channels", "line.login-channel-id", "line.login-secret"])
        }
        let configuration = LoginClient.Configuration(
            liffChannels: Set(settings.loginChannels), web: web, api: settings.lineAPI, access: settings.lineAccess)
        return LoginClient(configuration, http: http, timing: world.timing, log: logger)
    }
}
