package import Calendar
package import EventModel
package import Events

extension OperationLog {
    /// Which lines are wanted. Everything that is said has to hold.
    package struct Filter: Sendable, Equatable {
        package var from: CivilDate?
        package var to: CivilDate?
        package var actor: String?
        package var kind: String?
        package var household: HouseholdID?
        /// The offices whose lines may be seen; nil for all, and for the terminal's besides.
        package var offices: [OfficeID]?

        /// - Parameter offices: from an `Area`: nil only where it is everywhere.
        package init(offices: [OfficeID]?) { self.offices = offices }

        /// What was asked for, in words for the log.
        package var description: String {
            let days = "\(from?.description ?? "the beginning") to \(to?.description ?? "now")"
            return [days, actor, kind, offices.map { "\($0.count) offices" }].compactMap { $0 }.joined(separator: ", ")
        }
    }

    /// Lines, newest first.
    ///
    /// - Parameters:
    ///   - position: only lines before it, to turn the page.
    ///   - limit: how many at most.
    package static func lines(
        _ filter: Filter, before position: Int64? = nil, limit: Int, in tables: any Tables
    ) throws -> [OperationLine] {
        var lines: [OperationLine] = []
        guard let asked = question(filter, before: position) else { return [] }
        try tables.query(
            """
            SELECT \(OperationLine.table.columnList) FROM operation_lines
            WHERE \(asked.condition) ORDER BY position DESC LIMIT ?
            """, asked.parameters + [limit.cell]
        ) { lines.append(OperationLine.table.read($0)) }
        return lines
    }

    /// How many lines there are, and the position of the newest: what is read up to there is as many as that.
    package static func extent(_ filter: Filter, in tables: any Tables) throws -> (rows: Int, newest: Int64) {
        var extent: (rows: Int, newest: Int64) = (0, 0)
        guard let asked = question(filter, before: nil) else { return extent }
        let sql = "SELECT COUNT(*), COALESCE(MAX(position), 0) FROM operation_lines WHERE \(asked.condition)"
        try tables.query(sql, asked.parameters) { extent = (Int($0.integer(0)), $0.integer(1)) }
        return extent
    }

    /// Nil where nothing may be seen.
    private static func question(
        _ filter: Filter, before position: Int64?
    ) -> (condition: String, parameters: [Cell])? {
        if filter.offices?.isEmpty ?? false { return nil }
        var (conditions, parameters) = (["position < ?"], [(position ?? .max).cell])
        func ask(_ condition: String, _ cell: Cell?) {
            guard let cell else { return }
            conditions.append(condition)
            parameters.append(cell)
        }
        ask("day >= ?", filter.from?.cell)
        ask("day <= ?", filter.to?.cell)
        ask("actor = ?", filter.actor?.cell)
        ask("kind = ?", filter.kind?.cell)
        ask("household = ?", filter.household?.cell)
        if let offices = filter.offices {
            conditions.append("office IN (\(offices.map { _ in "?" }.joined(separator: ", ")))")
            parameters += offices.map(\.cell)
        }
        return (conditions.joined(separator: " AND "), parameters)
    }

    /// The first row of the file.
    package static let csvHeader = CSVText.text([
        ["position", "time", "actor", "office", "kind", "about", "household", "purpose", "detail"]
    ])

    /// More rows of the file, each with its line break before it, in the order given.
    ///
    /// Households stand in it by their registration number; their ids are not shown. What is named stands in it as it
    /// is stored, for programs.
    package static func csvRows(_ lines: [OperationLine]) -> String {
        lines.map { line in
            "\r\n"
                + CSVText.text([
                    [
                        "\(line.position)", JapanTime(milliseconds: line.at).description, line.actor,
                        line.office?.description ?? "", line.kind, line.about ?? "",
                        line.household.map { RegistrationNumber(of: $0).description } ?? "",
                        line.purpose ?? "", line.detail ?? "",
                    ]
                ])
        }.joined()
    }
}
