package import Calendar
package import EventModel
package import Events
import Places

extension ShopBook {
    package static func shop(_ shop: ShopCode, in tables: any Tables) throws -> ShopRow? {
        try tables.load(ShopRow.table.shape, from: ShopRow.table.shape.name, key: shop.cells) { ShopRow.table.read($0) }
    }

    /// The names of shops by their tags. Other tags are passed over.
    package static func names(ofTags tags: Set<String>, in tables: any Tables) throws -> [String: String] {
        var names: [String: String] = [:]
        for tag in tags where tag.hasPrefix("shop:") {
            guard let code = ShopCode(String(tag.dropFirst("shop:".count))) else { continue }
            names[tag] = try shop(code, in: tables)?.record.name
        }
        return names
    }

    /// The shop that the directory shows as a place; nil for every other kind of place.
    package static func shop(at place: PlaceID, in tables: any Tables) throws -> ShopRow? {
        try shops("WHERE place = ?", [place.cell], in: tables).first
    }

    /// Those that wait for an answer, to an application or a change, the oldest first.
    package static func waiting(in tables: any Tables) throws -> [ShopRow] {
        try shops("WHERE waits_since IS NOT NULL ORDER BY waits_since, shop", [], in: tables)
    }

    /// Those that families find and that were taken in on a day or later, the oldest first.
    package static func approved(since day: CivilDate, in tables: any Tables) throws -> [ShopRow] {
        try shops(
            "WHERE approved_on >= ? AND status = 'approved' ORDER BY approved_on, shop", [day.cell], in: tables)
    }

    /// Shops with complaints that nobody has looked at.
    package static func complainedOf(in tables: any Tables) throws -> [ShopRow] {
        try shops("WHERE complaints > 0 ORDER BY shop", [], in: tables)
    }

    /// The shops of one firm that applied together.
    package static func shops(ofChain chain: String, in tables: any Tables) throws -> [ShopRow] {
        try shops("WHERE chain = ? ORDER BY shop", [chain.cell], in: tables)
    }

    /// What an office looks for, in the order of names.
    ///
    /// - Parameters:
    ///   - words: a part of the name in any width, or a shop's code; empty for all.
    ///   - statuses: none for all.
    package static func shops(
        named words: String, statuses: [ShopStatus], in tables: any Tables
    ) throws -> [ShopRow] {
        if let code = ShopCode(words), let found = try shop(code, in: tables) { return [found] }
        let key = Likeness.folded(words)
        let states = statuses.isEmpty ? ShopStatus.allCases : statuses
        let marks = states.map { _ in "?" }.joined(separator: ", ")
        return try shops(
            "WHERE status IN (\(marks)) ORDER BY name_key, shop", states.map(\.cell), in: tables
        ).filter { key.isEmpty || Likeness.folded($0.record.name).contains(key) }
    }

    /// Shops that look like this one: the same name or telephone number, taken in or waiting.
    package static func twins(of row: ShopRow, in tables: any Tables) throws -> [ShopRow] {
        try shops(
            "WHERE name_key = ? AND shop <> ? AND status IN ('waiting', 'approved', 'suspended') ORDER BY shop",
            [Likeness.folded(row.record.name).cell, row.shop.cell], in: tables
        ).filter { $0.record.address.municipality == row.record.address.municipality }
    }

    /// Complaints about a shop that nobody has looked at, the oldest first.
    package static func openComplaints(of shop: ShopCode, in tables: any Tables) throws -> [ComplaintRow] {
        var rows: [ComplaintRow] = []
        try tables.query(
            "SELECT \(ComplaintRow.table.columnList) FROM \(ComplaintRow.table.shape.name)"
                + " WHERE shop = ? AND outcome IS NULL ORDER BY complained_on, complaint", [shop.cell]
        ) { rows.append(ComplaintRow.table.read($0)) }
        return rows
    }

    /// How many passes were good at a shop, day by day; days without any are left out.
    package static func uses(
        of shop: ShopCode, from: CivilDate, through: CivilDate, in tables: any Tables
    ) throws -> [ShopUseRow] {
        var rows: [ShopUseRow] = []
        try tables.query(
            "SELECT \(ShopUseRow.table.columnList) FROM \(ShopUseRow.table.shape.name)"
                + " WHERE shop = ? AND day >= ? AND day <= ? ORDER BY day", [shop.cell, from.cell, through.cell]
        ) { rows.append(ShopUseRow.table.read($0)) }
        return rows
    }

    private static func shops(_ rest: String, _ parameters: [Cell], in tables: any Tables) throws -> [ShopRow] {
        var rows: [ShopRow] = []
        try tables.query("SELECT \(ShopRow.table.columnList) FROM \(ShopRow.table.shape.name) \(rest)", parameters) {
            rows.append(ShopRow.table.read($0))
        }
        return rows
    }
}
