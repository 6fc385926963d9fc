import Calendar
package import EventModel
import Events
package import Places

/// Families that a message was requested for, and what LINE said.
package struct DeliverySums: Sendable, Equatable {
    package var requested = 0
    package var accepted = 0
    package var failed = 0
    package var unknown = 0

    mutating func change(_ outcome: DeliveryBatch.Outcome, by families: Int) {
        switch outcome {
        case .requested: break
        case .accepted: accepted += families
        case .failed: failed += families
        case .unknown: unknown += families
        }
    }
}

/// The deliveries of a month in one place, over all messages.
package struct DeliveryMonth: Row {
    /// `2026-11`
    package let month: String
    package let municipality: MunicipalityCode
    package var sums: DeliverySums

    package struct Key: RowKey {
        let month: String
        let municipality: MunicipalityCode
        package var cells: [Cell] { [month.cell, municipality.cell] }
    }
    package var key: Key { Key(month: month, municipality: municipality) }

    package static let table = Table(
        "delivery_months", key: 2,
        Column("month", \DeliveryMonth.month), Column("municipality", \.municipality),
        Column("requested", \.sums.requested), Column("accepted", \.sums.accepted),
        Column("failed", \.sums.failed), Column("unknown", \.sums.unknown)
    ) { month, municipality, requested, accepted, failed, unknown in
        DeliveryMonth(
            month: month, municipality: municipality,
            sums: DeliverySums(requested: requested, accepted: accepted, failed: failed, unknown: unknown))
    }
}

/// The deliveries of one message in a month: in one place, and over all places.
package struct EntryMonth: Row {
    /// A code, or `everywhere`.
    package let place: String
    package let month: String
    package let entry: String
    package var sums: DeliverySums

    package static let everywhere = "everywhere"

    package struct Key: RowKey {
        let place: String
        let month: String
        let entry: String
        package var cells: [Cell] { [place.cell, month.cell, entry.cell] }
    }
    package var key: Key { Key(place: place, month: month, entry: entry) }

    package static let table = Table(
        "entry_months", key: 3,
        Column("place", \EntryMonth.place), Column("month", \.month), Column("entry", \.entry),
        Column("requested", \.sums.requested), Column("accepted", \.sums.accepted),
        Column("failed", \.sums.failed), Column("unknown", \.sums.unknown)
    ) { place, month, entry, requested, accepted, failed, unknown in
        EntryMonth(
            place: place, month: month, entry: entry,
            sums: DeliverySums(requested: requested, accepted: accepted, failed: failed, unknown: unknown))
    }
}

/// Adds to the months what is added to the days.
final class MonthTally {
    private let places: RowSet<DeliveryMonth>
    private let entries: RowSet<EntryMonth>

    init(_ rows: Rows) {
        places = rows.of(DeliveryMonth.self)
        entries = rows.of(EntryMonth.self)
    }

    func add(
        on day: CivilDate, _ municipality: MunicipalityCode, _ entry: String, _ change: (inout DeliverySums) -> Void
    ) throws {
        let month = String(day.description.prefix(7))
        let place = DeliveryMonth(month: month, municipality: municipality, sums: DeliverySums())
        try places.update(place.key, orInsert: place) { change(&$0.sums) }
        for name in [municipality.description, EntryMonth.everywhere] {
            let row = EntryMonth(place: name, month: month, entry: entry, sums: DeliverySums())
            try entries.update(row.key, orInsert: row) { change(&$0.sums) }
        }
    }
}
