import EventModel

/// One pass over the log for several read models. Used by one thread at a time.
final class RebuildRun: @unchecked Sendable {
    private let rows: [Rows]
    private let handlers: Handlers

    init(_ parts: [(rows: Rows, handlers: Handlers)]) {
        rows = parts.map(\.rows)
        handlers = Handlers(joining: parts.map(\.handlers))
    }

    func handle(_ events: [Recorded]) throws {
        for recorded in events { try handlers.handle(recorded) }
    }

    /// Does what `flush` can do without the tables, which nobody else can write meanwhile.
    func prepare() async {
        await withTaskGroup(of: Void.self) { group in
            for rows in rows { group.addTask { await rows.prepare() } }
        }
    }

    func flush(into tables: any Tables) throws {
        for rows in rows { try rows.flush(into: tables) }
    }
}
