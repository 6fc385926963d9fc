import ArgumentParser
import EventModel
import EventStore
import SQLiteStore
import floor

/// Appends of a thousand facts each, one after the other.
struct BulkBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bulk", abstract: "Bulk append: 1,000 events a transaction.")

    @OptionGroup var options: BenchOptions

    static let events = 300_000
    static let perTransaction = 1_000

    func run() async throws { try Figure.show(try await Self.figures(options), options) }

    static func figures(_ options: BenchOptions) async throws -> [Figure] {
        let directory = try BenchDirectory(in: options.directory)
        var (floor, ours): ([Double], [Double]) = ([], [])
        for round in 1...max(1, options.rounds) {
            let first = try directory.newLog("floor-\(round)")
            var seconds = 0.0
            try FloorFault.check(
                floor_bulk(
                    first, Int32(events), Int32(perTransaction), Int32(Written.bytes), Int32(Households.count), &seconds
                ))
            directory.remove(first)
            floor.append(Double(events) / seconds)
            let second = try directory.newLog("ours-\(round)")
            ours.append(try await runOurs(second))
            directory.remove(second)
        }
        return [
            Figure(
                what: "bulk append, 1,000 a transaction", floor: floor.median, ours: ours.median,
                bar: .ratio(atLeast: 0.7))
        ]
    }

    private static func runOurs(_ path: String) async throws -> Double {
        let store = try SQLiteStore(path: path, catalogue: Written.catalogue)
        let households = Households()
        let clock = ContinuousClock()
        let start = clock.now
        for _ in 0..<events / perTransaction {
            let facts = (0..<perTransaction).map { _ in households.written() }
            let cause = freshID()
            _ = try await store.append(
                Append(facts, recordedAt: 1_764_000_000_000, actor: "family", cause: cause, correlation: cause))
        }
        return Double(events) / ((clock.now - start) / .seconds(1))
    }
}
