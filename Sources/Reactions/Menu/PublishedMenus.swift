import EventModel
import EventStore
import Events
import LINE

/// The menus that were ever published, as the log has them.
struct PublishedMenus: Sendable {
    private var facts: [Language: [RichMenuPublished]] = [:]

    static let query = Query([Query.Item(names: [RichMenuPublished.schema.name])])

    init(_ log: Log) async throws {
        let page = Page<RichMenuPublished>()
        try await log.read(Self.query) { if let fact = $0.event as? RichMenuPublished { page.append(fact) } }
        for fact in page.take() { facts[fact.language, default: []].append(fact) }
    }

    /// The newest of a language: the one that families are shown.
    func inForce(_ language: Language) -> RichMenuPublished? { facts[language]?.last }

    /// The menu to link for a language, if one is published.
    func menu(in language: Language) -> RichMenuID? { inForce(language).flatMap { RichMenuID($0.menu) } }

    /// Those that a newer one has replaced.
    func replaced(_ language: Language) -> Set<RichMenuID> {
        Set((facts[language] ?? []).dropLast().compactMap { RichMenuID($0.menu) })
            .subtracting([menu(in: language)].compactMap(\.self))
    }

    func isRecorded(_ menu: RichMenuID) -> Bool {
        facts.values.contains { $0.contains { $0.menu == menu.rawValue } }
    }
}
