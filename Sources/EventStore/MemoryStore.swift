package import EventModel
import Synchronization

/// The log in memory: the model that the other stores are checked against, and the store of quick tests.
package final class MemoryStore: EventStore {
    private struct Kept {
        let event: NewEvent
        let append: Append
    }
    private let kept = Mutex<[Kept]>([])
    private let signal = HeadSignal()

    package init() {}

    package func append(_ append: Append) async throws -> Position {
        let head = try kept.withLock { kept in
            if let condition = append.condition {
                for index in kept.indices.dropFirst(Int(condition.after.value)) {
                    let event = kept[index].event
                    guard !condition.nothingMatches.matches(name: event.schema.name, tags: event.tags) else {
                        throw StoreFault.conflict(at: Position(Int64(index + 1)))
                    }
                }
            }
            kept += append.events.map { Kept(event: $0, append: append) }
            return Position(Int64(kept.count))
        }
        signal.raise(to: head)
        return head
    }

    package func read(
        _ query: Query, after position: Position, through: Position?, limit: Int,
        _ body: @escaping @Sendable (StoredEvent) throws -> Void
    ) async throws -> Position {
        let all = kept.withLock { $0 }
        let end = min(Int64(all.count), through?.value ?? Int64.max)
        var remaining = limit
        var looked = position
        while looked.value < end, remaining > 0 {
            looked = looked.advanced(by: 1)
            let (event, append) = (all[Int(looked.value) - 1].event, all[Int(looked.value) - 1].append)
            guard query.matches(name: event.schema.name, tags: event.tags) else { continue }
            remaining -= 1
            try event.data.withUnsafeBufferPointer { data in
                try body(
                    StoredEvent(
                        position: looked, id: event.id, schema: event.schema, recordedAt: append.recordedAt,
                        actor: append.actor, cause: append.cause, correlation: append.correlation, data: data))
            }
        }
        return looked
    }

    package func head() async throws -> Position { Position(Int64(kept.withLock(\.count))) }

    package func wait(beyond position: Position) async { await signal.wait(beyond: position) }
}
