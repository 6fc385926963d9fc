import Dispatch
import EventModel
import Synchronization

/// One pass over the log for several read models. Used by one thread at a time.
final class RebuildRun: @unchecked Sendable {
    private let sets: [any AnyRowSet]
    private let handlers: Handlers

    init(_ parts: [(rows: Rows, handlers: Handlers)]) {
        sets = parts.flatMap(\.rows.sets)
        handlers = Handlers(joining: parts.map(\.handlers))
    }

    func handle(_ events: [Recorded]) throws {
        for recorded in events { try handlers.handle(recorded) }
    }

    /// Writes all tables: each as soon as its rows are in order, while other cores put those of the next in order.
    func flush(into tables: any Tables) throws {
        let ready = Ready()
        for place in sets.indices {
            DispatchQueue.global(qos: .userInitiated).async { [self] in
                sets[place].prepare()
                ready.tell(place)
            }
        }
        for _ in sets { try sets[ready.wait()].flush(into: tables) }
    }

    /// Which tables' rows are in order.
    private final class Ready: Sendable {
        private let places = Mutex<[Int]>([])
        private let count = DispatchSemaphore(value: 0)

        func tell(_ place: Int) {
            places.withLock { $0.append(place) }
            count.signal()
        }

        /// Blocks the writer's own thread.
        func wait() -> Int {
            count.wait()
            return places.withLock { $0.removeFirst() }
        }
    }
}
