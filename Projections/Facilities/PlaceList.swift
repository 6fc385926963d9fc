package import Calendar
package import EventModel
package import Events
import Places

/// The places of an office, page by page: only what is shown is read.
package struct PlaceList: Sendable {
    private let office: OfficeID
    private let today: CivilDate
    private let freshness: FacilityDirectory.Freshness

    /// Which of them are wanted. Everything that is said has to hold.
    package struct Filter: Sendable {
        /// What is not shown any more, instead of what is.
        package var isClosed = false
        package var problem: DirectoryQuality.Problem?
        package var words: [Word] = []

        package init() {}
    }

    /// A word that stands in a name, reading or address, or in what one of the kinds is called.
    package struct Word: Sendable {
        let text: String
        let kinds: Set<PlaceKind>

        package init(_ text: String, kinds: Set<PlaceKind>) {
            self.text = text
            self.kinds = kinds
        }
    }

    package init(of office: OfficeID, on today: CivilDate, in tables: any Tables) throws {
        self.office = office
        self.today = today
        freshness = try FacilityDirectory.freshness(in: tables)
    }

    /// So many rows after so many others; closed ones newest first.
    package func rows(
        _ filter: Filter, from start: Int, atMost count: Int, in tables: any Tables
    ) throws -> [PlaceRow] {
        let asked = question(filter)
        let order = filter.isClosed ? "changed_at DESC, place" : "dataset, place"
        var rows: [PlaceRow] = []
        try tables.query(
            """
            SELECT \(PlaceRow.table.columnList) FROM directory_places WHERE \(asked.condition)
            ORDER BY \(order) LIMIT ? OFFSET ?
            """, asked.parameters + [count.cell, start.cell]
        ) { rows.append(PlaceRow.table.read($0)) }
        return rows
    }

    package func count(_ filter: Filter, in tables: any Tables) throws -> Int {
        let asked = question(filter)
        var count = 0
        try tables.query("SELECT COUNT(*) FROM directory_places WHERE \(asked.condition)", asked.parameters) {
            count = Int($0.integer(0))
        }
        return count
    }

    /// How many of those that are shown have each problem.
    package func counts(
        of problems: [DirectoryQuality.Problem], in tables: any Tables
    ) throws -> [DirectoryQuality.Problem: Int] {
        let asked = question(Filter())
        let each = problems.map(condition)
        let sums = each.map { "SUM(CASE WHEN \($0.condition) THEN 1 ELSE 0 END)" }.joined(separator: ", ")
        var counts: [DirectoryQuality.Problem: Int] = [:]
        try tables.query(
            "SELECT \(sums) FROM directory_places WHERE \(asked.condition)",
            each.flatMap(\.parameters) + asked.parameters
        ) { row in
            for (place, problem) in problems.enumerated() { counts[problem] = Int(row.integer(place)) }
        }
        return counts
    }

    /// What of all this a row has.
    package func problems(
        of row: PlaceRow, in tables: any Tables
    ) throws -> [DirectoryQuality.Problem] {
        guard row.listing.status == .shown else { return [] }
        var problems = Set(DirectoryQuality.problems(row.record).map(\.0))
        if day(of: row) < today.adding(years: -1) { problems.insert(.old) }
        if row.listing.isMissing { problems.insert(.missing) }
        if try !FacilityDirectory.openMistakes(of: row.place, in: tables).isEmpty { problems.insert(.reported) }
        return DirectoryQuality.Problem.allCases.filter(problems.contains)
    }

    package func day(of row: PlaceRow) -> CivilDate { freshness.day(of: row.listing) }

    private typealias Condition = (condition: String, parameters: [Cell])

    private func question(_ filter: Filter) -> Condition {
        let datasets = DatasetKind.allCases.map { DatasetID(office: office, kind: $0).cell }
        var parts: [Condition] = [("dataset IN (\(Self.marks(datasets)))", datasets)]
        parts.append((filter.isClosed ? "status <> 'shown'" : "status = 'shown'", []))
        if let problem = filter.problem { parts.append(condition(problem)) }
        parts += filter.words.map(condition)
        return (parts.map { "(\($0.condition))" }.joined(separator: " AND "), parts.flatMap(\.parameters))
    }

    private func condition(_ problem: DirectoryQuality.Problem) -> Condition {
        switch problem {
        case .missing: return ("is_missing <> 0", [])
        case .reported: return ("place IN (SELECT place FROM directory_mistakes WHERE outcome IS NULL)", [])
        case .old:
            let lastYear = today.adding(years: -1)
            let fresh = DatasetKind.allCases.map { DatasetID(office: office, kind: $0) }
                .filter { freshness.day(of: $0).map { $0 >= lastYear } ?? false }.map(\.cell)
            let isStale = fresh.isEmpty ? "1 = 1" : "is_missing <> 0 OR dataset NOT IN (\(Self.marks(fresh)))"
            return (
                "as_of < ? AND COALESCE(confirmed_on, as_of) < ? AND (\(isStale))",
                [lastYear.cell, lastYear.cell] + fresh
            )
        default: return ("problems & ? <> 0", [DirectoryQuality.bit(problem).cell])
        }
    }

    /// Keys are folded: whether a database tells capital letters apart does not matter.
    private func condition(_ word: Word) -> Condition {
        let text = Likeness.folded(word.text)
        let escaped = ["!", "%", "_"].reduce(text) { $0.replacing($1, with: "!" + $1) }
        var parts = ["name_key", "kana_key", "address_key"].map { "\($0) LIKE ? ESCAPE '!'" }
        var parameters = parts.map { _ in Cell.text("%\(escaped)%") }
        if !word.kinds.isEmpty {
            parts.append("kind IN (\(Self.marks(Array(word.kinds))))")
            parameters += word.kinds.sorted { $0.rawValue < $1.rawValue }.map(\.cell)
        }
        return (parts.joined(separator: " OR "), parameters)
    }

    private static func marks(_ values: [some Any]) -> String { values.map { _ in "?" }.joined(separator: ", ") }
}
