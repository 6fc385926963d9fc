package import EventModel
package import EventStore
import Events
import Synchronization

/// A log in memory whose clock stands still until it is moved and whose identifiers follow from a seed.
package struct TestLog: Sendable {
    package let log: Log
    package let store: MemoryStore
    package let keyring: MemoryKeyring
    package let world: TestWorld

    package init(seed: UInt64 = 1, catalogue: Catalogue = .hagukumi) {
        store = MemoryStore()
        keyring = MemoryKeyring()
        world = TestWorld(seed: seed)
        log = Log(store: store, catalogue: catalogue, keyring: keyring, stamp: world.stamp)
    }

    /// A command of the family with an id of its own.
    package func command(by actor: String = "family") -> Command { Command(actor: actor, id: world.freshID()) }

    /// Every fact in the log, in order.
    package func facts(opening: Bool = true) async throws -> [any Event] {
        let page = Page<any Event>()
        try await log.read(.all, opening: opening) { page.append($0.event) }
        return page.take()
    }
}

/// The clock and the identifiers of a test.
package final class TestWorld: Sendable {
    private struct State {
        /// 22 November 2026, 9:00 in Japan.
        var now: Int64 = 1_795_305_600_000
        var random: SplitMix64
    }
    private let state: Mutex<State>

    package init(seed: UInt64) { state = Mutex(State(random: SplitMix64(seed: seed))) }

    /// Milliseconds since 1970.
    package var now: Int64 { state.withLock(\.now) }

    package func advance(milliseconds: Int64) { state.withLock { $0.now += milliseconds } }

    package func freshID() -> ULID {
        state.withLock { state in
            let random = UInt128(state.random.next()) << 64 | UInt128(state.random.next())
            return ULID(milliseconds: state.now, random: random)
        }
    }

    package var stamp: Stamp { Stamp(now: { self.now }, freshID: { self.freshID() }) }
}
