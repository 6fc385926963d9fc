import EventStore
import Logging
import Synchronization
import Testing

@testable import App

@Suite("Work that goes on until the service stops")
struct LoopTests {
    private struct Defect: Error {}

    /// Runs a body that throws these one after the other and then ends, and tells how often it ran and paused.
    private func run(throwing faults: [any Error]) async throws -> (runs: Int, pauses: [Int64]) {
        let runs = Mutex(0)
        let pauses = Mutex<[Int64]>([])
        let loop = Loop(
            "test", logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            pause: { pause in pauses.withLock { $0.append(pause.components.seconds) } }
        ) {
            let run = runs.withLock { count in
                count += 1
                return count
            }
            if run <= faults.count { throw faults[run - 1] }
        }
        try await loop.run()
        return (runs.withLock { $0 }, pauses.withLock { $0 })
    }

    @Test("it goes on when the disk has room again")
    func full() async throws {
        let done = try await run(throwing: [StoreFault.full("disk"), StoreFault.full("disk")])
        #expect(done.runs == 3 && done.pauses == [1, 2])
    }

    @Test("its pauses grow from a second to half a minute, however the store fails")
    func pauses() async throws {
        let done = try await run(throwing: (1...7).map { StoreFault.failed("busy \($0)") })
        #expect(done.runs == 8 && done.pauses == [1, 2, 4, 8, 16, 30, 30])
    }

    @Test("a newer log, and anything that is no fault of the store, ends it")
    func ends() async throws {
        await #expect(throws: StoreFault.newer("9")) { try await run(throwing: [StoreFault.newer("9")]) }
        await #expect(throws: Defect.self) { try await run(throwing: [StoreFault.full(""), Defect()]) }
        let cancelled = try await run(throwing: [CancellationError()])
        #expect(cancelled.runs == 1 && cancelled.pauses.isEmpty)
    }
}
