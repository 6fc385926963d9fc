import ArgumentParser
import EventModel
import EventStore
import SQLiteStore
import floor

/// Durable appends by many callers at once, each waiting for its answer.
struct AppendBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "append", abstract: "Durable appends: 32 concurrent callers, 300-byte events.")

    @OptionGroup var options: BenchOptions

    static let callers = 32
    static let events = 32_000

    func run() async throws { try Figure.show(try await Self.figures(options), options) }

    static func figures(_ options: BenchOptions) async throws -> [Figure] {
        let directory = try BenchDirectory(in: options.directory)
        var floor: (perSecond: [Double], latencies: [Double]) = ([], [])
        var ours: (perSecond: [Double], latencies: [Double]) = ([], [])
        for round in 1...max(1, options.rounds) {
            let first = try directory.newLog("floor-\(round)")
            let (floorSpeed, floorLatencies) = try runFloor(first)
            directory.remove(first)
            let second = try directory.newLog("ours-\(round)")
            let (speed, latencies) = try await runOurs(second)
            directory.remove(second)
            floor.perSecond.append(floorSpeed)
            floor.latencies += floorLatencies
            ours.perSecond.append(speed)
            ours.latencies += latencies
        }
        return [
            Figure(
                what: "durable appends, \(callers) concurrent callers, \(Written.bytes)-byte events",
                floor: floor.perSecond.median, ours: ours.perSecond.median, bar: .ratio(atLeast: 0.7),
                p99: ours.latencies.quantile(0.99), floorP99: floor.latencies.quantile(0.99), p99Below: 10)
        ]
    }

    private static func runFloor(_ path: String) throws -> (perSecond: Double, latencies: [Double]) {
        var latencies = [Double](repeating: 0, count: events)
        var seconds = 0.0
        try FloorFault.check(
            floor_append(
                path, Int32(callers), Int32(events), Int32(Written.bytes), Int32(Households.count), &latencies, &seconds
            ))
        return (Double(events) / seconds, latencies)
    }

    private static func runOurs(_ path: String) async throws -> (perSecond: Double, latencies: [Double]) {
        let store = try SQLiteStore(path: path, catalogue: Written.catalogue)
        let households = Households()
        let clock = ContinuousClock()
        let start = clock.now
        let latencies = try await withThrowingTaskGroup(of: [Double].self) { group in
            for _ in 0..<callers {
                group.addTask {
                    var latencies: [Double] = []
                    for _ in 0..<events / callers {
                        let begun = clock.now
                        let append = Append(
                            [households.written()], recordedAt: 1_764_000_000_000, actor: "family", cause: freshID(),
                            correlation: freshID())
                        _ = try await store.append(append)
                        latencies.append((clock.now - begun) / .milliseconds(1))
                    }
                    return latencies
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        return (Double(events) / ((clock.now - start) / .seconds(1)), latencies)
    }
}
