package import Calendar
package import EventModel
package import Events
import Places

/// One shop that applied, whatever became of it. Whom to speak to stays in the log, sealed.
package struct ShopRow: Row {
    package let shop: ShopCode
    package let place: PlaceID
    package let office: OfficeID
    /// The same for all shops of one firm that applied together.
    package let chain: String?
    package var status: ShopStatus
    /// What is published, or what was applied with.
    package var current: Kept<ShopRecord>
    /// What the shop wants to be published instead.
    package var wanted: Kept<ShopRecord>?
    package var appliedOn: CivilDate
    /// The day on which what waits for an answer came.
    package var waitsSince: CivilDate?
    package var changedOn: CivilDate
    /// Complaints that nobody has looked at.
    package var complaints: Int
    /// The day of the first approval.
    package var approvedOn: CivilDate?

    package var key: ShopCode { shop }
    package var record: ShopRecord {
        current.record ?? ShopRecord(name: "", trade: .other, address: .nowhere)
    }

    package static let table = Table(
        "pass_shops", key: 1,
        indexes: [
            ["place"], ["office", "status"], ["status"], ["waits_since"], ["chain"], ["name_key"], ["approved_on"],
        ],
        Column("shop", \ShopRow.shop), Column("place", \.place), Column("office", \.office),
        Column("chain", \.chain), Column("status", \.status), Column("name", \.record.name),
        Column("name_key", { Likeness.folded($0.record.name) }), Column("trade", \.record.trade.rawValue),
        Column("municipality", \.record.address.municipality), Column("is_nationwide", \.record.isNationwide),
        Column("record", \.current), Column("wanted", \.wanted), Column("applied_on", \.appliedOn),
        Column("waits_since", \.waitsSince), Column("changed_on", \.changedOn), Column("complaints", \.complaints),
        Column("approved_on", \.approvedOn)
    ) {
        // What is looked for by is made of the record.
        _ = ($5, $6, $7, $8, $9)
        return ShopRow(
            shop: $0, place: $1, office: $2, chain: $3, status: $4, current: $10, wanted: $11, appliedOn: $12,
            waitsSince: $13, changedOn: $14, complaints: $15, approvedOn: $16)
    }
}

/// What became of a shop's application, and whether families are told of it.
package enum ShopStatus: String, ColumnValue, CaseIterable {
    case waiting
    case approved
    /// Taken in, and kept from families for a while.
    case suspended
    case refused
    case withdrawn

    package static var columnType: ColumnType { .text }
    package var cell: Cell { .text(rawValue) }
    package init(_ row: any Cells, _ column: Int) { self = Self(rawValue: row.text(column)) ?? .withdrawn }
}

/// What a family said of a shop. Their words stay in the log, sealed.
package struct ComplaintRow: Row {
    package let complaint: String
    package let shop: ShopCode
    package let kind: String
    package let hasWords: Bool
    package let complainedOn: CivilDate
    /// Nil as long as nobody has looked at it.
    package var outcome: String?

    package var key: String { complaint }

    package static let table = Table(
        "pass_complaints", key: 1, indexes: [["shop"], ["outcome"]],
        Column("complaint", \ComplaintRow.complaint), Column("shop", \.shop), Column("kind", \.kind),
        Column("has_words", \.hasWords), Column("complained_on", \.complainedOn), Column("outcome", \.outcome),
        build: ComplaintRow.init)
}

/// How many passes were good at a shop on a day.
package struct ShopUseRow: Row {
    package let shop: ShopCode
    package let day: CivilDate
    package var uses: Int

    package struct Key: RowKey {
        let shop: ShopCode
        let day: CivilDate
        package var cells: [Cell] { [shop.cell, day.cell] }
    }
    package var key: Key { Key(shop: shop, day: day) }

    package static let table = Table(
        "pass_shop_uses", key: 2,
        Column("shop", \ShopUseRow.shop), Column("day", \.day), Column("uses", \.uses), build: ShopUseRow.init)
}

extension ShopCode: ColumnValue, RowKey {
    package static var columnType: ColumnType { .text }
    package var cell: Cell { .text(description) }
    package var cells: [Cell] { [cell] }
    package init(_ row: any Cells, _ column: Int) {
        self = ShopCode(row.text(column)) ?? ShopCode(application: ULID(bits: 0))
    }
}

extension PostalAddress {
    fileprivate static let nowhere = PostalAddress(
        municipality: nil, postalCode: nil, text: "", building: nil, access: nil)
}
