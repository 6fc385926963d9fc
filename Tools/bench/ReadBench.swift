import ArgumentParser
import EventModel
import EventStore
import Events
import SQLiteStore
import Synchronization
import floor

/// Every event of a log of families, decoded into its current type by one thread.
struct ReadBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read", abstract: "Read all, decoded into current event types; personal values stay sealed.")

    @OptionGroup var options: BenchOptions

    static let events = 500_000

    func run() async throws { try Figure.show(try await Self.figures(options), options) }

    static func figures(_ options: BenchOptions) async throws -> [Figure] {
        let directory = try BenchDirectory(in: options.directory)
        let path = directory.path + "/families.sqlite"
        let store = try SQLiteStore(path: path, catalogue: .hagukumi)
        let count = try await Families.write(atLeast: events, to: store)
        let log = Log(
            store: store, catalogue: .hagukumi, keyring: MemoryKeyring(),
            stamp: Stamp(now: { 0 }, freshID: freshID))
        var (floor, ours): ([Double], [Double]) = ([], [])
        var bytes: Int64 = 0
        for _ in 1...max(1, options.rounds) {
            var (rows, seconds): (Int64, Double) = (0, 0)
            bytes = 0
            try FloorFault.check(floor_scan(path, &rows, &bytes, &seconds))
            guard rows == count else { throw ValidationError("the floor saw \(rows) of \(count) events") }
            floor.append(Double(rows) / seconds)
            ours.append(Double(count) / (try await runOurs(log, count)))
        }
        return [
            Figure(
                what: "read all, decoded into current event types", floor: floor.median, ours: ours.median,
                bar: .perSecond(atLeast: 500_000),
                note: "Read: \(count) events of \(bytes / Int64(count)) bytes of data each; the floor decodes nothing.")
        ]
    }

    /// - Returns: seconds.
    private static func runOurs(_ log: Log, _ count: Int) async throws -> Double {
        let seen = Counter()
        let clock = ContinuousClock()
        let start = clock.now
        try await log.read(.all, opening: false) { recorded in
            if recorded.position.value > 0 { seen.value.add(1, ordering: .relaxed) }
        }
        guard seen.value.load(ordering: .relaxed) == count else { throw ValidationError("not every event was read") }
        return (clock.now - start) / .seconds(1)
    }
}

private final class Counter: Sendable {
    let value = Atomic<Int>(0)
}
