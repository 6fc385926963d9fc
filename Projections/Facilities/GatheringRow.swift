package import Calendar
package import EventModel
package import Events
import Places

/// Something that takes place on certain days, shown or not.
package struct GatheringRow: Row {
    package let gathering: GatheringID
    package var listing: Listing
    package var current: Kept<Gathering>

    package var key: GatheringID { gathering }
    /// What is published now.
    package var record: Gathering {
        let never = CivilDate(dayNumber: 0)
        return current.record
            ?? Gathering(name: "", days: GatheringDays(from: never, until: never, start: nil, end: nil, note: nil))
    }

    package static let table = Table(
        "directory_gatherings", key: 1,
        indexes: [["dataset"], ["changed_at"], ["status", "until_day"]],
        Column("gathering", \GatheringRow.gathering), Column("dataset", \.listing.dataset),
        Column("status", \.listing.status), Column("name", \.record.name), Column("from_day", \.record.days.from),
        Column("until_day", \.record.days.until), Column("municipality", \.record.address?.municipality),
        Column("source", \.listing.source), Column("licence", \.listing.licence), Column("as_of", \.listing.asOf),
        Column("confirmed_on", \.listing.confirmedOn), Column("is_missing", \.listing.isMissing),
        Column("changed_at", \.listing.changedAt), Column("record", \.current)
    ) {
        let listing = Listing(
            dataset: $1, source: $7, licence: $8, asOf: $9, confirmedOn: $10, status: $2, isMissing: $11,
            changedAt: $12)
        return GatheringRow(gathering: $0, listing: listing, current: $13)
    }
}

/// Money, things or help that families may ask for, shown or not.
package struct SchemeRow: Row {
    package let scheme: SchemeID
    package var listing: Listing
    package var current: Kept<SupportScheme>

    package var key: SchemeID { scheme }
    /// What is published now.
    package var record: SupportScheme { current.record ?? SupportScheme(title: "") }

    package static let table = Table(
        "directory_schemes", key: 1, indexes: [["dataset"], ["changed_at"]],
        Column("scheme", \SchemeRow.scheme), Column("dataset", \.listing.dataset),
        Column("status", \.listing.status), Column("title", \.record.title),
        Column("municipality", \.record.municipality), Column("source", \.listing.source),
        Column("licence", \.listing.licence), Column("as_of", \.listing.asOf),
        Column("confirmed_on", \.listing.confirmedOn), Column("is_missing", \.listing.isMissing),
        Column("changed_at", \.listing.changedAt), Column("record", \.current)
    ) {
        let listing = Listing(
            dataset: $1, source: $5, licence: $6, asOf: $7, confirmedOn: $8, status: $2, isMissing: $9,
            changedAt: $10)
        return SchemeRow(scheme: $0, listing: listing, current: $11)
    }
}

/// The newest file of an office and kind: what it was, where it was found, and what it left out.
package struct DatasetRow: Row {
    package let dataset: DatasetID
    /// `list`, or `vacancies`.
    package let layout: String
    package let file: String
    package let digest: String
    package let source: String
    package let licence: String
    package let asOf: CivilDate
    package let isWhole: Bool
    package let rows: Int
    package let doubts: Int
    /// Identifiers of what is shown though the file leaves it out, separated by spaces.
    package let missing: String
    /// Milliseconds since 1970.
    package let importedAt: Int64

    package struct Key: RowKey {
        let dataset: DatasetID
        let layout: String
        package var cells: [Cell] { [dataset.cell, layout.cell] }
    }
    package var key: Key { Key(dataset: dataset, layout: layout) }

    package static let table = Table(
        "directory_datasets", key: 2,
        Column("dataset", \DatasetRow.dataset), Column("layout", \.layout), Column("file", \.file),
        Column("digest", \.digest), Column("source", \.source), Column("licence", \.licence),
        Column("as_of", \.asOf), Column("is_whole", \.isWhole), Column("record_count", \.rows),
        Column("doubts", \.doubts), Column("missing", \.missing), Column("imported_at", \.importedAt),
        build: DatasetRow.init)
}
