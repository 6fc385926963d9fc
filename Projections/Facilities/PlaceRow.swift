package import Calendar
package import EventModel
package import Events
import Foundation
import Places

/// One place of the directory, shown or not.
package struct PlaceRow: Row {
    package let place: PlaceID
    package var listing: Listing
    /// What is published now.
    package var current: Kept<Place>
    /// What the office's list said last, where an office or keeper has corrected it by hand since.
    package var listed: Kept<Place>?
    /// Where it was merged into another one.
    package var mergedInto: PlaceID?

    package var key: PlaceID { place }
    /// What is published now.
    package var record: Place { current.record ?? Place(kind: .other, name: "") }

    package static let table = Table(
        "directory_places", key: 1,
        indexes: [
            ["dataset"], ["changed_at"], ["status", "municipality"], ["merged_into"],
            ["name_key", "status", "dataset"], ["telephone_key", "status", "dataset"],
        ],
        Column("place", \PlaceRow.place), Column("dataset", \.listing.dataset), Column("status", \.listing.status),
        Column("kind", \.record.kind), Column("name", \.record.name),
        Column("municipality", \.record.address?.municipality), Column("latitude", \.record.point?.latitude),
        Column("longitude", \.record.point?.longitude), Column("source", \.listing.source),
        Column("licence", \.listing.licence), Column("as_of", \.listing.asOf),
        Column("confirmed_on", \.listing.confirmedOn), Column("is_missing", \.listing.isMissing),
        Column("changed_at", \.listing.changedAt), Column("merged_into", \.mergedInto),
        Column("record", \.current), Column("listed", \.listed),
        Column("name_key", { Likeness.folded($0.record.name) }),
        Column("kana_key", { $0.record.kana.map(Likeness.folded) }),
        Column("address_key", { Likeness.folded($0.record.address?.text ?? "") }),
        Column("telephone_key", { $0.record.contact?.telephone.flatMap(PlaceRow.key(ofTelephone:)) }),
        Column("problems", { DirectoryQuality.mask(of: $0.record) })
    ) {
        let listing = Listing(
            dataset: $1, source: $8, licence: $9, asOf: $10, confirmedOn: $11, status: $2, isMissing: $12,
            changedAt: $13)
        // What is looked for by is made of the record.
        _ = ($17, $18, $19, $20, $21)
        return PlaceRow(place: $0, listing: listing, current: $15, listed: $16, mergedInto: $14)
    }

    /// The digits of a number by which a place may be told; nil for what is too short.
    private static func key(ofTelephone number: String) -> String? {
        let digits = number.precomposedStringWithCompatibilityMapping.filter { ("0"..."9").contains($0) }
        return digits.count >= 9 ? digits : nil
    }

    /// Takes over a correction: what a list changes leaves the rest as it was corrected by hand.
    mutating func correct(_ fact: PlaceCorrected, at position: Position) {
        listing.correct(fact.provenance, by: fact.by, at: position)
        let before = listed?.record ?? record
        if fact.by == .list {
            let updated = record.updated(from: before, to: fact.record)
            listed = updated == fact.record ? nil : Kept(fact.record)
            current = Kept(updated)
        } else {
            listed = fact.record == before ? nil : Kept(before)
            current = Kept(fact.record)
        }
    }
}

/// The newest count of vacancies at a place.
package struct VacancyRow: Row {
    package let place: PlaceID
    package let countedOn: CivilDate
    package let counts: VacancyList
    package let source: String
    package let licence: String

    package var key: PlaceID { place }

    package static let table = Table(
        "directory_vacancies", key: 1,
        Column("place", \VacancyRow.place), Column("counted_on", \.countedOn), Column("counts", \.counts),
        Column("source", \.source), Column("licence", \.licence), build: VacancyRow.init)
}

/// Two places that look like the same one, and what was found about them.
package struct DuplicateRow: Row {
    package let first: PlaceID
    package let second: PlaceID
    package var sign: String
    package var metres: Int?
    package var state: State

    package enum State: String, ColumnValue, CaseIterable {
        /// Nobody has looked at them yet.
        case noticed
        case merged
        case dismissed

        package static var columnType: ColumnType { .text }
        package var cell: Cell { .text(rawValue) }
        package init(_ row: any Cells, _ column: Int) { self = Self(rawValue: row.text(column)) ?? .noticed }
    }

    package struct Key: RowKey {
        let first: PlaceID
        let second: PlaceID
        package var cells: [Cell] { [first.cell, second.cell] }
    }
    package var key: Key { Key(first: first, second: second) }

    package static let table = Table(
        "directory_duplicates", key: 2, indexes: [["state"]],
        Column("first", \DuplicateRow.first), Column("second", \.second), Column("sign", \.sign),
        Column("metres", \.metres), Column("state", \.state), build: DuplicateRow.init)
}

/// What somebody said is wrong with a place. Their words stay in the log, sealed.
package struct MistakeRow: Row {
    package let report: String
    package let place: PlaceID
    package let mistake: String
    /// A family, or whoever runs the place.
    package let by: String
    package let hasWords: Bool
    package let reportedOn: CivilDate
    /// Nil as long as nobody has looked at it.
    package var outcome: String?

    package var key: String { report }

    package static let table = Table(
        "directory_mistakes", key: 1, indexes: [["place"], ["outcome"]],
        Column("report", \MistakeRow.report), Column("place", \.place), Column("mistake", \.mistake),
        Column("said_by", \.by), Column("has_words", \.hasWords), Column("reported_on", \.reportedOn),
        Column("outcome", \.outcome), build: MistakeRow.init)
}
