/// A read model: tables that follow from the facts, and can be dropped and rebuilt from the log at any time.
///
/// A projection writes no facts and calls nobody. A changed version is rebuilt beside the live one.
package protocol Projection: Sendable {
    /// Never changed: positions are kept under it.
    static var name: String { get }
    /// Raised whenever tables or handlers change.
    static var version: Int { get }
    static var tables: [TableShape] { get }
    /// What each kind of fact does to the rows.
    static func handlers(_ rows: Rows) -> Handlers
}

/// The rows that one run of facts touches, table by table.
package final class Rows: @unchecked Sendable {
    // One run uses it from one thread at a time.
    private let tables: (any Tables)?
    private let suffix: String
    package private(set) var sets: [any AnyRowSet] = []

    /// - Parameters:
    ///   - tables: where rows are looked up; nil when all tables are empty, as in a rebuild.
    ///   - suffix: appended to every table's name while a new version is built beside the live one.
    package init(tables: (any Tables)?, suffix: String = "") {
        self.tables = tables
        self.suffix = suffix
    }

    /// The rows of one table, to be asked for once per run.
    package func of<R: Row>(_ type: R.Type) -> RowSet<R> {
        let set = RowSet<R>(tables: tables, suffix: suffix)
        sets.append(set)
        return set
    }

    package func flush(into tables: any Tables) throws {
        for set in sets { try set.flush(into: tables) }
    }
}

/// What to do at each kind of fact. The facts that a projection reads are derived from it.
package struct Handlers {
    package private(set) var names: Set<String> = []
    /// Those whose personal values are opened.
    package private(set) var opened: Set<String> = []
    private var steps: [ObjectIdentifier: [(Recorded) throws -> Void]] = [:]

    package init() {}

    /// Does what all of these do, in their order: one look-up for each fact instead of one for each of them.
    package init(joining all: some Sequence<Handlers>) {
        for handlers in all {
            names.formUnion(handlers.names)
            opened.formUnion(handlers.opened)
            steps.merge(handlers.steps) { $0 + $1 }
        }
    }

    /// - Parameter opening: whether the step reads the fact's personal values; they stay sealed for it otherwise.
    package func on<Fact: Event>(
        _ type: Fact.Type, opening: Bool = false, _ step: @escaping (Fact, Recorded) throws -> Void
    ) -> Handlers {
        var handlers = self
        handlers.names.insert(Fact.schema.name)
        if opening { handlers.opened.insert(Fact.schema.name) }
        handlers.steps[ObjectIdentifier(type)] = [
            { recorded in if let fact = recorded.event as? Fact { try step(fact, recorded) } }
        ]
        return handlers
    }

    package func handle(_ recorded: Recorded) throws {
        guard let steps = steps[ObjectIdentifier(type(of: recorded.event))] else { return }
        for step in steps { try step(recorded) }
    }
}
