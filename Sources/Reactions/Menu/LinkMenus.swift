package import EventModel
package import EventStore
import Events
package import LINE
package import Logging
import Projections

/// Shows every family the menu in its language.
///
/// The Japanese menu is the account's default; other languages are linked family by family. Linking twice is linking
/// once, so whoever is killed here starts again at the last saved position, and the newest fact wins.
package struct LinkMenus: Sendable {
    let log: Log
    let audience: Projector
    let line: LINEClient
    let logger: Logger

    /// From so many families on LINE is asked for all of them at once, which it then does a little later.
    static let manyFamilies = 20
    private static let mostAtOnce = Platform.Count.recipients.upperBound

    package init(log: Log, tables: any TableStore, line: LINEClient, logger: Logger) {
        self.log = log
        audience = Projector(log: log, tables: tables, projections: [AudienceProjection.self])
        self.line = line
        self.logger = logger
    }

    static let query = Query([
        Query.Item(names: [
            RichMenuPublished.schema.name, LanguageChosen.schema.name, HouseholdFollowed.schema.name,
            HouseholdReturned.schema.name, HouseholdForgotten.schema.name,
        ])
    ])

    /// Follows the log until the task is cancelled.
    ///
    /// - Parameters:
    ///   - load: the last saved position.
    ///   - save: keeps a position up to which everything was dealt with.
    /// - Throws: a `LINEFailure` or a `StoreFault`; start it again then.
    package func run(
        load: @Sendable () async throws -> Position, save: @Sendable (Position) async throws -> Void,
        gather: @escaping @Sendable () async throws -> Void = {}
    ) async throws {
        let batches = Subscription(log, Self.query, after: try await load(), opening: false, gather: gather)
        for try await batch in batches {
            try await handle(batch.events)
            try await save(batch.through)
        }
    }

    /// Deals with facts in their order; what they say together counts.
    func handle(_ facts: [Recorded]) async throws {
        guard !facts.isEmpty else { return }
        var changed = Changes()
        for recorded in facts { changed.take(recorded.event) }
        let menus = try await PublishedMenus(log)
        try await audience.catchUp()
        for language in Language.allCases where changed.published.contains(language) {
            try await replace(language, menus)
        }
        for household in changed.forgotten { try await unlink(forgotten: household) }
        try await show(changed, menus)
    }

    /// Whom and what a batch of facts is about.
    private struct Changes {
        var published: Set<Language> = []
        var chose: Set<HouseholdID> = []
        var came: Set<HouseholdID> = []
        var forgotten: Set<HouseholdID> = []

        mutating func take(_ event: any Event) {
            switch event {
            case let fact as RichMenuPublished: published.insert(fact.language)
            case let fact as LanguageChosen: chose.insert(fact.household)
            case let fact as HouseholdFollowed: came.insert(fact.household)
            case let fact as HouseholdReturned: came.insert(fact.household)
            case let fact as HouseholdForgotten: forgotten.insert(fact.household)
            default: break
            }
        }
    }

    /// Puts a language's newest menu in the place of those before it, which go last: nobody is without one.
    private func replace(_ language: Language, _ menus: PublishedMenus) async throws {
        guard let menu = menus.menu(in: language) else { return }
        if language == .japanese {
            try await line.setDefaultRichMenu(menu)
        } else {
            var next: HouseholdID?
            repeat {
                let page = try await audience.tables.read { [next] tables in
                    try Audience.speakers(of: language, after: next, limit: Self.mostAtOnce, in: tables)
                }
                try await link(menu, to: page.users.compactMap { UserID($0) }, atOnce: true)
                next = page.last
            } while next != nil
        }
        let held = try await line.richMenus().value
        for old in menus.replaced(language) where held[old] != nil { try await line.deleteRichMenu(old) }
    }

    /// Families that chose a language, and those that came and have one other than the default.
    private func show(_ changed: Changes, _ menus: PublishedMenus) async throws {
        let households = changed.chose.union(changed.came).sorted()
        let families = try await audience.tables.read { tables in
            try households.compactMap { try Audience.household($0, in: tables) }
        }
        var wanted: [Language: [UserID]] = [:]
        for family in families where family.isFollowing {
            guard family.language != .japanese || changed.chose.contains(family.household),
                let user = UserID(family.lineUser)
            else { continue }
            wanted[family.language, default: []].append(user)
        }
        for user in wanted[.japanese] ?? [] {
            _ = try await isTaken { try await line.unlinkRichMenu(from: user) }
        }
        for language in Language.allCases where language != .japanese {
            // Where none is published yet, all its families are linked when it is.
            guard let users = wanted[language], let menu = menus.menu(in: language) else { continue }
            try await link(menu, to: users, atOnce: users.count >= Self.manyFamilies)
        }
    }

    /// Takes the menu of its language away from a family that is not to be known any more.
    private func unlink(forgotten household: HouseholdID) async throws {
        let page = Page<HouseholdFollowed>()
        let query = Query([Query.Item(names: [HouseholdFollowed.schema.name], tags: [household.tag])])
        try await log.read(query) { if let fact = $0.event as? HouseholdFollowed { page.append(fact) } }
        guard let user = page.take().last?.lineUser.value.flatMap(UserID.init) else { return }
        _ = try await isTaken { try await line.unlinkRichMenu(from: user) }
    }
}

extension LinkMenus {
    /// Links a menu to many at once or one by one. LINE refuses a whole list for one of its ids; then they go singly.
    private func link(_ menu: RichMenuID, to users: [UserID], atOnce: Bool) async throws {
        if atOnce, let all = try? Recipients(users) {
            if try await isTaken({ try await line.linkRichMenu(menu, toAll: all) }) { return }
        }
        for user in users { _ = try await isTaken { try await line.linkRichMenu(menu, to: user) } }
    }

    /// - Returns: false where LINE does not take what was asked; any other failure ends the run, to be started again.
    private func isTaken(_ call: () async throws -> Answered<Void>) async throws -> Bool {
        do {
            _ = try await call()
            return true
        } catch let failure as LINEFailure where failure.isAboutThis {
            logger.warning("a menu was not linked", metadata: ["failure": "\(failure.summary)"])
            return false
        }
    }
}

extension LINEFailure {
    /// Whether LINE objects to what was asked, so that asking again is no use.
    var isAboutThis: Bool {
        guard case .refused(let refusal) = self else { return false }
        return refusal.status == 400 || refusal.status == 404
    }

    /// For the log: what went wrong, without anything that might name a person.
    package var summary: String {
        switch self {
        case .refused(let refusal):
            "LINE answered \(refusal.status)" + (refusal.requestID.map { ", request \($0)" } ?? "")
        case .unanswered(let reason, let id): "no answer: \(reason)" + (id.map { ", request \($0)" } ?? "")
        case .unreadable(let endpoint, _): "the answer to \(endpoint.rawValue) can't be read"
        case .invalid(let faults): "LINE would refuse it: \(faults.map { "\($0.path): \($0.problem)" })"
        }
    }
}
