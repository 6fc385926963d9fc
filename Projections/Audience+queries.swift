package import Calendar
package import EventModel
package import Events
package import Places

extension Audience {
    /// A row while a walk stands on it. Each value is read when it is asked for, straight from the database's memory:
    /// a whole prefecture is walked over. Columns without a value have no text, so they are no date and no place.
    package struct Glimpse {
        private let cells: any Cells
        package let household: HouseholdID

        fileprivate init(_ cells: any Cells) {
            self.cells = cells
            household = HouseholdID(ULID(utf8: cells.utf8(0)) ?? ULID(bits: 0))
        }

        fileprivate static let columns = """
            household, line_user, municipality, language, topics, quiet_from, quiet_until, registered_on,
            residence_changed_on, paused_until, children
            """

        package var lineUser: String { cells.text(1) }
        package var municipality: MunicipalityCode? { MunicipalityCode(utf8: cells.utf8(2)) }
        package var language: Language { Language(rawValue: cells.text(3)) ?? .japanese }
        package var topics: TopicMask { TopicMask(bits: cells.integer(4)) }
        package var quietFrom: Int { Int(cells.integer(5)) }
        package var quietUntil: Int { Int(cells.integer(6)) }
        package var registeredOn: CivilDate? { CivilDate(utf8: cells.utf8(7)) }
        package var residenceChangedOn: CivilDate? { CivilDate(utf8: cells.utf8(8)) }
        package var pausedUntil: CivilDate? { CivilDate(utf8: cells.utf8(9)) }
        package func eachChild(_ body: (FamilyChild) -> Void) { FamilyChildren.each(in: cells.utf8(10), body) }
    }

    /// Walks over households that a message may reach, in the order of their ids.
    ///
    /// - Returns: the last household, to go on after; nil when there are no more.
    package static func page(
        after household: HouseholdID?, limit: Int, in tables: any Tables, _ body: (Glimpse) throws -> Void
    ) throws -> HouseholdID? {
        var last: HouseholdID?
        var count = 0
        try tables.query(
            """
            SELECT \(Glimpse.columns) FROM audience WHERE household > ? AND is_reachable = 1
            ORDER BY household LIMIT ?
            """, [.text(household?.description ?? ""), .integer(Int64(limit))]
        ) { cells in
            let family = Glimpse(cells)
            last = family.household
            count += 1
            try body(family)
        }
        return count == limit ? last : nil
    }

    /// What has to be known of a household at the moment of sending.
    package struct Reach: Sendable {
        package let lineUser: String
        package let pausedUntil: CivilDate?
        package let children: [ChildNumber]
    }

    /// These households as they are now; those that can't be reached any more are not among them.
    package static func reachable(
        _ households: [HouseholdID], in tables: any Tables
    ) throws -> [HouseholdID: Reach] {
        var found: [HouseholdID: Reach] = [:]
        found.reserveCapacity(households.count)
        let one = "SELECT \(Glimpse.columns) FROM audience WHERE household = ? AND is_reachable = 1"
        for household in households {
            try tables.query(one, household.cells) { cells in
                let family = Glimpse(cells)
                var children: [ChildNumber] = []
                family.eachChild { children.append($0.number) }
                found[household] = Reach(
                    lineUser: family.lineUser, pausedUntil: family.pausedUntil, children: children)
            }
        }
        return found
    }

    /// One household, reachable or not, as a walk would see it; nil when there is none.
    package static func glimpse<Value>(
        _ household: HouseholdID, in tables: any Tables, _ body: (Glimpse) -> Value?
    ) throws -> Value? {
        var value: Value?
        try tables.query("SELECT \(Glimpse.columns) FROM audience WHERE household = ?", household.cells) { cells in
            value = body(Glimpse(cells))
        }
        return value
    }

    /// One household, reachable or not.
    package static func household(_ household: HouseholdID, in tables: any Tables) throws -> Audience? {
        try tables.load(table.shape, from: "audience", key: household.cells) { table.read($0) }
    }

    /// LINE users of families that follow and speak a language, registered or not, in the order of their households.
    ///
    /// - Returns: the last household, to go on after; nil when there are no more.
    package static func speakers(
        of language: Language, after household: HouseholdID?, limit: Int, in tables: any Tables
    ) throws -> (users: [String], last: HouseholdID?) {
        var users: [String] = []
        var last: HouseholdID?
        try tables.query(
            """
            SELECT household, line_user FROM audience
            WHERE household > ? AND language = ? AND is_following = 1 AND line_user <> ''
            ORDER BY household LIMIT ?
            """, [.text(household?.description ?? ""), .text(language.rawValue), .integer(Int64(limit))]
        ) { cells in
            last = HouseholdID(cells.text(0))
            users.append(cells.text(1))
        }
        return (users, users.count == limit ? last : nil)
    }
}
