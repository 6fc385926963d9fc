import Dispatch
import Synchronization

/// Looks at a file now and then while somebody waits for what another process may do to it.
final class FileWatch: Sendable {
    private struct Watching {
        var waiters = 0
        var timer: (any DispatchSourceTimer)?
    }
    private let watching = Mutex(Watching())
    private let queue = DispatchQueue(label: "hagukumi.file-watch")
    private let look: @Sendable () -> Void
    private static let interval = DispatchTimeInterval.milliseconds(250)

    init(_ look: @escaping @Sendable () -> Void) { self.look = look }

    deinit { watching.withLock { $0.timer?.cancel() } }

    func during(_ body: () async -> Void) async {
        watching.withLock { watching in
            watching.waiters += 1
            if watching.timer == nil { watching.timer = started() }
        }
        await body()
        watching.withLock { watching in
            watching.waiters -= 1
            guard watching.waiters == 0 else { return }
            watching.timer?.cancel()
            watching.timer = nil
        }
    }

    private func started() -> any DispatchSourceTimer {
        let timer = DispatchSource.makeTimerSource(queue: queue)
        timer.schedule(deadline: .now() + Self.interval, repeating: Self.interval)
        timer.setEventHandler { [look] in look() }
        timer.resume()
        return timer
    }
}
