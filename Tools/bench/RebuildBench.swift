import App
import ArgumentParser
import EventModel
import EventStore
import Events
import Projections
import SQLiteStore
import floor

/// Every read model from an empty file: a million events of 50,000 households, deliveries among them.
struct RebuildBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild", abstract: "Rebuild of all read models from the log, personal values opened.")

    @OptionGroup var options: BenchOptions

    static let (events, households) = (1_000_000, 50_000)

    func run() async throws { try Figure.show(try await Self.figures(options), options) }

    static func figures(_ options: BenchOptions) async throws -> [Figure] {
        let directory = try BenchDirectory(in: options.directory)
        let path = directory.path + "/families.sqlite"
        let keyring = try FileKeyring(directory: directory.path + "/keys")
        let store = try SQLiteStore(path: path, catalogue: .hagukumi)
        let log = Log(store: store, catalogue: .hagukumi, keyring: keyring, stamp: Families.stamp)
        let count = try await Families.write(events, of: households, to: log)
        var (floor, ours): ([Double], [Double]) = ([], [])
        for round in 1...min(3, max(1, options.rounds)) {
            var (rows, bytes, seconds): (Int64, Int64, Double) = (0, 0, 0)
            try FloorFault.check(floor_scan(path, &rows, &bytes, &seconds))
            floor.append(Double(rows) / seconds)
            let tables = try SQLiteTableStore(path: directory.path + "/tables-\(round).sqlite")
            let projector = Projector(log: log, tables: tables, projections: ReadModels.all)
            let start = ContinuousClock.now
            try await projector.prepare()
            ours.append(Double(count) / ((ContinuousClock.now - start) / .seconds(1)))
        }
        return [
            Figure(
                what: "rebuild of all read models", floor: floor.median, ours: ours.median,
                bar: .perSecond(atLeast: 300_000),
                note: "Rebuild: \(count) events, \(households) households, \(ReadModels.all.count) read models; "
                    + "the floor only reads the log.")
        ]
    }
}
