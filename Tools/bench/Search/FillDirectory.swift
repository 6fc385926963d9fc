import App
import ArgumentParser
import Calendar
import EventModel
import EventStore
import Events
import Foundation
import Places
import SQLiteStore

/// Writes the log of a directory of the order of magnitude of all Japan, and its read models.
struct FillDirectory: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fill-directory", abstract: "Part of `bench search`.")
    @Argument var directory: String

    private static let atOnce = 2_000
    private static let provenance = Provenance(source: "bench", licence: "CC0", asOf: DrawnDirectory.today)

    func run() async throws {
        try await writeLog()
        // The read models are rebuilt on opening.
        let settings = try await Settings.load(environment: Child.serviceSettings(in: directory))
        _ = try await Installation.open(settings, world: World())
    }

    private func writeLog() async throws {
        guard let office = OfficeID("city:14100") else { throw ValidationError("city:14100 is no office") }
        let store = try SQLiteStore(path: directory + "/log.sqlite", catalogue: .hagukumi)
        let keyring = try FileKeyring(directory: directory + "/keys")
        let log = Log(store: store, catalogue: .hagukumi, keyring: keyring, stamp: Families.stamp)
        var drawn = DrawnDirectory()
        let (childcare, events) = (
            DatasetID(office: office, kind: .childcare), DatasetID(office: office, kind: .events)
        )
        var facts: [any Event] = [OfficeOpened(office: office, name: "横浜市")]
        func write() async throws {
            try await log.append(facts, as: Command(actor: "operator", id: Families.stamp.freshID()))
            facts = []
        }
        for number in 0..<DrawnDirectory.places {
            let (place, vacancies) = drawn.placeRecord(number)
            let id = PlaceID(origin: ["\(number)"])
            facts.append(
                PlacePublished(place: id, dataset: childcare, provenance: Self.provenance, by: .list, record: place))
            if !vacancies.isEmpty {
                facts.append(
                    VacanciesCounted(
                        dataset: childcare, on: DrawnDirectory.today, provenance: Self.provenance,
                        counts: [PlaceVacancies(place: id, ages: vacancies)]))
            }
            if facts.count >= Self.atOnce { try await write() }
        }
        for number in 0..<DrawnDirectory.gatherings {
            facts.append(
                GatheringPublished(
                    gathering: GatheringID(origin: ["\(number)"]), dataset: events, provenance: Self.provenance,
                    by: .list, record: drawn.gatheringRecord()))
            if facts.count >= Self.atOnce { try await write() }
        }
        try await write()
    }
}
