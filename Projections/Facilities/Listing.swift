package import Calendar
package import EventModel
package import Events

/// Whose list something stands in, how fresh it is, and whether it is shown.
package struct Listing: Sendable, Equatable {
    package let dataset: DatasetID
    package var source: String
    package var licence: String
    /// Of which day the list is that last said something new of it.
    package var asOf: CivilDate
    /// The day on which somebody who must know last confirmed all of it by hand.
    package var confirmedOn: CivilDate?
    package var status: ListingStatus
    /// Whether the office's newest list leaves it out without saying that it is complete.
    package var isMissing: Bool
    /// The position of the fact that changed it last.
    package var changedAt: Int64

    init(_ dataset: DatasetID, _ provenance: Provenance, by voice: DirectoryVoice, at position: Position) {
        self.init(
            dataset: dataset, source: provenance.source, licence: provenance.licence, asOf: provenance.asOf,
            confirmedOn: voice == .list ? nil : provenance.asOf, status: .shown, isMissing: false,
            changedAt: position.value)
    }

    init(
        dataset: DatasetID, source: String, licence: String, asOf: CivilDate, confirmedOn: CivilDate?,
        status: ListingStatus, isMissing: Bool, changedAt: Int64
    ) {
        self.dataset = dataset
        self.source = source
        self.licence = licence
        self.asOf = asOf
        self.confirmedOn = confirmedOn
        self.status = status
        self.isMissing = isMissing
        self.changedAt = changedAt
    }

    mutating func show(_ status: ListingStatus, at position: Position) {
        self.status = status
        if status != .shown { isMissing = false }
        changedAt = position.value
    }

    mutating func correct(_ provenance: Provenance, by voice: DirectoryVoice, at position: Position) {
        if voice == .list {
            source = provenance.source
            licence = provenance.licence
            asOf = provenance.asOf
        } else {
            confirmedOn = max(confirmedOn ?? provenance.asOf, provenance.asOf)
        }
        changedAt = position.value
    }
}

/// Whether something is shown to families.
package enum ListingStatus: String, ColumnValue, CaseIterable {
    case shown
    case closed
    /// Another one is shown in its place.
    case merged

    package static var columnType: ColumnType { .text }
    package var cell: Cell { .text(rawValue) }
    package init(_ row: any Cells, _ column: Int) { self = Self(rawValue: row.text(column)) ?? .closed }
}

/// A published record in a column: the same text as in the log.
package struct Kept<Kind: Record & Hashable>: ColumnValue {
    /// Nil only where the text is not such a record.
    package let record: Kind?

    init(_ record: Kind) { self.record = record }

    package init(_ cells: any Cells, _ column: Int) {
        var reader = JSONReader(cells.utf8(column))
        record = try? Kind(from: &reader)
    }

    package static var columnType: ColumnType { .text }

    package var cell: Cell {
        var writer = JSONWriter()
        guard (try? record?.write(to: &writer)) != nil else { return .text("") }
        return .text(String(decoding: writer.bytes, as: UTF8.self))
    }

    package func write(to row: any CellWriter, _ column: Int) {
        var writer = JSONWriter()
        try? record?.write(to: &writer)
        writer.bytes.withUnsafeBufferPointer { row.text(utf8: $0, column) }
    }
}
