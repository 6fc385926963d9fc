package import Calendar
package import EventModel
package import EventStore
package import Events
package import Facilities
package import Places
import Projections

/// The directory's lists, as anybody may take them away. Closed and merged places are not among them.
package struct OpenShelf: Sendable {
    private let log: Log
    private let tables: any TableStore
    private let gazetteer: Gazetteer
    private let listTables: ListTables
    private let publicURL: String

    package init(
        log: Log, tables: any TableStore, gazetteer: Gazetteer, listTables: ListTables, publicURL: String
    ) {
        self.log = log
        self.tables = tables
        self.gazetteer = gazetteer
        self.listTables = listTables
        self.publicURL = publicURL
    }

    /// One list of one office: what is imported under this name, or counts of free places.
    package struct Item: Hashable, Sendable, CustomStringConvertible {
        package let dataset: DatasetID
        package let isVacancies: Bool

        package init(dataset: DatasetID, isVacancies: Bool = false) {
            self.dataset = dataset
            self.isVacancies = isVacancies
        }

        /// - Parameter name: as `ListName` has it.
        package init?(office: OfficeID, name: String) {
            guard let list = ListName(name) else { return nil }
            self.init(dataset: DatasetID(office: office, kind: list.kind), isVacancies: list == .vacancies)
        }

        /// As the command line and addresses call it.
        package var name: String { ListName(dataset.kind, isVacancies ? .vacancies : .list).description }
        package var description: String { "\(dataset.office)/\(name)" }
        package var formats: [OpenFormat] {
            isVacancies ? [.csv] : OpenFormat.allCases.filter { $0.suits(dataset.kind) }
        }
    }

    /// What tells one state of a list from every other, and when it came about; nil where nothing is shown.
    package struct Edition: Sendable, Equatable {
        let tag: String
        /// Milliseconds since 1970.
        let at: Int64
    }

    /// Counts one up when the same records are written in another way.
    private static let form = 2

    package func edition(of item: Item) async throws -> Edition? {
        let found = try await tables.read { try FacilityDirectory.edition(of: item.dataset, in: $0) }
        guard found.shown > 0 else { return nil }
        let position = Position(found.changedAt)
        let times = Page<Int64>()
        try await log.read(
            .all, after: Position(found.changedAt - 1), through: position, limit: 1, opening: false
        ) { times.append($0.recordedAt) }
        return Edition(
            tag: "\(Self.form)-\(found.changedAt)-\(found.importedAt)-\(found.shown)",
            at: max(found.importedAt, times.take().first ?? 0))
    }

    /// Every list there is, in the order of offices and kinds.
    package func items() async throws -> [Item] {
        try await tables.read { tables in
            var counted: Set<DatasetID> = []
            for row in try FacilityDirectory.datasets(in: tables) where row.layout == ListLayout.vacancies.rawValue {
                counted.insert(row.dataset)
            }
            return try FacilityDirectory.shownDatasets(in: tables).flatMap { dataset in
                let item = Item(dataset: dataset)
                return counted.contains(dataset) ? [item, Item(dataset: dataset, isVacancies: true)] : [item]
            }
        }
    }

    /// Everything that an office shows of a kind.
    package func list(_ item: Item) async throws -> OpenList {
        try await tables.read { tables in
            let name = try StaffDirectory.offices(in: tables).first { $0.office == item.dataset.office }?.name
            return OpenList(
                list: item.dataset.kind, office: item.dataset.office, officeName: name ?? "",
                entries: try Self.entries(item, in: tables))
        }
    }

    /// The list as a file, piece by piece.
    package func file(_ list: OpenList, as format: OpenFormat, on today: CivilDate) -> OpenFile {
        let reader = ListReader(
            list: list.list, office: list.office, asOf: today, gazetteer: gazetteer, tables: listTables)
        let page = list.list == .events ? "events" : "places"
        return OpenFile(list, as: format, by: reader, page: "\(publicURL)/r/\(page)/")
    }

    private static func entries(_ item: Item, in tables: any Tables) throws -> [OpenEntry] {
        let freshness = try FacilityDirectory.freshness(in: tables)
        func entry(_ id: String, _ listing: Listing, _ record: OpenRecord) -> OpenEntry {
            OpenEntry(
                id: id, record: record, source: listing.source, licence: listing.licence,
                asOf: freshness.day(of: listing))
        }
        switch item.dataset.kind {
        case .events:
            return try FacilityDirectory.gatherings(of: item.dataset, in: tables).map {
                entry($0.gathering.description, $0.listing, .gathering($0.record))
            }
        case .schemes:
            return try FacilityDirectory.schemes(of: item.dataset, in: tables).map {
                entry($0.scheme.description, $0.listing, .scheme($0.record))
            }
        default:
            let places = try FacilityDirectory.places(of: item.dataset, in: tables)
            guard item.isVacancies else {
                return places.map { entry($0.place.description, $0.listing, .place($0.record)) }
            }
            return try places.compactMap { place in
                guard let row = try FacilityDirectory.vacancies(of: place.place, in: tables) else { return nil }
                return OpenEntry(
                    id: place.place.description,
                    record: .vacancies(place.record, on: row.countedOn, row.counts.ages), source: row.source,
                    licence: row.licence, asOf: row.countedOn)
            }
        }
    }
}
