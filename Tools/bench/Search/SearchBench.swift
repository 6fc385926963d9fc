import ArgumentParser
import Calendar
import EventModel
import Facilities
import Foundation
import Places
import SQLiteStore

/// Searches of one caller among 200,000 places and 50,000 events, beside what a database does with the same words.
struct SearchBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Searches among 200,000 places and 50,000 events, one after the other.")

    @OptionGroup var options: BenchOptions

    func run() async throws { try Figure.show(try await Self.figures(options), options) }

    static func figures(_ options: BenchOptions) async throws -> [Figure] {
        var drawn = DrawnDirectory()
        let folding = try Folding.builtIn()
        let atlas = try Atlas.load()
        let index = SearchIndex(folding, atlas.gazetteer)
        let entries =
            (0..<DrawnDirectory.places).map { drawn.place($0) }
            + (0..<DrawnDirectory.gatherings).map { drawn.gathering($0) }
        let memory = Memory.resident
        let clock = ContinuousClock()
        let start = clock.now
        var changes = index.changes()
        for entry in entries { changes.put(entry) }
        index.take(changes)
        let made = (clock.now - start) / .seconds(1)
        changes = index.changes()
        let grown = Memory.resident - memory
        var figures = [
            Figure(
                what: "search: index of 250,000 made", floor: nil, ours: made, bar: .seconds(atMost: 10),
                note: "The index takes about \(grown >> 20) MB; it is made beside the service, not before it answers.")
        ]
        for entry in entries.prefix(500) { changes.put(entry) }
        let before = clock.now
        index.take(changes)
        figures.append(
            Figure(
                what: "search: 500 changes taken in", floor: nil, ours: (clock.now - before) / .seconds(1),
                bar: .seconds(atMost: 1)))
        let floor = try await SearchFloor(options, entries.prefix(DrawnDirectory.places), folding)
        for kind in DrawnQueries.all(&drawn) {
            let ours = milliseconds(kind.queries) { _ = index.search($0, now: DrawnDirectory.now) }
            var figure = Figure(
                what: "search: \(kind.name)", floor: nil, ours: 1_000 / ours.mean, bar: .latency,
                p99: ours.quantile(0.99),
                p99Below: 10)
            figure.note = String(
                format: "%@: p50 %.2f ms, p99 %.2f ms", kind.name, ours.quantile(0.5), ours.quantile(0.99))
            if kind.compares {
                let scan = try await floor.scan(kind.queries.prefix(20))
                let indexed = try await floor.indexed(kind.queries.prefix(60))
                figure.floor = 1_000 / scan.mean
                figure.note? += String(
                    format: "; SQLite LIKE p50 %.1f, p99 %.1f; FTS5 p50 %.2f, p99 %.2f%@", scan.quantile(0.5),
                    scan.quantile(0.99), indexed.times.quantile(0.5), indexed.times.quantile(0.99),
                    indexed.isBlind ? ", and it finds nothing: fewer than three characters" : "")
            }
            figures.append(figure)
        }
        figures.append(try read(index, folding, atlas))
        return figures + (try await ServedSearch.figures(options))
    }

    private static func read(_ index: SearchIndex, _ folding: Folding, _ atlas: Atlas) throws -> Figure {
        let reader = try QueryReader(folding, atlas, index)
        let typed = ["港北区 一時預かり 土曜", "222-0011", "菊名 公園", "鶴見の図書館", "1歳 空き 保育園", "授乳室 今"]
        let times = milliseconds((0..<600).map { typed[$0 % typed.count] }) {
            _ = index.search(reader.read($0, now: DrawnDirectory.now).query, now: DrawnDirectory.now)
        }
        return Figure(
            what: "search: free words, read and searched", floor: nil, ours: 1_000 / times.mean, bar: .latency,
            p99: times.quantile(0.99), p99Below: 10)
    }

    static func milliseconds<Input>(_ inputs: some Sequence<Input>, _ body: (Input) throws -> Void) rethrows -> [Double]
    {
        let clock = ContinuousClock()
        return try inputs.map { input in
            let start = clock.now
            try body(input)
            return (clock.now - start) / .milliseconds(1)
        }
    }
}

extension [Double] {
    fileprivate var mean: Double { reduce(0, +) / Double(Swift.max(count, 1)) }
}

/// What this process holds in memory, in bytes.
private enum Memory {
    static var resident: Int {
        let status = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        return (status.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 4096
    }
}
