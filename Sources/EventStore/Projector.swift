package import EventModel
import Synchronization

/// Keeps read models up to date with the log, and rebuilds them.
package struct Projector: Sendable {
    package let log: Log
    package let tables: any TableStore
    package let projections: [any Projection.Type]
    private let wanted: Wanted

    private static let positions = "projection_positions"
    private static let building = "__building"

    package init(log: Log, tables: any TableStore, projections: [any Projection.Type]) {
        self.log = log
        self.tables = tables
        self.projections = projections
        wanted = Self.wanted(projections)
    }

    /// Makes what is missing and rebuilds what has another version than the code, then reads to the log's end.
    package func prepare() async throws {
        let known = try await tables.write { tables in
            try Self.createPositions(in: tables)
            return try Self.stored(in: tables)
        }
        let head = try await log.store.head()
        let outdated = projections.filter { projection in
            guard let kept = known[projection.name], kept.version == projection.version else { return true }
            // The log was put back from a backup: what the rows say beyond it did not happen.
            return kept.position > head.value
        }
        if !outdated.isEmpty { try await rebuild(outdated) }
        try await catchUp()
    }

    /// Builds the read models as they were at a position, in tables that are used for nothing else.
    package func build(
        through position: Position, progress: @escaping @Sendable (Position) -> Void = { _ in }
    ) async throws {
        try await tables.write { try Self.createPositions(in: $0) }
        try await rebuild(through: position, progress: progress)
    }

    private static func createPositions(in tables: any Tables) throws {
        try tables.execute(
            """
            CREATE TABLE IF NOT EXISTS \(positions)
            (name TEXT PRIMARY KEY, version BIGINT NOT NULL, position BIGINT NOT NULL)
            """, [])
    }

    /// Applies every fact that is in the log now.
    package func catchUp() async throws {
        while try await applyPage() {}
    }

    /// Keeps up until the task is cancelled.
    ///
    /// - Parameter gather: waits a moment. Where facts come thick and fast, a page of many costs the machine much less
    ///   than a page for each.
    package func run(gather: @Sendable () async throws -> Void) async throws {
        while !Task.isCancelled {
            try await catchUp()
            await log.store.wait(beyond: try await position())
            try? await gather()
        }
    }

    /// How far the slowest read model has come.
    package func position() async throws -> Position {
        let stored = try await tables.read { try Self.stored(in: $0) }
        return Position(projections.map { stored[$0.name]?.position ?? 0 }.min() ?? 0)
    }

    /// - Returns: whether there was anything to apply.
    private func applyPage() async throws -> Bool {
        let start = try await position()
        let (through, events) = try await page(wanted, after: start, limit: 2_000)
        guard through > start else { return false }
        let projections = projections
        try await tables.write { tables in
            let stored = try Self.stored(in: tables)
            for projection in projections {
                guard try Self.isNext(projection, stored, from: start, through: through) else { continue }
                let rows = Rows(tables: tables)
                let handlers = projection.handlers(rows)
                let done = Position(stored[projection.name]?.position ?? 0)
                for recorded in events where recorded.position > done { try handlers.handle(recorded) }
                try rows.flush(into: tables)
                try Self.store(projection, through, in: tables)
            }
        }
        return true
    }

    /// Whether a page that was read after `start` can be applied now. Meanwhile another process may have applied it,
    /// or have swapped in a rebuilt read model that has not come as far as `start`.
    private static func isNext(
        _ projection: any Projection.Type, _ stored: [String: (version: Int, position: Int64)], from start: Position,
        through: Position
    ) throws -> Bool {
        guard let kept = stored[projection.name] else { return start == .start }
        guard kept.version == projection.version else {
            throw StoreFault.newer(
                "the read model \(projection.name) has version \(kept.version), this program has \(projection.version):"
                    + " another Hagukumi rebuilt it; restart the newer one")
        }
        return start.value <= kept.position && kept.position < through.value
    }

    /// Builds read models anew beside the live ones and swaps them in together; readers never see half.
    ///
    /// - Parameters:
    ///   - through: builds the state at that position instead of the newest, for a look back.
    ///   - progress: told now and then how far the log has been read.
    package func rebuild(
        _ which: [any Projection.Type]? = nil, through: Position? = nil,
        progress: @escaping @Sendable (Position) -> Void = { _ in }
    ) async throws {
        let which = which ?? projections
        let kept = through == nil ? try await comparable(which) : []
        let run = RebuildRun(
            which.map { projection in
                let rows = Rows(tables: nil, suffix: Self.building)
                return (rows, projection.handlers(rows))
            })
        var reached = Position.start
        repeat {
            try Task.checkCancellation()
            reached = try await feed(run, Self.wanted(which), after: reached, through: through, progress: progress)
        } while try await !swap(in: run, of: which, at: reached, notBefore: kept)
        progress(reached)
    }

    /// Those whose live rows are about this log. Rows that claim more than it holds are of a log that was put back from
    /// a backup, and nothing is lost with them.
    private func comparable(_ which: [any Projection.Type]) async throws -> Set<String> {
        let stored = try await tables.read { try Self.stored(in: $0) }
        let head = try await log.store.head()
        return Set(which.map { $0.name }.filter { (stored[$0]?.position ?? 0) <= head.value })
    }

    /// - Parameter kept: the read models whose live rows must not go back to an earlier position.
    /// - Returns: false, and nothing is changed, if one of those has meanwhile come further than `reached`.
    private func swap(
        in run: RebuildRun, of which: [any Projection.Type], at reached: Position, notBefore kept: Set<String>
    ) async throws -> Bool {
        try await tables.write { tables in
            let live = try Self.stored(in: tables)
            guard kept.allSatisfy({ (live[$0]?.position ?? 0) <= reached.value }) else { return false }
            for shape in which.flatMap({ $0.tables }) { try tables.create(shape, as: shape.name + Self.building) }
            try run.flush(into: tables)
            for projection in which {
                for shape in projection.tables {
                    try tables.drop(shape.name)
                    try tables.rename(shape.name + Self.building, to: shape.name)
                    try tables.createIndexes(shape)
                }
                try Self.store(projection, reached, in: tables)
            }
            return true
        }
    }

    /// Gives a run every fact it reads, in order: the next stretches are read and opened while one is being applied.
    private func feed(
        _ run: RebuildRun, _ wanted: Wanted, after start: Position, through: Position?,
        progress: @Sendable (Position) -> Void
    ) async throws -> Position {
        let head = try await log.store.head()
        let end = min(through ?? head, head)
        guard start < end else { return end }
        return try await withThrowingTaskGroup(of: (Position, [Recorded]).self) { group in
            var asked = start
            func ask() {
                guard asked < end else { return }
                let (after, through) = (asked, min(asked.advanced(by: Self.stretch), end))
                group.addTask { (after, try await page(wanted, after: after, through: through).events) }
                asked = through
            }
            for _ in 0..<Self.stretchesAhead { ask() }
            var (reached, read) = (start, [Position: [Recorded]]())
            while reached < end {
                try Task.checkCancellation()
                while read[reached] == nil, let (after, events) = try await group.next() { read[after] = events }
                ask()
                try run.handle(read.removeValue(forKey: reached) ?? [])
                reached = min(reached.advanced(by: Self.stretch), end)
                progress(reached)
            }
            return reached
        }
    }

    /// So many positions are read at once by one reader.
    private static let stretch = 10_000
    private static let stretchesAhead = 2

    private func page(
        _ wanted: Wanted, after position: Position, through: Position? = nil, limit: Int = .max
    ) async throws -> (through: Position, events: [Recorded]) {
        let page = Page<Recorded>()
        let query = Query([Query.Item(names: wanted.names)])
        let through = try await log.read(
            query, after: position, through: through, limit: limit, openingOnly: wanted.opened
        ) { page.append($0) }
        return (through, page.take())
    }

    /// Names of the facts that are read, and of those whose personal values are opened.
    private typealias Wanted = (names: Set<String>, opened: Set<String>)

    private static func wanted(_ projections: [any Projection.Type]) -> Wanted {
        projections.reduce(into: ([], [])) { wanted, projection in
            let handlers = projection.handlers(Rows(tables: nil))
            wanted.names.formUnion(handlers.names)
            wanted.opened.formUnion(handlers.opened)
        }
    }

    private static func stored(in tables: any Tables) throws -> [String: (version: Int, position: Int64)] {
        var stored: [String: (version: Int, position: Int64)] = [:]
        try tables.query("SELECT name, version, position FROM \(positions)", []) { cells in
            stored[cells.text(0)] = (Int(cells.integer(1)), cells.integer(2))
        }
        return stored
    }

    private static func store(
        _ projection: any Projection.Type, _ position: Position, in tables: any Tables
    ) throws {
        try tables.execute(
            """
            INSERT INTO \(positions) (name, version, position) VALUES (?, ?, ?)
            ON CONFLICT (name) DO UPDATE SET version = excluded.version, position = excluded.position
            """, [.text(projection.name), .integer(Int64(projection.version)), .integer(position.value)])
    }
}
