package import EventModel
package import Events

extension Audience {
    /// Walks over every household that a message may reach, in the order of their ids.
    package static func eachReachable(in tables: any Tables, _ body: (Audience) throws -> Void) throws {
        try tables.query("SELECT \(table.columnList) FROM audience WHERE is_reachable = 1 ORDER BY household", []) {
            try body(table.read($0))
        }
    }

    /// The LINE users of these households, of those that may still be reached: whoever left since then is not in it.
    package static func lineUsers(of households: [HouseholdID], in tables: any Tables) throws -> [HouseholdID: String] {
        var users: [HouseholdID: String] = [:]
        for household in households {
            try tables.query(
                "SELECT line_user FROM audience WHERE household = ? AND is_reachable = 1", [household.cell]
            ) { users[household] = $0.text(0) }
        }
        return users
    }

    package static func household(_ household: HouseholdID, in tables: any Tables) throws -> Audience? {
        try tables.load(table.shape, from: "audience", key: household.cells) { table.read($0) }
    }
}
