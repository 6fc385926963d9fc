package import EventModel
import Synchronization

/// Wakes those who wait for the log to grow. One per store; every append raises it.
package final class HeadSignal: Sendable {
    private struct Waiter {
        let beyond: Position
        let continuation: CheckedContinuation<Void, Never>
    }
    private struct State {
        var head = Position.start
        var waiters: [Int: Waiter] = [:]
        var cancelled: Set<Int> = []
        var nextWaiter = 0
    }
    private let state = Mutex(State())

    package init() {}

    package func raise(to head: Position) {
        let woken = state.withLock { state in
            state.head = max(state.head, head)
            let ready = state.waiters.filter { $0.value.beyond < state.head }
            for key in ready.keys { state.waiters[key] = nil }
            return ready.values.map(\.continuation)
        }
        for continuation in woken { continuation.resume() }
    }

    /// Whether the log is known to hold a fact beyond `position`.
    package func isBeyond(_ position: Position) -> Bool { state.withLock { $0.head > position } }

    package func wait(beyond position: Position) async {
        let number = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isReady = state.withLock { state in
                    if state.head > position || state.cancelled.remove(number) != nil { return true }
                    state.waiters[number] = Waiter(beyond: position, continuation: continuation)
                    return false
                }
                if isReady { continuation.resume() }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                let waiter = state.waiters.removeValue(forKey: number)
                if waiter == nil { state.cancelled.insert(number) }
                return waiter
            }
            waiter?.continuation.resume()
        }
        _ = state.withLock { $0.cancelled.remove(number) }
    }
}
