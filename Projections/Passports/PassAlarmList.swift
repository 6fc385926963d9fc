package import EventModel
import Events

/// An alarm about the use of a pass, for the office.
package struct PassAlarmRow: Row {
    package let alarm: String
    package let sign: String
    package let pseudonym: String
    /// Codes, separated by blanks.
    package let shops: String
    package let uses: Int
    /// Milliseconds since 1970.
    package let at: Int64
    /// Nil while nobody has looked at it.
    package var outcome: String?
    package var key: String { alarm }

    package static let table = Table(
        "pass_alarms", key: 1, Column("alarm", \PassAlarmRow.alarm), Column("sign", \.sign),
        Column("pseudonym", \.pseudonym), Column("shops", \.shops), Column("uses", \.uses), Column("at", \.at),
        Column("outcome", \.outcome), build: PassAlarmRow.init)
}

/// Which uses of passes an office is to look at.
package enum PassAlarmList: Projection {
    package static let name = "pass_alarms"
    package static let version = 1
    package static let tables = [PassAlarmRow.table.shape]

    package static func handlers(_ rows: Rows) -> Handlers {
        let alarms = rows.of(PassAlarmRow.self)
        return Handlers()
            .on(PassAlarmed.self) { fact, _ in
                alarms.put(
                    PassAlarmRow(
                        alarm: "\(fact.alarm)", sign: fact.sign.rawValue, pseudonym: fact.pseudonym,
                        shops: fact.shops.map(\.description).joined(separator: " "), uses: fact.uses, at: fact.at,
                        outcome: nil))
            }
            .on(PassAlarmSettled.self) { fact, _ in
                try alarms.update("\(fact.alarm)") { $0.outcome = fact.outcome.rawValue }
            }
    }

    /// The newest first.
    ///
    /// - Parameter isOpen: whether only those that nobody has looked at.
    package static func newest(_ most: Int, isOpen: Bool, in tables: any Tables) throws -> [PassAlarmRow] {
        var all: [PassAlarmRow] = []
        let table = PassAlarmRow.table
        try tables.query(
            "SELECT \(table.columnList) FROM \(table.shape.name)\(isOpen ? " WHERE outcome IS NULL" : "")"
                + " ORDER BY at DESC, alarm LIMIT ?", [.integer(Int64(most))]
        ) { all.append(table.read($0)) }
        return all
    }
}
