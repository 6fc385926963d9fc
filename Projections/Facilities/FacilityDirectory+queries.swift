package import Calendar
package import EventModel
package import Events
package import Places

extension FacilityDirectory {
    /// Of which day each office's newest list is.
    package struct Freshness: Sendable {
        fileprivate let lists: [DatasetID: CivilDate]

        /// Of which day the newest list is; nil where there is none.
        func day(of list: DatasetID) -> CivilDate? { lists[list] }

        /// The newest day on which somebody answered for this: by a list that has it, or by hand.
        package func day(of listing: Listing) -> CivilDate {
            var day = max(listing.asOf, listing.confirmedOn ?? listing.asOf)
            if !listing.isMissing, let list = lists[listing.dataset] { day = max(day, list) }
            return day
        }
    }

    package static func freshness(in tables: any Tables) throws -> Freshness {
        var lists: [DatasetID: CivilDate] = [:]
        for row in try datasets(in: tables) where row.layout == "list" { lists[row.dataset] = row.asOf }
        return Freshness(lists: lists)
    }

    /// Every office's newest files, in the order of offices and kinds.
    package static func datasets(in tables: any Tables) throws -> [DatasetRow] {
        try all("ORDER BY dataset, layout", [], in: tables)
    }

    package static func place(_ place: PlaceID, in tables: any Tables) throws -> PlaceRow? {
        try one(place, in: tables)
    }

    package static func gathering(_ gathering: GatheringID, in tables: any Tables) throws -> GatheringRow? {
        try one(gathering, in: tables)
    }

    package static func scheme(_ scheme: SchemeID, in tables: any Tables) throws -> SchemeRow? {
        try one(scheme, in: tables)
    }

