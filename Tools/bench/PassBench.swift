import App
import ArgumentParser
import Calendar
import EventModel
import EventStore
import Events
import Foundation
import Passports
import Places
import Projections
import Reactions
import SQLiteStore

/// The first of April: every pass of a prefecture is looked at, and those that passed their last day are ended.
struct PassBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "passes", abstract: "Every pass of 1.6 M households looked at on 1 April, the facts appended.")

    @OptionGroup var options: BenchOptions
    @Option(help: "How many households.")
    var households = Prefecture.households

    func run() async throws { try Figure.show(try await Self.figures(options, households: households), options) }

    static func figures(_ options: BenchOptions, households: Int = Prefecture.households) async throws -> [Figure] {
        let directory = try BenchDirectory(in: options.directory)
        guard let april = JapanTime(iso: "2027-04-01T00:00:30+09:00") else { return [] }
        let store = try SQLiteStore(path: directory.path + "/log.sqlite", catalogue: .hagukumi)
        let log = Log(
            store: store, catalogue: .hagukumi, keyring: try FileKeyring(directory: directory.path + "/keys"),
            stamp: Stamp(now: { april.milliseconds }, freshID: Families.stamp.freshID))
        let tables = try SQLiteTableStore(path: directory.path + "/log-tables.sqlite")
        let ending = try await PassPrefecture.fill(tables, log: log, households: households)
        let keep = KeepPasses(log: log, rule: PassRule(lastAge: .eighteen))
        let start = ContinuousClock.now
        let done = try await keep.settleAll(in: tables)
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        guard done == (households, ending) else {
            throw ValidationError("\(done) of \(households) households, \(ending) of them to be ended")
        }
        return [
            Figure(
                what: "passes on 1 April, \(households) households", floor: nil, ours: seconds,
                bar: .seconds(atMost: 60),
                note: "\(ending) passes ended, each by the facts of its household, and the facts appended.")
        ]
    }
}

/// Families with passes: tables of all of them, and the log of those whose pass ends, because no other is read.
private enum PassPrefecture {
    /// - Returns: how many passes end on 1 April 2027.
    static func fill(_ tables: any TableStore, log: Log, households: Int) async throws -> Int {
        let projector = Projector(log: log, tables: tables, projections: ReadModels.all)
        try await projector.prepare()
        let places = try Gazetteer.load().all.filter(\.isResidence).map(\.code)
        var random = Mixer(state: 20_270_401)
        var count = 0
        for start in stride(from: 0, to: households, by: 50_000) {
            let part = Part(random, places, min(50_000, households - start))
            random = part.random
            try await tables.write { try part.rows.flush(into: $0) }
            for family in stride(from: 0, to: part.ending.count, by: 500) {
                let some = part.ending[family..<min(family + 500, part.ending.count)]
                try await log.append(
                    Array(some.joined()), as: Command(actor: "family", id: log.stamp.freshID()))
            }
            count += part.ending.count
        }
        return count
    }

    private final class Part: @unchecked Sendable {
        // Made by one thread, then flushed by the writer's.
        let rows = Rows(tables: nil)
        private(set) var random: Mixer
        private(set) var ending: [[any Event]] = []

        init(_ random: Mixer, _ places: [MunicipalityCode], _ households: Int) {
            self.random = random
            let handlers = Handlers(joining: [AudienceProjection.handlers(rows), Passes.handlers(rows)])
            for _ in 0..<households {
                let (events, until) = family(places)
                if until.description == "2027-03-31" { ending.append(events) }
                for event in events {
                    let recorded = Recorded(
                        position: .start, id: ULID(bits: 0), recordedAt: 0, actor: "family", cause: ULID(bits: 0),
                        correlation: ULID(bits: 0), event: event)
                    // Rows of an empty table are only in memory: nothing is read, so nothing can fail.
                    try? handlers.handle(recorded)
                }
            }
        }

        private func family(_ places: [MunicipalityCode]) -> ([any Event], CivilDate) {
            let household = HouseholdID(ULID(bits: UInt128(random.next() >> 1) << 64 | UInt128(random.next())))
            let (place, day) = (places[Int(random.next() % UInt64(places.count))], CivilDate(dayNumber: 20_400))
            // Born between 2 April 2008 and November 2025: in all school years alike.
            let births = (1...(random.next() % 2 == 0 ? 1 : 2)).map { _ in
                CivilDate(dayNumber: Int32(13_971 + Int(random.next() % 6_429)))
            }
            let until = births.map { LegalAge(born: $0).endOfFiscalYear(afterReaching: 18) }.max() ?? day
            var events: [any Event] = [
                HouseholdFollowed(household: household, lineUser: .known("U\(household)"), at: 0),
                ResidenceRecorded(
                    household: household, municipality: place, way: .postalCode, postalCode: nil, on: day),
                HouseholdRegistered(household: household, on: day),
            ]
            for (index, born) in births.enumerated() {
                events.append(
                    ChildRegistered(
                        household: household, child: ChildNumber(index + 1), born: .known(born), on: day))
            }
            events.append(
                PassIssued(
                    pass: PassID(household.ulid), household: household, serial: PassSerial(household.ulid), link: nil,
                    municipality: place, ground: .child, until: .known(until), on: day))
            return (events, until)
        }
    }
}
