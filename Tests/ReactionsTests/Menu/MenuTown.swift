import AsyncHTTPClient
import EventModel
import EventStore
import Events
import Foundation
import LINE
import Logging
import Projections
import Support

@testable import Reactions

/// A log with families of several languages, and the two reactions that keep their menus.
struct MenuTown: Sendable {
    let store = DyingStore()
    let world = TestWorld(seed: 1)
    let log: Log
    let tables: TestTables
    let line: MenuLINE
    private let client: LINEClient
    private let done = Mutexed(Position.start)
    private let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    init(_ line: MenuLINE, _ http: HTTPClient) async throws {
        self.line = line
        let world = world
        log = Log(store: store, catalogue: .hagukumi, keyring: MemoryKeyring(), stamp: world.stamp)
        tables = try TestTables()
        try await Projector(log: log, tables: tables.store, projections: [AudienceProjection.self]).prepare()
        let passed = Mutexed(Duration.zero)
        let timing = Timing(
            wall: { Date(timeIntervalSince1970: Double(world.now) / 1000) }, monotonic: { passed.value },
            sleep: { time in passed.change { $0 += time } }, random: { 0.5 })
        client = LINEClient(
            LINEClient.Configuration(
                token: .fixed("token"), api: line.address, dataAPI: line.address,
                // The test's server is slow when all tests run at once.
                retry: RetryPolicy(attempts: 1, requestTimeout: .seconds(100))),
            http: http, timing: timing, log: silent)
    }

    func record(_ facts: any Event...) async throws {
        try await log.append(facts, as: Command(actor: "family", id: world.freshID()))
    }

    func follow(_ number: Int, _ language: Language? = nil) async throws {
        try await record(
            HouseholdFollowed(household: Town.household(number), lineUser: .known(Town.user(number)), at: world.now))
        if let language { try await choose(number, language) }
    }

    func choose(_ number: Int, _ language: Language) async throws {
        try await record(LanguageChosen(household: Town.household(number), language: language))
    }

    static func pictures(_ version: UInt8) -> [Language: [UInt8]] {
        Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, [version] + Array($0.rawValue.utf8)) })
    }

    @discardableResult
    func publish(_ version: UInt8 = 1) async throws -> [Language] {
        let publishing = PublishMenus(
            log: log, line: client, pictures: Self.pictures(version), logger: silent)
        return try await publishing.run()
    }

    /// Deals with what is in the log and was not dealt with, a few facts at a time.
    func link() async throws {
        let linking = LinkMenus(log: log, tables: tables.store, line: client, logger: silent)
        while true {
            let page = Page<Recorded>()
            let through = try await log.read(LinkMenus.query, after: done.value, limit: 40) { page.append($0) }
            guard through > done.value else { return }
            try await linking.handle(page.take())
            done.change { $0 = through }
        }
    }

    /// Whose menu a family sees: the language of the menu that is linked to it or of the default.
    func shown(to number: Int) -> String? {
        let now = line.now
        return (now.linked[Town.user(number)] ?? now.byDefault).flatMap { now.menus[$0]?.name }
    }

    func facts() async throws -> [RichMenuPublished] {
        let page = Page<RichMenuPublished>()
        try await log.read(PublishedMenus.query) { if let fact = $0.event as? RichMenuPublished { page.append(fact) } }
        return page.take()
    }
}