    /// What is published under these tags: the names of places, gatherings and schemes. Other tags are passed over.
    package static func names(ofTags tags: Set<String>, in tables: any Tables) throws -> [String: String] {
        var names: [String: String] = [:]
        for tag in tags {
            let parts = tag.split(separator: ":", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { continue }
            let name: String? =
                switch parts[0] {
                case "place": try PlaceID(parts[1]).flatMap { try place($0, in: tables)?.record.name }
                case "gathering": try GatheringID(parts[1]).flatMap { try gathering($0, in: tables)?.record.name }
                case "scheme": try SchemeID(parts[1]).flatMap { try scheme($0, in: tables)?.record.title }
                default: nil
                }
            if let name { names[tag] = name }
        }
        return names
    }

    package static func vacancies(of place: PlaceID, in tables: any Tables) throws -> VacancyRow? {
        try one(place, in: tables)
    }

    /// Every place that changed after a position, shown or not, in the order of change; all of them after 0.
    ///
    /// For an index kept in memory: read what changed after the highest `changedAt` that it has seen.
    package static func places(
        changedAfter position: Int64, in tables: any Tables, _ body: (PlaceRow) throws -> Void
    ) throws {
        try each("WHERE changed_at > ? ORDER BY changed_at, place", [position.cell], in: tables, body)
    }

    package static func gatherings(
        changedAfter position: Int64, in tables: any Tables, _ body: (GatheringRow) throws -> Void
    ) throws {
        try each("WHERE changed_at > ? ORDER BY changed_at, gathering", [position.cell], in: tables, body)
    }

    package static func schemes(
        changedAfter position: Int64, in tables: any Tables, _ body: (SchemeRow) throws -> Void
    ) throws {
        try each("WHERE changed_at > ? ORDER BY changed_at, scheme", [position.cell], in: tables, body)
    }

    package static func vacancies(in tables: any Tables, _ body: (VacancyRow) throws -> Void) throws {
        try each("ORDER BY place", [], in: tables, body)
    }

    /// What is shown of a dataset, in the order of identifiers.
    package static func places(of dataset: DatasetID, in tables: any Tables) throws -> [PlaceRow] {
        try all("WHERE dataset = ? AND status = 'shown' ORDER BY place", [dataset.cell], in: tables)
    }

    /// Gatherings that were cancelled, of an office's datasets, newest first.
    package static func closedGatherings(of office: OfficeID, in tables: any Tables) throws -> [GatheringRow] {
        try all(
            "WHERE dataset LIKE ? AND status <> 'shown' ORDER BY changed_at DESC, gathering",
            [.text("\(office)/%")], in: tables)
    }

    /// Schemes that were withdrawn, of an office's datasets, newest first.
    package static func closedSchemes(of office: OfficeID, in tables: any Tables) throws -> [SchemeRow] {
        try all(
            "WHERE dataset LIKE ? AND status <> 'shown' ORDER BY changed_at DESC, scheme",
            [.text("\(office)/%")], in: tables)
    }

    package static func gatherings(of dataset: DatasetID, in tables: any Tables) throws -> [GatheringRow] {
        try all("WHERE dataset = ? AND status = 'shown' ORDER BY gathering", [dataset.cell], in: tables)
    }

    package static func schemes(of dataset: DatasetID, in tables: any Tables) throws -> [SchemeRow] {
        try all("WHERE dataset = ? AND status = 'shown' ORDER BY scheme", [dataset.cell], in: tables)
    }

    /// What is compared of a place to find those that are the same one.
    package struct Alike: Sendable {
        package let place: PlaceID
        package let dataset: DatasetID
        package let name: String
        package let address: String
        package let telephone: String
        package let point: GeoPoint?
    }

    /// What may tell that two places are the same one.
    package enum LikenessSign: String, Sendable {
        case name = "name_key"
        case telephone = "telephone_key"
    }

    /// The places that are shown and share a sign with one of another list; signs that more than so many have are left
    /// out.
    package static func alike(
        by sign: LikenessSign, atMost most: Int, in tables: any Tables
    ) throws -> [Alike] {
        var alike: [Alike] = []
        try tables.query(
            """
            SELECT place, dataset, name_key, address_key, telephone_key, latitude, longitude FROM directory_places
            WHERE status = 'shown' AND \(sign.rawValue) IN (
                SELECT \(sign.rawValue) FROM directory_places WHERE status = 'shown' AND \(sign.rawValue) IS NOT NULL
                GROUP BY \(sign.rawValue) HAVING COUNT(DISTINCT dataset) > 1 AND COUNT(*) <= ?)
            ORDER BY place
            """, [most.cell]
        ) { row in
            alike.append(
                Alike(
                    place: PlaceID(row, 0), dataset: DatasetID(row, 1), name: row.text(2), address: row.text(3),
                    telephone: Optional<String>(row, 4) ?? "",
                    point: Optional<Int>(row, 5).flatMap { latitude in
                        Optional<Int>(row, 6).map { GeoPoint(latitude: latitude, longitude: $0) }
                    }))
        }
        return alike
    }

    /// Pairs that nobody has looked at.
    package static func openDuplicates(in tables: any Tables) throws -> [DuplicateRow] {
        try all("WHERE state = 'noticed' ORDER BY first, second", [], in: tables)
    }

    /// Every pair that was ever noted, each in the order of identifiers.
    package static func knownDuplicates(in tables: any Tables) throws -> Set<[PlaceID]> {
        var known: Set<[PlaceID]> = []
        try each("ORDER BY first, second", [], in: tables) { (row: DuplicateRow) in
            known.insert([row.first, row.second].sorted())
        }
        return known
    }

    /// What was reported of any place and nobody has looked at, oldest first.
    package static func openMistakes(in tables: any Tables) throws -> [MistakeRow] {
        try all("WHERE outcome IS NULL ORDER BY reported_on, report", [], in: tables)
    }

    /// The same of one place.
    package static func openMistakes(of place: PlaceID, in tables: any Tables) throws -> [MistakeRow] {
        try all("WHERE place = ? AND outcome IS NULL ORDER BY reported_on, report", [place.cell], in: tables)
    }

    private static func one<R: Row>(_ key: R.Key, in tables: any Tables) throws -> R? {
        try tables.load(R.table.shape, from: R.table.shape.name, key: key.cells) { R.table.read($0) }
    }

    private static func each<R: Row>(
        _ rest: String, _ parameters: [Cell], in tables: any Tables, _ body: (R) throws -> Void
    ) throws {
        try tables.query("SELECT \(R.table.columnList) FROM \(R.table.shape.name) \(rest)", parameters) {
            try body(R.table.read($0))
        }
    }

    private static func all<R: Row>(_ rest: String, _ parameters: [Cell], in tables: any Tables) throws -> [R] {
        var rows: [R] = []
        try each(rest, parameters, in: tables) { rows.append($0) }
        return rows
    }
}
