package import Calendar
package import EventModel
package import Events
package import Places

/// The newest pass of a household. Its last day stands here in the clear, as the children's dates do in the audience.
package struct HouseholdPass: Row {
    package let household: HouseholdID
    package let pass: PassID
    package var serial: PassSerial
    package var isFamilyPass: Bool
    package var municipality: MunicipalityCode
    package var ground: PassGround
    /// Nil where the key is gone.
    package var until: CivilDate?
    package let issuedOn: CivilDate
    package var state = State.valid
    package var paper: PassSerial?
    package var paperUntil: CivilDate?
    /// When the household told of a loss, the last time.
    package var lossToldOn: CivilDate?

    package enum State: String, ColumnValue, CaseIterable {
        case valid
        case ended
        case revoked

        package static var columnType: ColumnType { .text }
        package var cell: Cell { .text(rawValue) }
        package init(_ row: any Cells, _ column: Int) { self = State(rawValue: row.text(column)) ?? .ended }
    }

    package var key: HouseholdID { household }

    package static let table = Table(
        "household_passes", key: 1, indexes: [["until"]],
        Column("household", \HouseholdPass.household), Column("pass", \.pass), Column("serial", \.serial),
        Column("is_family_pass", \.isFamilyPass), Column("municipality", \.municipality),
        Column("ground", \.ground), Column("until", \.until), Column("issued_on", \.issuedOn),
        Column("state", \.state), Column("paper", \.paper), Column("paper_until", \.paperUntil),
        Column("loss_told_on", \.lossToldOn),
        build: HouseholdPass.init)
}

extension HouseholdPass {
    /// Whether a household is told beforehand that its pass ends: a valid one, on account of a child that was born.
    ///
    /// Nothing is said in the year after a loss, nor of a pass that still rests on a pregnancy: nobody told what became
    /// of it.
    private static let isToldOf = """
        state = 'valid' AND ground = 'child' AND (loss_told_on IS NULL OR loss_told_on < date(until, '-1 year'))
        """

    /// The last day of a household's pass, if it is told of it before.
    package static func endToTell(of household: HouseholdID, in tables: any Tables) throws -> CivilDate? {
        var day: CivilDate?
        try tables.query(
            "SELECT until FROM household_passes WHERE household = ? AND \(isToldOf)", household.cells
        ) { day = CivilDate(utf8: $0.utf8(0)) }
        return day
    }

    /// The households after one, in the order of their ids, that are told before a day that their pass ends with it.
    package static func toTell(
        ofEndOn day: CivilDate, after household: HouseholdID?, limit: Int, in tables: any Tables
    ) throws -> Set<HouseholdID> {
        var found: Set<HouseholdID> = []
        try tables.query(
            "SELECT household FROM household_passes WHERE until = ? AND household > ? AND \(isToldOf)"
                + " ORDER BY household LIMIT ?",
            [day.cell, .text(household?.description ?? ""), .integer(Int64(limit))]
        ) { cells in
            if let household = HouseholdID(cells.text(0)) { found.insert(household) }
        }
        return found
    }
}

/// A serial that is void before its last day: what the signed list of revocations is made from.
package struct VoidPassSerial: Row {
    package let serial: PassSerial
    package let isPaper: Bool
    /// The last day on which it would have been good; where that was erased, the last day of the calendar.
    package let until: CivilDate
    package let since: CivilDate

    package var key: PassSerial { serial }

    package static let table = Table(
        "void_serials", key: 1, indexes: [["until"]],
        Column("serial", \VoidPassSerial.serial), Column("is_paper", \.isPaper), Column("until", \.until),
        Column("since", \.since), build: VoidPassSerial.init)

    /// The serials that are void on a day and would otherwise be good.
    package static func all(on today: CivilDate, in tables: any Tables) throws -> [VoidPassSerial] {
        var found: [VoidPassSerial] = []
        try tables.query(
            "SELECT \(table.columnList) FROM void_serials WHERE until >= ? ORDER BY serial", [today.cell]
        ) { found.append(table.read($0)) }
        return found
    }
}

/// How often something happened to passes in a month, by where the families live.
package struct PassMonth: Row {
    /// `2026-11`
    package let month: String
    package let municipality: MunicipalityCode
    package var issued = 0
    package var ended = 0
    package var revoked = 0

    package struct Key: RowKey {
        let month: String
        let municipality: MunicipalityCode
        package var cells: [Cell] { [month.cell, municipality.cell] }
    }
    package var key: Key { Key(month: month, municipality: municipality) }

    package static let table = Table(
        "pass_months", key: 2,
        Column("month", \PassMonth.month), Column("municipality", \.municipality), Column("issued", \.issued),
        Column("ended", \.ended), Column("revoked", \.revoked), build: PassMonth.init)
}

/// How many passes were shown in a month.
package struct ShownMonth: Row {
    package let month: String
    package let municipality: MunicipalityCode
    package let band: PassAgeBand
    package var passes: Int

    package struct Key: RowKey {
        let month: String
        let municipality: MunicipalityCode
        let band: PassAgeBand
        package var cells: [Cell] { [month.cell, municipality.cell, band.cell] }
    }
    package var key: Key { Key(month: month, municipality: municipality, band: band) }

    package static let table = Table(
        "pass_shown_months", key: 3,
        Column("month", \ShownMonth.month), Column("municipality", \.municipality), Column("band", \.band),
        Column("passes", \.passes), build: ShownMonth.init)
}
