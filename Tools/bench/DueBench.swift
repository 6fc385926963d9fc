import App
import ArgumentParser
import Calendar
import Delivery
import EventModel
import EventStore
import Events
import Foundation
import Places
import Projections
import Reactions
import SQLiteStore
import floor

/// Who is due what on the fullest day of the year, when every family is: from the table to merged messages.
struct DueBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due", abstract: "Who is due today, 1.6 M households, on a day on which all of them are.")

    @OptionGroup var options: BenchOptions
    @Option(help: "Tables that `bench fill` made; made first if not given.")
    var tables: String?

    func run() async throws { try Figure.show(try await Self.figures(options, tables: tables), options) }

    static func figures(_ options: BenchOptions, tables given: String? = nil) async throws -> [Figure] {
        let directory = try BenchDirectory(in: options.directory)
        let path = given ?? directory.path + "/log-tables.sqlite"
        if given == nil { try Child.run("bench", ["fill", directory.path]) }
        var (rows, floorSeconds): (Int64, Double) = (0, 0)
        try FloorFault.check(floor_query(path, "SELECT * FROM audience ORDER BY household", &rows, &floorSeconds))
        // A process of its own, so that its memory is that of this work.
        let answer = try Child.output("bench", ["count-due", path])
        let parts = answer.split(separator: " ").compactMap { Double($0) }
        guard parts.count == 3 else { throw ValidationError("count-due said “\(answer)”") }
        let (due, seconds, megabytes) = (Int(parts[0]), parts[1], Int(parts[2]))
        guard due == Int(rows) else { throw ValidationError("\(due) of \(rows) households are due") }
        return [
            Figure(
                what: "who is due today, \(rows) households", floor: floorSeconds, ours: seconds,
                bar: .seconds(atMost: 3),
                note: "Due: \(due) families got a message each, \(megabytes) MiB at most in memory (bar 1,024); "
                    + "the floor reads the same table.")
        ]
    }
}

/// Fills a directory with the log, keys and read models of a prefecture.
struct Fill: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "fill", abstract: "Make a prefecture to measure with.")
    @Argument var directory: String
    @Option var households = Prefecture.households

    func run() async throws {
        let store = try SQLiteStore(path: directory + "/log.sqlite", catalogue: .hagukumi)
        let keyring = try FileKeyring(directory: directory + "/keys")
        let log = Log(store: store, catalogue: .hagukumi, keyring: keyring, stamp: Families.stamp)
        let tables = try SQLiteTableStore(path: directory + "/log-tables.sqlite")
        try await Prefecture.fill(tables, log: log, households: households)
    }
}

/// The measured part of `due`: prints families, seconds and MiB at most in memory.
struct CountDue: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "count-due", abstract: "Part of `bench due`.")
    @Argument var tables: String

    func run() async throws {
        let store = try SQLiteTableStore(path: tables)
        let gazetteer = try Gazetteer.load()
        let schedule = StageSchedule(
            catalogue: try StageCatalogue.builtIn(), municipalities: gazetteer.all.map(\.code),
            within: { gazetteer.codes(upFrom: $0) })
        guard let now = JapanTime(iso: "2026-12-20T10:00:00+09:00") else { return }
        let start = ContinuousClock.now
        let planner = DuePlanner(schedule, day: now.date, now: now)
        var plan = BatchPlan()
        var (due, batches): (Int, Int) = (0, 0)
        var next: HouseholdID?
        repeat {
            let after = next
            let page = try await store.read { try planner.page(after: after, in: $0) }
            due += page.messages.count
            batches += page.messages.count { plan.add($0) != nil }
            next = page.next
        } while next != nil
        batches += plan.finish().count
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        print(due, seconds, Child.peakMegabytes())
    }
}
