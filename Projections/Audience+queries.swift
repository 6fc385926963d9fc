package import EventModel
package import Events

extension Audience {
    /// Walks over households that a message may reach, in the order of their ids.
    ///
    /// - Returns: the last household, to go on after; nil when there are no more.
    package static func page(
        after household: HouseholdID?, limit: Int, in tables: any Tables, _ body: (Audience) throws -> Void
    ) throws -> HouseholdID? {
        var last: HouseholdID?
        var count = 0
        try tables.query(
            """
            SELECT \(table.columnList) FROM audience WHERE household > ? AND is_reachable = 1
            ORDER BY household LIMIT ?
            """,
            [.text(household?.description ?? ""), .integer(Int64(limit))]
        ) { cells in
            let family = table.read(cells)
            last = family.household
            count += 1
            try body(family)
        }
        return count == limit ? last : nil
    }

    /// These households as they are now; those that can't be reached any more are not among them.
    package static func reachable(
        _ households: [HouseholdID], in tables: any Tables
    ) throws -> [HouseholdID: Audience] {
        var found: [HouseholdID: Audience] = [:]
        found.reserveCapacity(households.count)
        for household in households {
            guard let family = try self.household(household, in: tables), family.isReachable else { continue }
            found[household] = family
        }
        return found
    }

    /// One household, reachable or not.
    package static func household(_ household: HouseholdID, in tables: any Tables) throws -> Audience? {
        try tables.load(table.shape, from: "audience", key: household.cells) { table.read($0) }
    }
}
