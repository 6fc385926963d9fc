import Calendar
import EventModel
import EventStore
import Events
package import Facilities
import Foundation
import Places
import Projections

/// Takes an office's list into the directory, or shows what that would change.
package struct ListImport: Sendable {
    /// What can be taken in, by name.
    package static let names = ListName.inFiles.map(\.description)

    private let list: ListName
    package let file: String
    package var office: String?
    package var source: String?
    package var licence: String?
    package var asOf: String?
    package var isWhole = false
    package var mayCloseMost = false
    package var isDryRun = false
    /// Names of personal columns that may be published, separated by commas.
    package var allowed: String?
    /// Whether every change and doubt is wanted, not only the first ones.
    package var showsAll = false

    package init(_ list: ListName, file: String) {
        self.list = list
        self.file = file
    }

    /// Nil where no list goes by that name.
    package init?(named name: String, file: String) {
        guard let list = ListName.inFiles.first(where: { $0.description == name }) else { return nil }
        self.init(list, file: file)
    }

    package func run(on installation: Installation) async throws -> Output {
        guard let officeText = office else { throw Problem.wrongUse("--office: say which office answers for the list") }
        guard let source, !source.isEmpty else { throw Problem.wrongUse("--source: say where the list was found") }
        guard let licence, !licence.isEmpty else { throw Problem.wrongUse("--licence: say how the list may be used") }
        let today = installation.world.now.date
        let day = try Words.day(asOf, option: "--as-of") ?? today
        guard day <= today else { throw Problem.wrongUse("--as-of: \(day) is still to come") }
        guard list != .vacancies || asOf != nil else {
            throw Problem.wrongUse("--as-of: say of which day the vacancies were counted")
        }
        let bytes = [UInt8](try NamedFile.bytes(file))
        let dataset = DatasetID(office: try Words.office(officeText), kind: list.kind)
        let reader = ListReader(
            list: list.kind, office: dataset.office, asOf: day, gazetteer: installation.atlas.gazetteer,
            tables: try ListTables.builtIn(), allowed: allowed?.split(separator: ",").map(String.init) ?? [])
        let read: ReadList
        do { read = try reader.read(bytes) } catch { throw Problem.failed("\(file): \(error)") }
        let provenance = Provenance(source: source, licence: licence, asOf: day)
        let name = (file as NSString).lastPathComponent
        let digest = ListDigest.of(bytes)
        let summary: ImportSummary
        switch read.records {
        case .places(let records):
            summary = try await take(
                ImportList<ListedPlaces>(
                    dataset: dataset, layout: list.layout, records: records, provenance: provenance,
                    file: described(name, digest, read, installation)), installation)
        case .gatherings(let records):
            summary = try await take(
                ImportList<ListedGatherings>(
                    dataset: dataset, layout: list.layout, records: records, provenance: provenance,
                    file: described(name, digest, read, installation)), installation)
        case .schemes(let records):
            summary = try await take(
                ImportList<ListedSchemes>(
                    dataset: dataset, layout: list.layout, records: records, provenance: provenance,
                    file: described(name, digest, read, installation)), installation)
        }
        var duplicates = 0
        if !isDryRun, case .places = read.records, !summary.isNothing {
            duplicates = try await DuplicateSearch(installation).note()
        }
        return ListImportOutput(
            read: read, summary: summary, duplicates: duplicates, isDryRun: isDryRun, isWhole: isWhole,
            showsAll: showsAll
        ).output
    }

    private func described<Kind>(
        _ name: String, _ digest: String, _ read: ReadList, _ installation: Installation
    ) -> ImportList<Kind>.ListedFile {
        ImportList<Kind>.ListedFile(
            name: name, digest: digest, doubts: read.doubts.count, isWhole: isWhole, mayCloseMost: mayCloseMost,
            at: installation.world.milliseconds())
    }

    /// Decides, and records the decision unless it is only to be seen.
    private func take<Kind>(
        _ list: ImportList<Kind>, _ installation: Installation
    ) async throws -> ImportSummary {
        let state = try await installation.log.state(for: list)
        if isDryRun { return ImportSummary(try list.decide(given: state), after: state) }
        let facts = try await installation.log.execute(
            list, as: Command(actor: "operator", id: installation.world.freshID()))
        try await installation.projector.catchUp()
        return ImportSummary(facts, after: state)
    }
}
